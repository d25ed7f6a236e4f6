"""All that is kept of a member, or of a group, as one file to take away: JSON, and HTML to read."""

import json
from collections.abc import Iterable, Iterator
from functools import reduce
from io import BytesIO
from operator import or_
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.template.loader import render_to_string

from community.members.models import Member
from groups.models import Group, Membership, Message, Room
from mentorship.models import Answer, Question, Tutorial
from pricing.models import Quote

Table = dict[str, Any]
OURS = ("community", "groups", "pricing", "mentorship")
MINE = ("author", "member", "about")
# What others said of a member in confidence, keys that open doors, and what is worked out anew.
NOT_THEIRS = {
    "groups.report": ("author",),
    "members.token": (),
    "live.event": (),
}
LEFT_OUT = {"html", "key", "password"}


def of_member(member: Member) -> dict[str, list[Table]]:
    """Every row that they wrote or that is about them, by its noun; nothing of anybody else."""
    profile = rows([member])
    found = {name: rows(theirs) for name, theirs in kept_of(member)}
    return {"members.member": profile} | {name: some for name, some in found.items() if some}


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
    """What was said and asked there, its people, the prices its members told and its lessons."""
    inside = Membership.objects.filter(group=group)
    trade, members = group.sector, inside.values("member")
    told = Quote.objects.standing().filter(author__in=members, cell__commodity__sectors=trade)
    lessons = Tutorial.objects.filter(sector=trade, published__isnull=False, author__in=members)
    asked = Question.objects.standing().filter(group=group)
    return {
        "group": rows([group]),
        "people": [person(one) for one in inside.select_related("member").order_by("pk")],
        "rooms": rows(Room.objects.filter(group=group)),
        "messages": rows(Message.objects.standing().filter(room__group=group).order_by("pk")),
        "questions": rows(asked.order_by("pk")),
        "answers": rows(Answer.objects.standing().filter(question__in=asked).order_by("pk")),
        "prices": rows(told.distinct().order_by("pk")),
        "library": rows([one.published for one in lessons.select_related("published")]),
    }


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
    """A zip: data.json for programs, read.html for people."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as kept:
        kept.writestr("data.json", json.dumps(tables, default=str, ensure_ascii=False, indent=1))
        kept.writestr("read.html", readable(title, tables))
    return file.getvalue()


def readable(title: str, tables: dict[str, list[Table]]) -> str:
    shown = [(name, [list(row.items()) for row in some]) for name, some in tables.items()]
    return render_to_string("front/takeaway/read.html", {"title": title, "tables": shown})
