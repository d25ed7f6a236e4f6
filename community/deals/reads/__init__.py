from community.deals.reads.claims import against, claim, found, register
from community.deals.reads.deals import deal, past, proposals, running
from community.deals.reads.hearings import hearing, hearings
from community.deals.reads.warnings import warnings

__all__ = [
    "against",
    "claim",
    "deal",
    "found",
    "hearing",
    "hearings",
    "past",
    "proposals",
    "register",
    "running",
    "warnings",
]
