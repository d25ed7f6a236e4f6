"""A chat as the phone writes it out, line by line; nothing of it is lost, and nothing raises."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from community.imports.chat.heads import MARKS, STYLES, Head, head, orders

MARK = re.compile(f"[{MARKS}]")
NAME = re.compile(r"([^:\n]{1,80}?):(?: |$)")
# What the phone itself says of the group has no name before it; but it may quote a colon.
NO_NAME = re.compile('["“”«]|\\b(?:created|changed|added|removed|left|joined|encrypted)\\b')
KINDS = "image|video|audio|sticker|GIF|document|photo|voice message|video note|Contact card"
MEDIA = re.compile(
    rf"<[^<>\n]{{1,120}}>|(?:{KINDS})\s+(?:omitted|imeachwa)|[^\n]{{1,160}}\((?:file|faili)[^)\n]*\)",
    re.IGNORECASE,
)
DELETED = {"this message was deleted", "you deleted this message", "null", ""}
EDITED = re.compile(r"\s*<This message was edited>\s*$")


class Entry(NamedTuple):
    """One message: its head as it stood, with the name; and its text, line ends and all."""

    head: str
    at: datetime
    name: str
    text: str

    @property
    def words(self) -> str:
        """What its author said, without marks of the phone; '' where they said nothing."""
        said = EDITED.sub("", MARK.sub("", self.text))
        said = "\n".join(line for line in said.split("\n") if not MEDIA.fullmatch(line.strip()))
        return "" if said.strip().rstrip(".").lower() in DELETED else said.strip()

    @property
    def is_said(self) -> bool:
        """Neither the phone's own word, which an iPhone begins with a mark, nor a picture."""
        return bool(self.name) and bool(self.words) and not self.text.startswith("\u200e")


class Chat(NamedTuple):
    """before: what stands above the first message; None where nothing does."""

    before: str | None
    entries: list[Entry]


class Look(NamedTuple):
    """What can be seen of a text before it is read: messages with a name, and possible orders."""

    messages: int
    orders: list[str]

    @property
    def order(self) -> str:
        """'' where it must be asked."""
        return self.orders[0] if len(self.orders) == 1 else ""


def plain(text: str) -> str:
    """One kind of line end, and no mark of the file's own before it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def look(text: str, today: date) -> Look:
    lines = plain(text).split("\n")
    style = style_of(lines)
    found = [(line, match) for line in lines if (match := style.match(line))]
    heads = [one for _line, match in found if (one := head(match))]
    named = sum(1 for line, match in found if name_of(line[match.end() :])[0])
    return Look(named, orders(heads, today) if heads else [])


def style_of(lines: Sequence[str]) -> re.Pattern[str]:
    """The style most lines are in: a line of the other kind was pasted into a message."""
    return max(STYLES, key=lambda style: sum(1 for line in lines if style.match(line)))


def read(text: str, order: str) -> Chat:
    """Every line with a date in this order begins a message; any other goes on with the last."""
    lines = plain(text).split("\n")
    style = style_of(lines)
    before: list[str] = []
    begun: list[tuple[Entry, list[str]]] = []
    for line in lines:
        entry = begins(line, style, order)
        if entry is not None:
            begun.append((entry, [entry.text]))
        else:
            (begun[-1][1] if begun else before).append(line)
    whole = [entry._replace(text="\n".join(said)) for entry, said in begun]
    return Chat("\n".join(before) if before else None, whole)


def begins(line: str, style: re.Pattern[str], order: str) -> Entry | None:
    found = style.match(line)
    numbers: Head | None = head(found) if found else None
    at = numbers.at(order) if numbers else None
    if found is None or at is None:
        return None
    rest = line[found.end() :]
    name, length = name_of(rest)
    return Entry(line[: found.end() + length], at, name, rest[length:])


def name_of(rest: str) -> tuple[str, int]:
    """Who speaks, and where their words begin; nobody where the phone itself does."""
    found = NAME.match(rest)
    if found is None or NO_NAME.search(found[1]):
        return "", 0
    name = MARK.sub("", found[1]).strip().removeprefix("~").strip()
    return (name, found.end()) if name else ("", 0)


def joined(chat: Chat) -> str:
    """The text of the file again."""
    return "\n".join(pieces(chat))


def pieces(chat: Chat) -> Iterator[str]:
    if chat.before is not None:
        yield chat.before
    for entry in chat.entries:
        yield entry.head + entry.text
