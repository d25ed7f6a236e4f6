from community.deals.forms.claims import (
    ClaimForm,
    LookupForm,
    OwedForm,
    ReplyForm,
    VerdictForm,
    WordsForm,
)
from community.deals.forms.deals import AskingForm, DealForm, ResultForm, TermsForm, WitnessForm
from community.deals.forms.feedback import FeedbackForm

__all__ = [
    "AskingForm",
    "ClaimForm",
    "DealForm",
    "FeedbackForm",
    "LookupForm",
    "OwedForm",
    "ReplyForm",
    "ResultForm",
    "TermsForm",
    "VerdictForm",
    "WitnessForm",
    "WordsForm",
]
