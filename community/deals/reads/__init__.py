from community.deals.reads.deals import deal, past, running

__all__ = ["deal", "past", "running"]
