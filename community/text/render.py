"""Members' text → safe HTML. There is no other way from one to the other.

Markdown parses, bleach cleans and links, nh3 is the last wall with the same allow-list. Text that
would cost too much to parse becomes plain paragraphs. Never raises; text of any length is shown.
"""

import logging
import re
from collections.abc import Callable, Collection
from functools import partial

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown

from community.text import dialects, walls
from community.text.characters import clean
from community.text.complexity import too_complex

log = logging.getLogger(__name__)

MESSAGE, ANSWER, TUTORIAL = 2_000, 10_000, 50_000
"""The longest text of each kind, in characters; forms and models refuse more."""

# It may begin with a figure, not with a number of a list.
PLAIN = re.compile(r"(?![0-9]+\.)[^\W_](?:[^\W_]|[ ,.;:!?%()/=+-])*")
ADDRESS = re.compile(r"://|www\.", re.IGNORECASE)

__all__ = ["ANSWER", "MESSAGE", "TUTORIAL", "clean", "message", "too_complex", "tutorial"]


def message(text: str, known: Collection[str] | None = None) -> SafeString:
    """Talk, questions and answers: one short line comes out as it went in, without a <p>.

    Of the handles it names only those known become links; all, where nobody has asked.
    """
    return rendered(text, partial(dialects.talk, known), ANSWER)


def tutorial(text: str) -> SafeString:
    """Tutorials: headings from h2, lists, tables, quotes, links; pictures are links."""
    return rendered(text, dialects.full, TUTORIAL)


def rendered(text: str, dialect: Callable[[], Markdown], cap: int) -> SafeString:
    kept = clean(text)
    if is_plain(kept):
        return mark_safe(kept)  # noqa: S308 (letters, figures, and signs that mean nothing here)
    simple = len(kept) <= cap and not too_complex(kept)
    html = parsed(kept, dialect()) if simple else None
    return mark_safe(unwrapped(html or walls.last(plain(kept))))  # noqa: S308 (the walls stand above)


def is_plain(text: str) -> bool:
    """One line, as most messages are, in which neither Markdown nor HTML has anything to find."""
    return bool(PLAIN.fullmatch(text)) and not ADDRESS.search(text)


def parsed(text: str, dialect: Markdown) -> str | None:
    """None where the parser breaks on a text: a fault of its own must not lose a message."""
    try:
        return walls.both(dialect.convert(text))
    except Exception:
        log.exception("the text renderer broke; the text is shown as it stands")
        return None


def plain(text: str) -> str:
    """The text as it stands, its paragraphs and lines kept."""
    paragraphs = escape(text).split("\n\n")
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs).replace("\n", "<br>")


def unwrapped(html: str) -> str:
    """A lone paragraph needs no <p>: most messages are one."""
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[3:-4]
    return html
