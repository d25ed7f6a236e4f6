"""One question to the whole house; each room is asked for its own part."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.contacts import reads as offices
from community.members.models import Member
from community.personas import reads as people
from community.search.found import Found
from community.search.words import expanded
from groups import reads as talk
from mentorship import reads as lessons
from pricing import reads as prices

SOURCES: list[Callable[[Member, str], list[Found]]] = [
    prices.search,
    talk.search,
    lessons.search,
    offices.search,
    people.search,
]
KINDS: dict[str, Promise] = {
    "quote": _("Prices"),
    "group": _("Groups"),
    "question": _("Questions"),
    "answer": _("Answers"),
    "tutorial": _("Library"),
    "contact": _("Contact book"),
    "case": _("Complaints of many"),
    "message": _("Messages"),
    "member": _("People"),
}
FEW, PAGE, TALK = 3, 20, "message"


def search(
    member: Member, words: str, kind: str = "", page: str = "1", before: int | None = None
) -> dict[str, Any]:
    """A few of every kind, or page by page all of one; of messages all that was ever said."""
    asked = expanded(words, talk.synonyms_of(member)) if words else ""
    hits = [hit for source in SOURCES for hit in source(member, asked)] if words else []
    kinds = [section(key, title, hits) for key, title in KINDS.items()]
    return {
        "words": words,
        "asked": asked,
        "kind": kind if kind in KINDS else "",
        "title": KINDS.get(kind, ""),
        "sections": [one for one in kinds if one["hits"]],
        **(talked(member, asked, before, hits) if kind == TALK else paged(kind, page, hits)),
    }


def paged(kind: str, page: str, hits: list[Found]) -> dict[str, Any]:
    return {"page": Paginator([hit for hit in hits if hit.kind == kind], PAGE).get_page(page)}


def talked(member: Member, asked: str, before: int | None, hits: list[Found]) -> dict[str, Any]:
    """What came of closed rooms stands before the newest talk."""
    if not asked:
        return paged(TALK, "1", [])
    said = talk.said(member, asked, before)
    closed = [hit for hit in hits if hit.kind == TALK and hit.url.startswith("/rooms/")]
    return {"page": said.hits if before else closed + said.hits, "older": said.older}


def section(kind: str, title: Promise, hits: list[Found]) -> dict[str, Any]:
    mine = [hit for hit in hits if hit.kind == kind]
    return {"kind": kind, "title": title, "hits": mine[:FEW], "count": len(mine)}
