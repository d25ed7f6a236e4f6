"""How loud the word is of one who tells how it went."""

from typing import Any

from django.utils import timezone

from community.members import voice
from community.members.models import Member, Standing
from mentorship import worth


def heard(by: Member, opened: bool = True) -> dict[str, Any]:
    """What is kept with a report, as the teller stands now."""
    row = Standing.objects.filter(member=by).first()
    standing = row.value if row else 0.0
    is_fresh = timezone.now() - by.joined_at < voice.NEW
    return {
        "weight": worth.weight(standing, is_fresh, opened),
        "circle": row.circle if row else None,
    }
