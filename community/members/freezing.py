"""Whose badges rest: after a change of phone or number it may be somebody else who writes.

The one door to it for the rooms: `frozen`. What rests are the vouches a member received, what
their word weighs, and every badge; nothing is lost, and it is back when two who met them confirm.
Who has none of these has nothing to lose to a stranger, and is never frozen.
"""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from community.members import tasks
from community.members.models import Freeze, Member, Standing, Vouch
from community.members.models.freeze import AGENT


def frozen(member_ids: Iterable[int]) -> set[int]:
    """Those of these members whose badges rest now."""
    lasting = Freeze.objects.lasting().filter(member__in=[*member_ids])
    return {*lasting.values_list("member", flat=True)}


def has_name_to_lose(member: Member) -> bool:
    """Somebody's word, a badge or an office: what another would take the account for."""
    badge = Q(verifications__ends_at__gt=timezone.now(), verifications__revocation=None)
    office = Q(is_staff=True) | Q(memberships__steward=True)
    if Member.objects.filter(badge | office, pk=member.pk).exists():
        return True
    return Vouch.objects.standing().filter(member=member).exists()


def begin(member: Member, why: str, agent: str = "") -> Freeze:
    """From now on it rests, what their word weighs at once; inside the act's transaction."""
    words = {"why": why, "agent": agent[:AGENT]}
    freeze, new = Freeze.objects.get_or_create(member=member, lifted_at=None, defaults=words)
    if new:
        Standing.objects.filter(member=member).update(value=0)
        tasks.owe()
    return freeze


def lift(freeze: Freeze, how: str) -> bool:
    """All is as it was; by a conditional update, so that of two who lift it one did."""
    still = Freeze.objects.lasting().filter(pk=freeze.pk)
    lifted = bool(still.update(lifted_at=timezone.now(), how=how))
    if lifted:
        tasks.owe()
    return lifted
