"""The group's contact book: kept by all its members, and every change can be undone."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.contacts.models import Contact, Entry, Word
from community.contacts.wording import Says, checked
from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.text.refusals import Refusal
from groups.actions.doors import locked
from groups.models import Group

MOST = 200
DAY = 24 * 60 * 60


def add(by: Member, group: Group, key: UUID, says: Says) -> Contact:
    """A member writes down how an office is reached."""
    kept = checked(says)

    def act() -> Contact:
        refuse_known(locked(group), kept.name)
        contact = Contact.objects.create(author=by, key=key, group=group)
        return written(by, contact, key, kept)

    return once(Contact, by, key, act, lambda one: said(**kept._asdict())(first(one)))


def first(contact: Contact) -> Entry:
    found: Entry = contact.entries.order_by("pk")[0]
    return found


def refuse_known(group: Group, name: str) -> None:
    standing = Contact.objects.standing().filter(group=group)
    if standing.filter(entry__name__iexact=name).exists():
        raise Refusal(_("It stands in the book already: change that line."), "name")
    if standing.count() >= MOST:
        raise Refusal(_("A book has at most %d lines.") % MOST)


def written(by: Member, contact: Contact, key: UUID, says: Says) -> Contact:
    limiter.spend("contacts", by.pk, limit=30, seconds=DAY)
    contact.entry = contact.entries.create(author=by, key=key, **says._asdict())
    contact.save(update_fields=["entry"])
    return contact


def change(by: Member, contact: Contact, key: UUID, says: Says) -> Entry:
    """What is known now; what was known before stays below it."""
    kept = checked(says)

    def act() -> Entry:
        return newest(written(by, lasting(contact), key, kept))

    return once(Entry, by, key, act, said(contact=contact, **kept._asdict()))


def put_back(by: Member, entry: Entry, key: UUID) -> Entry:
    """An older entry stands again, as of the day on which it was checked."""
    kept = Says(*(getattr(entry, name) for name in Says._fields))
    contact = entry.contact

    def act() -> Entry:
        return newest(written(by, lasting(contact), key, kept))

    return once(Entry, by, key, act, said(contact=contact, **kept._asdict()))


def lasting(contact: Contact) -> Contact:
    rows = Contact.objects.select_for_update(of=["self"]).select_related("entry")
    found = rows.get(pk=contact.pk)
    if found.dropped_at:
        raise Refusal(_("It was taken out of the book. Put it back first."))
    return found


def newest(contact: Contact) -> Entry:
    assert contact.entry is not None
    return contact.entry


def confirm(by: Member, contact: Contact, key: UUID, right: bool) -> Word:
    """A member tried it: it is still right, or wrong. Said twice on a day it is one word."""

    def act() -> Word:
        entry = newest(lasting(contact))
        same = entry.words.filter(author=by, made_at__date=timezone.localdate()).last()
        if same is not None and same.right == right:
            return same
        limiter.spend("contacts.words", by.pk, limit=60, seconds=DAY)
        return entry.words.create(author=by, key=key, right=right)

    return once(Word, by, key, act, lambda one: one.right == right)


@transaction.atomic
def drop(by: Member, contact: Contact) -> Contact:
    """Out of the book; any member may put it back."""
    limiter.spend("contacts", by.pk, limit=30, seconds=DAY)
    Contact.objects.filter(pk=contact.pk, dropped_at=None).update(dropped_at=timezone.now())
    return contact


@transaction.atomic
def restore(by: Member, contact: Contact) -> Contact:
    """Unless another of its name has come into the book meanwhile."""
    if contact.dropped_at:
        refuse_known(locked(contact.group), str(contact))
        Contact.objects.filter(pk=contact.pk).update(dropped_at=None)
    return contact
