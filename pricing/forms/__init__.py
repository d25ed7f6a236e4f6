from community.text.money_fields import AmountField
from pricing.forms.boards import BoardForm
from pricing.forms.quotes import QuoteForm, start

__all__ = ["AmountField", "BoardForm", "QuoteForm", "start"]
