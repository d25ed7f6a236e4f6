"""Reads HTML as a browser would, to ask what in it could act."""

import re
from collections.abc import Iterator
from typing import Any

from bleach._vendor import html5lib

from community.text import walls

HARMLESS = re.compile(r"^(https?://|/|#|[^:]*$)", re.IGNORECASE)


def tree(html: str) -> Any:
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def elements(html: str) -> list[Any]:
    root = tree(html)
    return [one for one in root.iter() if one is not root]


def dangers(html: str) -> Iterator[str]:
    """Every element or attribute outside the allow-list, every address that is no web address."""
    for one in elements(html):
        if one.tag not in walls.TAGS:
            yield f"element {one.tag}"
        for name, value in one.attrib.items():
            if name not in walls.ATTRIBUTES.get(one.tag, set()) | {"rel"}:
                yield f"attribute {name}"
            if name == "href" and not HARMLESS.match(value):
                yield f"address {value}"


def words(html: str) -> str:
    """What a reader sees."""
    return "".join(tree(html).itertext())
