from community.deals.forms.deals import AskingForm, DealForm, ResultForm, TermsForm, WitnessForm

__all__ = ["AskingForm", "DealForm", "ResultForm", "TermsForm", "WitnessForm"]
