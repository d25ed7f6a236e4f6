"""What waits for a member to judge, as steward or as staff."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from community.deals import judging
from community.deals.actions.hearings import choices
from community.deals.models import Hearing
from community.members.models import Member
from groups.models import Group, Membership
from groups.wings import Waiting

MOST = 50


def hearings(reader: Member) -> list[Hearing]:
    """The oldest first; nobody judges what they have a part in."""
    mine = Membership.objects.filter(member=reader, steward=True).values("group")
    waiting = Hearing.objects.waiting()
    return judged_by(reader, waiting if reader.is_staff else waiting.filter(group__in=mine))


def judged_by(reader: Member, waiting: QuerySet[Hearing]) -> list[Hearing]:
    sides = ("claim__author", "feedback__author", "feedback__member")
    rows = waiting.select_related("group", *sides).order_by("pk")[:MOST]
    return [one for one in rows if judging.may_judge(reader, one)]


def to_judge(reader: Member, group: Group) -> list[Waiting]:
    """Those of one group, as lines of its stewards' queue; each leads to both sides."""
    waiting = Hearing.objects.waiting().filter(group=group)
    return [line(one) for one in judged_by(reader, waiting)]


def line(one: Hearing) -> Waiting:
    """Neither side is named before it is opened."""
    said = one.claim.what if one.claim else one.words
    what = one.claim.matter if one.claim else _("How a deal went")
    why = _("appeal") if one.appeal else _("To be judged")
    url = reverse("deals:hearing", args=[one.pk])
    return Waiting(f"{what}: {Truncator(said).chars(60)}", why, url)


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
