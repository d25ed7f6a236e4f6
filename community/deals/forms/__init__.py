from community.deals.forms.deals import DealForm, ResultForm, TermsForm

__all__ = ["DealForm", "ResultForm", "TermsForm"]
