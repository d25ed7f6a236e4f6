"""Who is asked to be steward where a group is about to have none: the longest-standing member whom
others vouch for, for two days; then the next. Whoever does not want to lets the days pass."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from community.members.freezing import frozen
from community.members.models import Erasure, Member, Vouch
from groups.models import Group, Recall
from groups.models.recall import Result

EACH = timedelta(days=2)


def heir(group: Group) -> Member | None:
    """Whose turn it is now; nobody's where a steward stays, or nobody is left to ask."""
    since = vacant_since(group)
    due = candidates(group) if since else []
    turn = int((timezone.now() - since) / EACH) if since else 0
    return due[turn % len(due)] if due else None


def vacant_since(group: Group) -> datetime | None:
    """The last steward has asked to be forgotten, was recalled, or only acts since their year."""
    stewards = group.memberships.filter(steward=True, acting=False)
    going = Erasure.objects.waiting().filter(author__in=stewards.values("member"))
    if stewards.exclude(member__in=going.values("author")).exists():
        return None
    last = going.order_by("made_at").last()
    if last is not None:
        return last.made_at
    over = Recall.objects.filter(group=group, result=Result.RECALLED).order_by("-closed_at").first()
    return over.closed_at if over else None


def candidates(group: Group) -> list[Member]:
    """Those others vouch for first, each in the order in which they came."""
    going = Erasure.objects.waiting().values("author")
    barred = Recall.objects.bars().filter(group=group).values("steward")
    known = Exists(Vouch.objects.standing().filter(member=OuterRef("member")))
    inside = group.memberships.filter(steward=False, member__is_active=True).annotate(known=known)
    inside = inside.exclude(member__in=going).exclude(member__in=barred).select_related("member")
    members = [one.member for one in inside.order_by("-known", "since", "pk")]
    resting = frozen(one.pk for one in members)
    return [one for one in members if one.pk not in resting]
