"""How the events of mentors' hours are drawn: in the list of a group, and where one waits."""

from collections.abc import Sequence

from django.template.loader import get_template

from community.live.models import Event
from mentorship.models import Hour, Turn
from mentorship.reads.hours import first_said


def draw(events: Sequence[Event]) -> list[str]:
    """Each question as it is now; else whether the hour goes on."""
    asked = {one.subject for one in events if is_turn(one)}
    turns = Turn.objects.select_related("author").in_bulk(asked) if asked else {}
    hours = found({one.subject for one in events if not is_turn(one)})
    return [
        drawn_turn(one, turns.get(one.subject))
        if is_turn(one)
        else drawn_state(hours.get(one.subject))
        for one in events
    ]


def is_turn(event: Event) -> bool:
    return event.kind.startswith("turn.")


def found(wanted: set[int]) -> dict[int, Hour]:
    return Hour.objects.whole().in_bulk(wanted) if wanted else {}


def drawn_turn(event: Event, turn: Turn | None) -> str:
    if turn is None:
        return ""
    words = {"turn": turn, "change": event.kind != "turn.asked"}
    return get_template("mentorship/hours/_turn.html").render(words)


def drawn_state(hour: Hour | None) -> str:
    """When it is over, with the way to keep what was said."""
    if hour is None:
        return ""
    words = {"hour": hour, "first": None if hour.is_open else first_said(hour)}
    return get_template("mentorship/hours/_state.html").render(words)


def draw_list(events: Sequence[Event]) -> list[str]:
    """The row of each hour in the list of its group."""
    hours = found({one.subject for one in events})
    return [drawn_row(hours.get(one.subject), one.kind != "hour.announced") for one in events]


def drawn_row(hour: Hour | None, change: bool) -> str:
    if hour is None:
        return ""
    words = {"hour": hour, "change": change, "everyone": True}
    return get_template("mentorship/hours/_hour.html").render(words)
