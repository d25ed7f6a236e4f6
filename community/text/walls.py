"""What HTML may leave the renderer: one frozen allow-list, held by bleach and again by nh3.

Bleach 6.4 is the last of its line, so nothing it passes is trusted until nh3 has passed it too.
"""

import re
from functools import partial

import nh3
from bleach import Cleaner
from bleach.linkifier import LinkifyFilter

from community.text.dialects import URL

TAGS = frozenset(
    {"a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "strong"}
    | {"table", "tbody", "td", "th", "thead", "tr", "ul"}
)
ATTRIBUTES = {"a": frozenset({"href"}), "ol": frozenset({"start"})}
SCHEMES = frozenset({"http", "https"})
REL = "nofollow ugc noopener"
LINKIFY = partial(LinkifyFilter, callbacks=[], skip_tags={"code"}, url_re=re.compile(URL))


def both(html: str) -> str:
    return last(first(html))


def first(html: str) -> str:
    """Bleach, which also makes links of bare addresses. A Cleaner serves one thread: made anew."""
    attributes = {tag: sorted(names) for tag, names in ATTRIBUTES.items()}
    cleaner = Cleaner(TAGS, attributes, SCHEMES, strip=True, filters=[LINKIFY])
    return cleaner.clean(html)


def last(html: str) -> str:
    """nh3, which also writes the rel of every link."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=REL,
    )
