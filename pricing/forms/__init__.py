from pricing.forms.quotes import AmountField, BoardForm, QuoteForm, start

__all__ = ["AmountField", "BoardForm", "QuoteForm", "start"]
