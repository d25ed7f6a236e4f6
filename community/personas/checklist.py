"""What a business needs to be found by strangers: to be seen, reached and trusted; pure but for
the line it is given."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.members.trust import Line
from community.personas.models import Level, Persona


class Point(NamedTuple):
    """One of the three, and what is missing for it; nothing where it is so."""

    name: Promise
    missing: Sequence[Promise]


def checklist(persona: Persona, line: Line, proven: bool) -> list[Point]:
    return [
        Point(_("Seen"), seen(persona)),
        Point(_("Reachable"), reachable(persona)),
        Point(_("Trusted"), trusted(line, proven)),
    ]


def seen(persona: Persona) -> Sequence[Promise]:
    wanted = {
        "business": _("The name of your business, for everybody."),
        "sells": _("What you sell, for everybody."),
        "place": _("Your town, for everybody."),
    }
    missing = [says for field, says in wanted.items() if not outward(persona, field)]
    if not persona.is_open:
        missing.append(_("Open your page for everybody."))
    return missing


def reachable(persona: Persona) -> Sequence[Promise]:
    wanted = {
        "hours": _("When you are open, for everybody."),
        "landmark": _("How to find you, for everybody."),
    }
    return [says for field, says in wanted.items() if not outward(persona, field)]


def trusted(line: Line, proven: bool) -> Sequence[Promise]:
    """What the site has seen itself."""
    missing = []
    if line.frozen:
        missing.append(_("Those who met you confirm that it is still you."))
    if not line.met:
        missing.append(_("Somebody who met you vouches for you."))
    if line.disputes:
        missing.append(_("Nothing stands against you."))
    return missing if proven else [*missing, _("A proof that holds.")]


def outward(persona: Persona, field: str) -> bool:
    return bool(getattr(persona, field)) and persona.level(field) == Level.PUBLIC
