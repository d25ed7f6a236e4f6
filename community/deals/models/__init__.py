from community.deals.models.claim import Claim
from community.deals.models.deal import Deal
from community.deals.models.feedback import Feedback
from community.deals.models.hearing import Hearing, Verdict
from community.deals.models.lookup import Lookup
from community.deals.models.result import Result
from community.deals.models.terms import Terms
from community.deals.models.witness import Witness

__all__ = [
    "Claim",
    "Deal",
    "Feedback",
    "Hearing",
    "Lookup",
    "Result",
    "Terms",
    "Verdict",
    "Witness",
]
