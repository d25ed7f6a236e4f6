from datetime import timedelta
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members import tasks, vouching
from community.members.models import Member, Vouch
from community.members.models.vouch import Kind
from community.members.once import once, said
from community.text.refusals import Refusal

UNDO = timedelta(days=1)


class Deal(Protocol):
    """What the room of deals says of one: that these two recorded it, and both said it is done."""

    def is_done_between(self, one: Member, other: Member) -> bool: ...


def online(by: Member, member: Member, key: UUID) -> Vouch:
    """`by` knows `member`, but has not met them: a quarter of a meeting's weight."""
    return once(
        Vouch,
        by,
        key,
        lambda: vouching.give(by, member, key, Kind.ONLINE),
        said(member=member, kind=Kind.ONLINE),
    )


def after_deal(by: Member, member: Member, key: UUID, deal: Deal) -> Vouch:
    """`by` traded with `member`, as a recorded deal shows."""
    if not deal.is_done_between(by, member):
        raise Refusal(_("This comes after a deal that both of you have confirmed."))
    return once(
        Vouch,
        by,
        key,
        lambda: vouching.give(by, member, key, Kind.TRADED),
        said(member=member, kind=Kind.TRADED),
    )


def renew(by: Member, vouch: Vouch, key: UUID) -> Vouch:
    """For another year, as it was said; in its last sixty days, or after it lapsed."""
    return once(Vouch, by, key, lambda: renewed(by, vouch, key), said(member=vouch.member))


def renewed(by: Member, vouch: Vouch, key: UUID) -> Vouch:
    if vouch.ended_at is not None or (vouch.is_standing and not vouch.ends_soon):
        raise Refusal(_("A vouch is renewed in its last sixty days."))
    return vouching.give(by, vouch.member, key, Kind(vouch.kind))


@transaction.atomic
def take_back(by: Member, vouch: Vouch) -> Vouch:
    """`by` no longer says so; a second time changes nothing."""
    vouching.hold(by)
    vouch.refresh_from_db(fields=["ended_at"])
    if vouch.ended_at is None:
        vouching.end(vouch)
        tasks.owe()
    return vouch


@transaction.atomic
def let_stand(by: Member, vouch: Vouch) -> Vouch:
    """Undoes a taking back within a day, unless something else was said since."""
    vouching.hold(by)
    vouch.refresh_from_db(fields=["ended_at", "ended_for"])
    if vouch.ended_at is None:
        return vouch
    over = vouch.ended_for or timezone.now() - vouch.ended_at > UNDO
    if over or vouching.said(by, vouch.member):
        raise Refusal(_("This cannot be undone any more. You can vouch anew."))
    vouch.ended_at = None
    vouch.save(update_fields=["ended_at"])
    tasks.owe()
    return vouch
