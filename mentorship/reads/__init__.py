from mentorship.reads.found import search
from mentorship.reads.mentors import badges_of
from mentorship.reads.mine import ForMe, for_me

__all__ = ["ForMe", "badges_of", "for_me", "search"]
