from community.deals.reads.claims import against, claim, found, register
from community.deals.reads.deals import deal, past, proposals, running
from community.deals.reads.feedback import counts, feedback, said_of, to_be_said
from community.deals.reads.hearings import hearing, hearings, to_judge
from community.deals.reads.past_jobs import past_jobs
from community.deals.reads.warnings import warnings

__all__ = [
    "against",
    "claim",
    "counts",
    "deal",
    "feedback",
    "found",
    "hearing",
    "hearings",
    "past",
    "past_jobs",
    "proposals",
    "register",
    "running",
    "said_of",
    "to_be_said",
    "to_judge",
    "warnings",
]
