"""What helps to answer a question of a topic, as lines to fill in; pure but for the language."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHAT, MANY = _("What:"), _("How many:")
WHERE, SINCE = _("Where:"), _("Since when:")
TRIED = _("What I tried:")


class Outline(NamedTuple):
    """Named in the address of the page by `word`."""

    word: str
    name: Promise
    lines: tuple[Promise, ...]

    @property
    def text(self) -> str:
        return "\n".join(f"{line} " for line in self.lines)


OUTLINES = (
    Outline("prices", _("Prices"), (WHAT, MANY, WHERE, _("Price I was told:"))),
    Outline("stock", _("Stock"), (WHAT, MANY, WHERE, _("How long it must last:"))),
    Outline("damage", _("Damage"), (WHAT, MANY, WHERE, SINCE, TRIED)),
    Outline("credit", _("Credit"), (_("For what:"), _("How much:"), SINCE, _("What was agreed:"))),
    Outline("customers", _("Customers"), (_("What I sell:"), WHERE, _("What happens:"), TRIED)),
    Outline("platforms", _("Apps and platforms"), (_("Which one:"), SINCE, _("What it says:"))),
)


def outline(word: str) -> Outline | None:
    return next((one for one in OUTLINES if one.word == word), None)


def gathered(text: str) -> str:
    """On one line; what was left empty behind its colon is left out. Never longer than it was
    sent, for a form sends two signs for the end of a line."""
    lines = [line.strip() for line in text.splitlines()]
    said = [line.rstrip(";") for line in lines if line and not line.endswith(":")]
    return "; ".join(said) if len(lines) > 1 else text
