from mentorship.reads.catch_up import catch_up
from mentorship.reads.found import search
from mentorship.reads.mentors import badges_of
from mentorship.reads.mine import ForMe, for_me

__all__ = ["ForMe", "badges_of", "catch_up", "for_me", "search"]
