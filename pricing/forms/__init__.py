from pricing.forms.boards import BoardForm
from pricing.forms.quotes import AmountField, QuoteForm, start

__all__ = ["AmountField", "BoardForm", "QuoteForm", "start"]
