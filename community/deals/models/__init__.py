from community.deals.models.deal import Deal
from community.deals.models.result import Result
from community.deals.models.terms import Terms
from community.deals.models.witness import Witness

__all__ = ["Deal", "Result", "Terms", "Witness"]
