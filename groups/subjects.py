"""What may be reported, and how it is reached: the same few questions of every noun.

The hall answers for messages and members; the wings for their nouns, by the roof's dotted name.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple
from uuid import uuid4

from django.http import Http404
from django.urls import reverse

from community.live.record import record
from community.members.models import Member
from groups import access, wings
from groups.models import Finding, Group, Message, Report, Withdrawal


class Subject(NamedTuple):
    """A thing said, or who said it, as it stands now; a thing of no group is a matter for staff.
    `hides`: whoever reads it is not told whose it is."""

    noun: str
    pk: int
    group: Group | None
    author: Member
    text: str
    url: str
    hides: bool = False


class Noun(NamedTuple):
    """`seen` finds the thing through the one who looks, or 404. A steward may `take` it from all
    readers, and `give` it back, inside the transaction of the act that says so. `unnamed`: which of
    these do not tell the group whose they are. `free`: a warning of it was lifted on appeal, by the
    number of its finding."""

    seen: Callable[[Member, int], Subject]
    take: Callable[[Member, int, str], None] | None = None
    give: Callable[[Member, int], None] | None = None
    unnamed: Callable[[Collection[int]], set[int]] | None = None
    free: Callable[[Member, int], None] | None = None


def subject_of(member: Member, noun: str, pk: int) -> Subject:
    return access.found(known().get(noun)).seen(member, pk)


def known() -> Mapping[str, Noun]:
    return {**OURS, **wings.reportable()}


def unnamed(rows: Iterable[Report | Finding]) -> set[int]:
    """Those of the rows, by their own number, that must not say whom they are about."""
    of: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        of[row.noun][row.pk] = row.subject
    return {pk for noun, things in of.items() for pk in among(noun, things)}


def among(noun: str, things: Mapping[int, int]) -> list[int]:
    which = known()[noun].unnamed if noun in known() else None
    hidden = which(set(things.values())) if which else set()
    return [pk for pk, thing in things.items() if thing in hidden]


def message(member: Member, pk: int) -> Subject:
    one = access.message_of(member, pk)
    if one.is_withdrawn:
        raise Http404
    url = reverse("groups:message", args=[pk])
    return Subject("message", pk, one.room.group, one.author, one.text, url)


def take_message(by: Member, pk: int, why: str) -> None:
    one = Message.objects.select_related("room").get(pk=pk)
    row = {"author": by, "key": uuid4(), "reason": why}
    _withdrawal, new = Withdrawal.objects.get_or_create(message=one, defaults=row)
    if new:
        record(one.room.topic, "message.withdrawn", by=by, subject=pk)


def give_message(by: Member, pk: int) -> None:
    one = Message.objects.select_related("room").get(pk=pk)
    gone, _rows = Withdrawal.objects.filter(message=one).exclude(author=one.author_id).delete()
    if gone:
        record(one.room.topic, "message.restored", by=by, subject=pk)


def member(reader: Member, pk: int) -> Subject:
    """Before the stewards of a group both are in."""
    one = access.found(Member.objects.filter(pk=pk, is_active=True).first())
    shared = Group.objects.of(reader).filter(pk__in=Group.objects.of(one)).order_by("pk")
    url = reverse("front:member", args=[one.handle])
    return Subject("member", pk, access.found(shared.first()), one, f"{one} @{one.handle}", url)


OURS = {"message": Noun(message, take_message, give_message), "member": Noun(member)}
