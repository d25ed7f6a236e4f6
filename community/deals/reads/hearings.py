"""What waits for a member to judge, as steward or as staff."""

from typing import Any

from community.deals import judging
from community.deals.actions.hearings import choices
from community.deals.models import Hearing
from community.members.models import Member
from groups.models import Membership

MOST = 50


def hearings(reader: Member) -> list[Hearing]:
    """The oldest first; nobody judges what they have a part in."""
    mine = Membership.objects.filter(member=reader, steward=True).values("group")
    waiting = Hearing.objects.waiting().order_by("pk")
    waiting = waiting.select_related("group", "claim__author", "feedback")
    asked = waiting if reader.is_staff else waiting.filter(group__in=mine)
    return [one for one in asked[:MOST] if judging.may_judge(reader, one)]


def hearing(reader: Member, one: Hearing) -> dict[str, Any]:
    before = one.claim.hearings.exclude(pk=one.pk) if one.claim else Hearing.objects.none()
    return {
        "hearing": one,
        "claim": one.claim,
        "feedback": one.feedback,
        "may_judge": judging.may_judge(reader, one),
        "choices": choices(one),
        "mine": one.verdicts.filter(author=reader).first(),
        "before": list(before.prefetch_related("verdicts__author")),
    }
