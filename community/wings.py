"""The sitemap of what the hall asks of the wings, which it cannot see."""

from mentorship.guests import cut_guests
from pricing.saying import looks_like_a_price

GROUP_CLOSED = cut_guests
READS_AS_PRICE = looks_like_a_price
