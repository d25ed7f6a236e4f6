"""Invitations to pass on: as a link, a square sign, or a word to text."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once
from community.text.refusals import Refusal
from groups.actions.doors import let_in, refuse_put_out, refuse_suspended
from groups.actions.memberships import refuse_imitation
from groups.models import Group, Membership, Ticket

MOST_USES, MOST_DAYS = 200, 60
A_DAY = 24 * 60 * 60
# Read aloud and written on a wall, none is taken for another.
LETTERS, LENGTH = "ACDEFGHJKMNPQRTUVWXY34679", 9


def make(by: Member, group: Group, key: UUID, most: int, days: int) -> Ticket:
    """Whoever has it comes in at once, so many people in so many days."""
    return once(Ticket, by, key, lambda: made(by, group, key, most, days))


def made(by: Member, group: Group, key: UUID, most: int, days: int) -> Ticket:
    if not 1 <= most <= MOST_USES:
        raise Refusal(_("It lets in 1 to 200 people."), "most")
    if not 1 <= days <= MOST_DAYS:
        raise Refusal(_("It lasts 1 to 60 days."), "days")
    limiter.spend("tickets", by.pk, limit=20, seconds=A_DAY)
    ends_at = timezone.now() + timedelta(days=days)
    ticket = Ticket.objects.create(
        author=by, key=key, group=group, slug=new_slug(), most=most, ends_at=ends_at
    )
    book.enter(
        Verb.TICKET_MADE, by=by, where=group.topic, subject=ticket.pk, after=f"{most} × {days} d"
    )
    return ticket


def new_slug() -> str:
    return "".join(secrets.choice(LETTERS) for _sign in range(LENGTH))


@transaction.atomic
def revoke(by: Member, ticket: Ticket) -> None:
    """Whoever holds it does not come in by it any more; twice is harmless."""
    standing = Ticket.objects.filter(pk=ticket.pk, revoked_at=None)
    if standing.update(revoked_at=timezone.now()):
        where = ticket.group.topic
        book.enter(Verb.TICKET_REVOKED, by=by, where=where, subject=ticket.pk)


@transaction.atomic
def enter(by: Member, ticket: Ticket, accepted: int | None = None) -> Membership:
    """`by` comes in by it. Who is in already spends nothing; so many at once, one after another.

    `accepted` as in let_in: 0 of whoever comes by text, and has read no rules.
    """
    held = (
        Ticket.objects.select_for_update(of=["self"])
        .select_related("group", "author")
        .get(pk=ticket.pk)
    )
    inside = held.group.memberships.filter(member=by).first()
    if inside is not None:
        return inside
    refuse_spent(held)
    refuse_suspended(by, held.group)
    refuse_put_out(by, held.group)
    refuse_imitation(by, held.group)
    place = let_in(by, held.group, by, accepted, held.author)
    held.admissions.get_or_create(member=by)
    return place


def refuse_spent(ticket: Ticket) -> None:
    """The reason names no group: the group may be one nobody is to know of."""
    ask = _("Ask whoever gave it to you for a new one.")
    if ticket.revoked_at is not None:
        raise Refusal(_("This invitation was taken back.") + " " + ask)
    if ticket.is_over:
        raise Refusal(_("This invitation is too old.") + " " + ask)
    if ticket.admissions.count() >= ticket.most:
        raise Refusal(_("This invitation was used as often as it may be.") + " " + ask)
