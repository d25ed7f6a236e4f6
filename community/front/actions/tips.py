"""Which tip a member was shown is known to the cache alone, for a week, and to nobody else."""

from django.core.cache import cache

from community.front.telling import WEEK, name_of
from community.members.models import Member


def put_away(by: Member, rule: str) -> None:
    """The member wants no tip of this rule for a week."""
    cache.set(name_of(by, rule), "", WEEK)
