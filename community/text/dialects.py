"""The two dialects of Markdown: a small one for talk, a full one for tutorials.

Both leave out raw HTML (it stays visible text), indented code and underlined headings, which
people write by accident. Talk also leaves out every pattern with brackets.
"""

import re
from collections.abc import Collection
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    InlineProcessor,
    LinkInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor

from community.text.mentions import HANDLE

URL = r"(?<![\w@./])(?:https?://|www\.)[^\s<>\"`]*[^\s<>\"`'.,;:!?()*_~\[\]]"
NUMBER = re.compile(r"^ {0,3}(\d+)\.(?= )", re.MULTILINE)
EMPTY = re.compile(r"^ *[*+-] *$", re.MULTILINE)
LONGEST = 6
NEVER_BLOCKS = ("code", "setextheader", "reference")
NEVER_INLINE = (
    *("reference", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("automail", "html", "entity"),
)
NOT_IN_TALK = ("hashheader", "hr", "quote")
NOT_IN_TALK_INLINE = ("link", "autolink")


def talk(known: Collection[str] | None = None) -> Markdown:
    """Bold, italics, code, lists, line breaks, links as they stand, and @handles."""
    dialect = common()
    drop(dialect, NOT_IN_TALK, NOT_IN_TALK_INLINE)
    if dialect.delimiters is not None:
        dialect.delimiters.add("*", "strong,em", smart=True)  # 2*50*3 is a sum, not emphasis
    dialect.inlinePatterns.register(SubstituteTagInlineProcessor(r"\n", "br"), "nl2br", 5)
    dialect.inlinePatterns.register(Mention(HANDLE, dialect, known), "mention", 70)
    return dialect


def full() -> Markdown:
    """Headings, lists, tables, quotes and links; a picture becomes a link to it."""
    dialect = common("tables")
    dialect.inlinePatterns.register(LinkInlineProcessor(IMAGE_LINK_RE, dialect), "image", 165)
    dialect.treeprocessors.register(BelowTheTitle(dialect), "headings", 15)
    return dialect


def common(*extensions: str) -> Markdown:
    dialect = Markdown(extensions=list(extensions), output_format="html")
    dialect.preprocessors.deregister("html_block")
    dialect.treeprocessors.deregister("prettify")
    dialect.postprocessors.deregister("raw_html")
    drop(dialect, NEVER_BLOCKS, NEVER_INLINE)
    dialect.parser.blockprocessors.register(Numbered(dialect.parser), "olist", 40)
    dialect.parser.blockprocessors.register(Bulleted(dialect.parser), "ulist", 30)
    dialect.inlinePatterns.register(Url(URL, dialect), "url", 90)
    return dialect


def drop(dialect: Markdown, blocks: tuple[str, ...], inline: tuple[str, ...]) -> None:
    for name in blocks:
        dialect.parser.blockprocessors.deregister(name)
    for name in inline:
        dialect.inlinePatterns.deregister(name)


class Numbered(SaneOListProcessor):
    """A list only where its numbers run on as HTML counts them: "4300. Sugar" stays a price."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        if not super().test(parent, block):
            return False
        numbers = NUMBER.findall(block)
        first = self.next_number(parent) or numbers[0]
        return len(first) <= LONGEST and numbers == running(first, len(numbers))

    def next_number(self, parent: ElementTree.Element) -> str | None:
        """The one after the last item, where an empty line stands within a list."""
        before = self.lastChild(parent)
        if before is None or before.tag != "ol":
            return None
        return str(int(before.get("start", "1")) + len(before))


class Bulleted(SaneUListProcessor):
    """A list only where every bullet has words: an empty one would number what follows anew."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return super().test(parent, block) and not EMPTY.search(block)


def running(first: str, count: int) -> list[str]:
    return [str(int(first) + step) for step in range(count)]


class Url(InlineProcessor):
    """Keeps a bare address whole: its * and _ are no emphasis. The linkify filter links it."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return m.group(0), m.start(0), m.end(0)


class Mention(InlineProcessor):
    """Links the handles that are known; others stay words."""

    def __init__(self, pattern: str, dialect: Markdown, known: Collection[str] | None) -> None:
        super().__init__(pattern, dialect)
        self.known = known

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | str, int, int]:
        if self.known is not None and m.group(1).lower() not in self.known:
            return m.group(0), m.start(0), m.end(0)
        link = ElementTree.Element("a", href=f"/members/{m.group(1).lower()}/")
        link.text = m.group(0)
        return link, m.start(0), m.end(0)


class BelowTheTitle(Treeprocessor):
    """The page's title is its only h1: a text's highest heading becomes h2, the lowest h4."""

    def run(self, root: ElementTree.Element) -> None:
        headings = [one for one in root.iter() if re.fullmatch("h[1-6]", one.tag)]
        highest = min((one.tag for one in headings), default="h1")
        for heading in headings:
            heading.tag = f"h{min(int(heading.tag[1]) - int(highest[1]) + 2, 4)}"
