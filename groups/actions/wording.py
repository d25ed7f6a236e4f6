"""What a member wrote, as the group keeps it; or the reason why it cannot be kept."""

from django.utils.translation import gettext as _

from community.text import mentions, render
from community.text.refusals import Refusal
from community.text.wording import line, refuse_controls, said

MOST_NAMED = 10
REASON = 300


def message(text: str) -> str:
    """What is said in a room names at most ten people, and is written for people."""
    refuse_controls(text, "text")
    kept = said(text, render.MESSAGE, "text")
    if len(mentions.handles(kept)) > MOST_NAMED:
        raise Refusal(_("Name at most %d people in one message.") % MOST_NAMED, "text")
    return kept


def name(text: str, longest: int) -> str:
    return line(text, longest, "name", _("Give it a name."))


def summary(text: str) -> str:
    return said(text, render.MESSAGE, "text", _("Say what came of it."))


def cause(text: str) -> str:
    """Why a steward did it to a whole room."""
    kept = render.clean(text)[:REASON]
    return said(kept, REASON, "reason", _("Say why: everyone in the group can read it."))


def reason(text: str) -> str:
    """Why a steward did it; whoever it is done to reads it."""
    kept = render.clean(text)[:REASON]
    return said(kept, REASON, "reason", _("Say why: the person is told."))
