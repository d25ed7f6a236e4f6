from community.deals.forms.claims import (
    ClaimForm,
    LookupForm,
    OwedForm,
    ReplyForm,
    VerdictForm,
    WordsForm,
)
from community.deals.forms.deals import AskingForm, DealForm, ResultForm, TermsForm, WitnessForm

__all__ = [
    "AskingForm",
    "ClaimForm",
    "DealForm",
    "LookupForm",
    "OwedForm",
    "ReplyForm",
    "ResultForm",
    "TermsForm",
    "VerdictForm",
    "WitnessForm",
    "WordsForm",
]
