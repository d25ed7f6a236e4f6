"""What every act asks of words before it keeps them."""

from django.utils.translation import gettext as _

from community.text.refusals import Refusal
from community.text.render import clean


def line(text: str, most: int, field: str) -> str:
    """One line of words, with nothing in it that cannot be seen."""
    return said(" ".join(clean(text).split()), most, field)


def said(text: str, most: int, field: str) -> str:
    """Words as they are kept; none, or more than `most` characters, is refused."""
    kept = clean(text)
    if not kept:
        raise Refusal(_("Write something first."), field)
    return short(kept, most, field)


def short(text: str, most: int, field: str) -> str:
    """Words that may also be none."""
    kept = clean(text)
    if len(kept) > most:
        words = {"most": most, "length": len(kept)}
        raise Refusal(_("At most %(most)s characters; this has %(length)s.") % words, field)
    return kept
