from community.deals.models.deal import Deal
from community.deals.models.result import Result
from community.deals.models.terms import Terms

__all__ = ["Deal", "Result", "Terms"]
