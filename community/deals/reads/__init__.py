from community.deals.reads.deals import deal, past, proposals, running
from community.deals.reads.warnings import warnings

__all__ = ["deal", "past", "proposals", "running", "warnings"]
