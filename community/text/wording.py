"""What every act asks of words before it keeps them."""

import re
import unicodedata

from django.utils.translation import gettext as _

from community.text.characters import clean
from community.text.refusals import Refusal

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}


def line(text: str, most: int, field: str, otherwise: str = "") -> str:
    """Words on one line, of 1 to `most` characters."""
    return said(" ".join(clean(text).split()), most, field, otherwise)


def said(text: str, most: int, field: str, otherwise: str = "") -> str:
    """Words of 1 to `most` characters, something in them to be seen; `otherwise` asks for them."""
    kept = short(text, most, field)
    if all(unicodedata.category(sign) in UNSEEN for sign in kept):
        raise Refusal(otherwise or _("Write something first."), field)
    return kept


def short(text: str, most: int, field: str) -> str:
    """Words that may also be none."""
    kept = clean(text)
    if len(kept) > most:
        words = {"over": len(kept) - most, "most": most}
        raise Refusal(
            _("This is %(over)d characters too long: the most is %(most)d.") % words, field
        )
    return kept


def refuse_controls(text: str, field: str) -> None:
    """Signs for machines: no keyboard writes them, and a terminal that shows them obeys."""
    if CONTROLS.search(text):
        raise Refusal(_("There are control characters in it. Write it anew without them."), field)
