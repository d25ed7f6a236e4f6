"""The line of a board as it is now: for the page, for the socket and for catching up."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from community.live.models import Event
from pricing.models import Cell

GONE = '<tr id="c{}" hidden></tr>'


def draw(events: Sequence[Event]) -> list[str]:
    """One line for each event, all cells in one query; a board chosen anew draws nothing."""
    wanted = {event.subject for event in events if event.kind != "board.chosen"}
    cells = Cell.objects.select_related("commodity", "market__place").in_bulk(wanted)
    drawn = {pk: line(cell) for pk, cell in cells.items()}
    return ["" if one.kind == "board.chosen" else drawn.get(one.subject, "") for one in events]


def line(cell: Cell) -> str:
    """A cell whose last quote was withdrawn keeps its place, empty, for the next one; so does one
    of goods that were taken off."""
    if cell.middle is None or not cell.commodity.in_use:
        return GONE.format(cell.pk)
    return render_to_string("pricing/boards/_cell.html", {"cell": cell})
