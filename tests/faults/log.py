"""What a run writes down: each call and answer, each frame heard, each fault; a JSON line each."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

E = TypeVar("E")


@dataclass(frozen=True)
class Reads:
    """From here on this reader must come to see all of this topic."""

    at: float
    who: str
    topic: str


@dataclass(frozen=True)
class Posted:
    """A call begins: the words with this key are on their way."""

    at: float
    who: str
    topic: str
    key: str


@dataclass(frozen=True)
class Answered:
    """How it was answered; status 0 where no answer came. `kind`: with Retry-After."""

    at: float
    who: str
    topic: str
    key: str
    status: int
    kind: bool = False


@dataclass(frozen=True)
class Heard:
    """A numbered event reached a reader on this line; shown: the page put it in its place."""

    at: float
    who: str
    line: str
    topic: str
    n: int
    key: str
    shown: bool


@dataclass(frozen=True)
class Began:
    """Too far behind, a reader began again from a page that shows these keys, read at `head`."""

    at: float
    who: str
    topic: str
    head: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Ended:
    """The end of a right was answered with yes: nothing that is said from now on is for them."""

    at: float
    who: str
    topic: str


@dataclass(frozen=True)
class Returned:
    """The first call that may give the right back begins."""

    at: float
    who: str
    topic: str


@dataclass(frozen=True)
class Stored:
    """What Postgres holds when all is quiet again."""

    at: float
    topic: str
    n: int
    key: str


@dataclass(frozen=True)
class Fault:
    at: float
    kind: str


@dataclass(frozen=True)
class Recovered:
    """So many seconds after a fault of this kind somebody, or everybody, was well again."""

    at: float
    kind: str
    seconds: float


KINDS: tuple[type, ...] = (
    *(Reads, Posted, Answered, Heard, Began, Ended, Returned, Stored, Fault, Recovered),
)
BY_NAME = {kind.__name__: kind for kind in KINDS}


class Log:
    """Entries in the order of what happened; on disk too, where a file is named."""

    def __init__(self, file: Path | None = None, entries: Iterable[Any] = ()) -> None:
        self.entries: list[Any] = [*entries]
        self.out = file.open("w", encoding="utf-8") if file else None

    def add(self, entry: Any) -> None:
        self.entries.append(entry)
        if self.out:
            self.out.write(written(entry) + "\n")
            self.out.flush()

    @property
    def posts(self) -> list[Posted]:
        return self.all(Posted)

    def all(self, kind: type[E]) -> list[E]:
        return [entry for entry in self.entries if isinstance(entry, kind)]


def written(entry: Any) -> str:
    return json.dumps({"what": type(entry).__name__, **asdict(entry)}, separators=(",", ":"))


def read(file: Path) -> Log:
    """A kept log, to be looked over again."""
    return Log(entries=map(parsed, file.read_text(encoding="utf-8").splitlines()))


def parsed(line: str) -> Any:
    words = json.loads(line)
    kind = BY_NAME[words.pop("what")]
    known = {field.name for field in fields(kind)}
    whole = {name: tuple(word) if isinstance(word, list) else word for name, word in words.items()}
    return kind(**{name: word for name, word in whole.items() if name in known})
