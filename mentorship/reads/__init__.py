from mentorship.reads.found import search
from mentorship.reads.mine import ForMe, for_me

__all__ = ["ForMe", "for_me", "search"]
