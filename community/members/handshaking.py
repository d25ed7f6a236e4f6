"""How far two members are with a handshake."""

from typing import NamedTuple

from django.utils import timezone

from community.members.models import Handshake, Member, Vouch
from community.members.models.handshake import LASTS
from community.members.models.vouch import Kind


class Shown(NamedTuple):
    """The digits I show, if they are still good; and which of the two have been entered."""

    mine: Handshake | None
    they_entered: bool
    i_entered: bool
    is_met: bool


def between(me: Member, other: Member) -> Shown:
    fresh = Handshake.objects.fresh()
    rows = [*fresh.filter(author=me, to=other), *fresh.filter(author=other, to=me)]
    mine = [row for row in rows if row.author_id == me.pk]
    theirs = [row for row in rows if row.author_id != me.pk]
    i_entered = any(row.entered_at for row in theirs)
    they_entered = any(row.entered_at for row in mine)
    waiting = [row for row in mine if not row.entered_at]
    return Shown(waiting[-1] if waiting else None, they_entered, i_entered, met(me, other))


def met(me: Member, other: Member) -> bool:
    """Just now: both said so within these minutes."""
    since = timezone.now() - LASTS
    said = Vouch.objects.standing().filter(kind=Kind.MET, made_at__gt=since)
    pair = {me.pk, other.pk}
    return said.filter(author__in=pair, member__in=pair).count() == len(pair)
