"""All that is kept of a member, or of a group, as one file to take away: JSON, and HTML to read."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial, reduce
from io import BytesIO, StringIO
from operator import or_
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.template.loader import render_to_string

from community.contacts.models import Voice
from community.contacts.reads import cases, contacts, voices
from community.members.models import Member
from groups.models import Craft, Group, Meetup, Membership, Message, Minutes, Room
from mentorship.models import Answer, Question, Tutorial
from pricing.models import Quote

Table = dict[str, Any]
Parts = list[tuple[str, Callable[[], list[Table]]]]
OURS = ("community", "groups", "pricing", "mentorship")
MINE = ("author", "member", "about")
# What others said of a member in confidence, keys that open doors, and what is worked out anew.
NOT_THEIRS = {
    "groups.report": ("author",),
    "members.token": (),
    "live.event": (),
}
LEFT_OUT = {"html", "key", "password"}
SHEETS = {"people", "prices"}
FORMULA = tuple("=+-@\t\r")


def parts_of(member: Member, group: Group | None = None) -> Parts:
    """What is to be gathered, each part by its name."""
    return parts_of_group(group) if group else parts_of_member(member)


def of_member(member: Member) -> dict[str, list[Table]]:
    """Every row that they wrote or that is about them, by its noun; nothing of anybody else."""
    found = {name: gather() for name, gather in parts_of_member(member)}
    return {name: some for name, some in found.items() if some}


def parts_of_member(member: Member) -> Parts:
    profile = partial(rows, [member])
    theirs = [(name, partial(rows, found)) for name, found in kept_of(member)]
    return [("members.member", profile), *theirs]


def kept_of(member: Member) -> Iterator[tuple[str, QuerySet[Model]]]:
    for model in apps.get_models():
        if model.__module__.split(".")[0] not in OURS:
            continue
        label = model._meta.label_lower
        links = [name for name in NOT_THEIRS.get(label, MINE) if leads(model, name)]
        if links:
            whose = reduce(or_, (Q(**{name: member}) for name in links))
            yield label, model._default_manager.filter(whose).order_by("pk")


def leads(model: type[Model], name: str) -> bool:
    """Whether the row's field of this name is a member."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    field = fields.get(name)
    return isinstance(field, ForeignKey) and field.related_model is Member


def of_group(group: Group) -> dict[str, list[Table]]:
    return {name: gather() for name, gather in parts_of_group(group)}


def parts_of_group(group: Group) -> Parts:
    """What was said and asked there, its people, the prices its members told and its lessons."""
    inside = Membership.objects.filter(group=group)
    people = inside.select_related("member").order_by("pk")
    asked = Question.objects.standing().filter(group=group).order_by("pk")
    said = Message.objects.standing().filter(room__group=group).order_by("pk")
    lessons = Tutorial.objects.filter(
        sector=group.sector, published__isnull=False, author__in=inside.values("member")
    ).select_related("published")
    return [
        ("group", partial(rows, [group])),
        ("people", lambda: [person(one) for one in people]),
        ("crafts", partial(rows, Craft.objects.of(group).order_by("pk"))),
        ("rooms", partial(rows, Room.objects.filter(group=group))),
        ("meetups", partial(rows, Meetup.objects.filter(group=group).order_by("pk"))),
        ("minutes", partial(rows, Minutes.objects.filter(meetup__group=group).order_by("pk"))),
        ("messages", partial(rows, said)),
        ("questions", partial(rows, asked)),
        ("answers", partial(rows, Answer.objects.standing().filter(question__in=asked))),
        ("prices", lambda: [price(one) for one in told_by(inside, group)]),
        ("library", lambda: rows(one.published for one in lessons)),
        ("contacts", lambda: rows(one.entry for one in contacts(group))),
        ("cases", partial(rows, cases(group))),
        ("voices", lambda: [voice(one) for case in cases(group) for one in voices(case)]),
    ]


def voice(one: Voice) -> Table:
    """Whose it is, it says only where they agreed."""
    return row(one) | {"author": one.author_id if one.named else None}


def told_by(inside: QuerySet[Membership], group: Group) -> QuerySet[Quote]:
    mine = {"author__in": inside.values("member"), "cell__commodity__sectors": group.sector}
    told = Quote.objects.standing().filter(**mine).select_related("cell__commodity", "cell__market")
    return told.distinct().order_by("pk")


def price(one: Quote) -> Table:
    """In words, for it may be read on another server: what, where, how much, when."""
    cell = one.cell
    names = {"commodity": str(cell.commodity), "market": str(cell.market), "kind": cell.kind}
    return row(one) | names | {"currency": cell.currency, "base": cell.base}


def person(one: Membership) -> Table:
    """Known by name and handle: nobody's number goes with a group."""
    name, handle = one.member.display_name, one.member.handle
    since = one.since.isoformat()
    return {"id": one.member_id, "name": name, "handle": handle, "steward": one.steward} | {
        "since": since
    }


def rows(found: Iterable[Model | None]) -> list[Table]:
    return [row(one) for one in found if one is not None]


def row(one: Model) -> Table:
    fields = [field for field in one._meta.concrete_fields if field.name not in LEFT_OUT]
    return {field.name: field.value_from_object(one) for field in fields}


def packed(title: str, tables: dict[str, list[Table]]) -> bytes:
    """A zip: data.json for programs, read.html for people; of a group also tables for a sheet."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as kept:
        kept.writestr("data.json", json.dumps(tables, default=str, ensure_ascii=False, indent=1))
        kept.writestr("read.html", readable(title, tables))
        for name in SHEETS & tables.keys():
            kept.writestr(f"{name}.csv", sheet(tables[name]))
    return file.getvalue()


def sheet(found: list[Table]) -> str:
    file = StringIO()
    if found:
        lines = csv.DictWriter(file, list(found[0]))
        lines.writeheader()
        lines.writerows({name: plain(one) for name, one in row.items()} for row in found)
    return file.getvalue()


def plain(one: Any) -> str:
    """A name that begins like a sum is no sum: a sheet would work it out."""
    text = "" if one is None else str(one)
    return f"'{text}" if text[:1] in FORMULA and not isinstance(one, int | Decimal) else text


def readable(title: str, tables: dict[str, list[Table]]) -> str:
    shown = [(name, [list(row.items()) for row in some]) for name, some in tables.items()]
    return render_to_string("front/takeaway/read.html", {"title": title, "tables": shown})
