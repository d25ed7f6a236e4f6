"""The sitemap of what a member comes back to: each room's lines, ranked in notices.items.

A room offers `catch_up(member, since) -> list[Item]`: what came after `since` and is still to be
acted on, only what the member may see, nothing of what they muted, in a fixed number of queries.
"""

from community.alerts import reads as alerts
from community.notices.catch_up import Source
from groups import reads as groups
from mentorship import reads as mentorship
from pricing import catch_up as pricing

SOURCES: tuple[Source, ...] = (
    alerts.catch_up,
    groups.catch_up,
    mentorship.catch_up,
    pricing.catch_up,
)
