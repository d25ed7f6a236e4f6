from community.text.money_fields import AmountField
from pricing.forms.boards import BoardForm
from pricing.forms.quotes import QuoteForm
from pricing.forms.starting import start

__all__ = ["AmountField", "BoardForm", "QuoteForm", "start"]
