"""What a member wrote, as the room keeps it; or the reason why it cannot be kept."""

import unicodedata

from django.utils.translation import gettext as _

from community.text import mentions, render
from community.text.refusals import Refusal

UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
MOST_NAMED = 10


def message(text: str) -> str:
    """Cleaned text of 1 to 2,000 characters, something in it to be seen, at most ten named."""
    kept = required(text, _("Write something first."), "text")
    if len(kept) > render.MESSAGE:
        raise Refusal(
            _("This is %(over)d characters too long: the most is %(most)d.")
            % {"over": len(kept) - render.MESSAGE, "most": render.MESSAGE},
            "text",
        )
    if len(mentions.handles(kept)) > MOST_NAMED:
        raise Refusal(_("Name at most %d people in one message.") % MOST_NAMED, "text")
    return kept


def name(text: str, longest: int) -> str:
    """A name on one line."""
    kept = required(" ".join(render.clean(text).split()), _("Give it a name."), "name")
    if len(kept) > longest:
        raise Refusal(_("A name has at most %d characters.") % longest, "name")
    return kept


def reason(text: str) -> str:
    """Why a steward did it; whoever it is done to reads it."""
    return required(text, _("Say why: the person is told."), "reason")[:300]


def required(text: str, otherwise: str, field: str) -> str:
    kept = render.clean(text)
    if all(unicodedata.category(sign) in UNSEEN for sign in kept):
        raise Refusal(otherwise, field)
    return kept
