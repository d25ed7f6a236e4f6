from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from community.live.replay import head
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from pricing import access, board, reads, writing
from pricing.actions import boards
from pricing.forms import BoardForm
from pricing.models import Cell
from pricing.models.cell import CellQuerySet, Kind
from pricing.rounds import reads as buying

PAGE = 40


@member_page
def shown(request: MemberRequest, slug: str) -> HttpResponse:
    """The group's prices, live; the head is read before the lines, so that none is missed. To who
    sells to the group, what strangers may know, and nothing live."""
    group = access.group_of(request.user, slug)
    topic = f"board.{group.pk}"
    after = head(topic)
    asked = {name: said(request, name) for name in ("q", "market", "kind")}
    cells = reads.board_cells(request.user, group, asked["q"], asked["market"], asked["kind"])
    context = {
        "group": group,
        "tab": "prices",
        "topic": topic,
        "head": after,
        "asked": asked,
        "filtered": any(asked.values()),
        "place": "none" if any(asked.values()) else "end",
        "page": pages(cells).get_page(request.GET.get("page")),
        "markets": board.markets(group),
        "kinds": Kind.choices,
        "buying": buying.may_buy(request.user, group),
        "running": buying.running(request.user, group),
        "steward": access.is_steward(request.user, group),
    }
    return render(request, "pricing/boards/board.html", context)


def pages(cells: CellQuerySet | list[Cell]) -> "Paginator[Cell]":
    lines: Any = cells if isinstance(cells, list) else board.Sheet(cells)
    return Paginator(lines, PAGE)


@member_page
def download(request: MemberRequest, slug: str) -> HttpResponse:
    """The board's figures as a table, for those who see the board."""
    group = access.group_of(request.user, slug)
    lines = writing.table(writing.of_cells(reads.board_cells(request.user, group)))
    name = f'attachment; filename="{group.slug}.csv"'
    return HttpResponse(lines, content_type="text/csv", headers={"Content-Disposition": name})


def said(request: MemberRequest, name: str) -> str:
    """A word of the address as the database can hold it."""
    return request.GET.get(name, "").replace("\0", "").strip()[:80]


@member_page
def choice(request: MemberRequest, slug: str) -> HttpResponse:
    """The steward chooses what the board shows."""
    group = access.group_stewarded_by(request.user, slug)
    now = {"commodities": board.commodities(group), "markets": board.markets(group)}
    form = BoardForm(request.POST or None, initial=now)
    context = {"group": group, "tab": "prices", "form": form}
    if request.method != "POST":
        return render(request, "pricing/boards/choice.html", context)
    if attempt(form, boards.choose, by=request.user, group=group) is None:
        return refused(request, form, "pricing/boards/choice.html", context)
    return done(request, reverse("pricing:board", args=[group.slug]))
