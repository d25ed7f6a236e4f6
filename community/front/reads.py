"""What the pages that see the whole house show; each room is asked for its own part."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.search.found import Found
from groups.models import Group

SOURCES: list[Callable[[Member, str], list[Found]]] = []
KINDS = {
    "group": _("Groups"),
    "quote": _("Prices"),
    "question": _("Questions"),
    "answer": _("Answers"),
    "tutorial": _("Library"),
    "message": _("Messages"),
    "member": _("People"),
}
FEW, PAGE = 3, 20


def home(member: Member) -> dict[str, Any]:
    return {"groups": Group.objects.of(member)}


def search(member: Member, words: str, kind: str = "", page: str = "1") -> dict[str, Any]:
    """A few of every kind, or page by page all of one."""
    hits = [hit for source in SOURCES for hit in source(member, words)] if words else []
    kinds = [section(key, title, hits, words) for key, title in KINDS.items()]
    return {
        "words": words,
        "kind": kind if kind in KINDS else "",
        "title": KINDS.get(kind, ""),
        "sections": [one for one in kinds if one["hits"]],
        "page": Paginator([hit for hit in hits if hit.kind == kind], PAGE).get_page(page),
    }


def section(kind: str, title: object, hits: list[Found], words: str) -> dict[str, Any]:
    mine = [hit for hit in hits if hit.kind == kind]
    return {"kind": kind, "title": title, "hits": mine[:FEW], "count": len(mine)}
