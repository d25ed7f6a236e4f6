"""The demo's plain files: TOML, and Markdown with a head of TOML between two lines of +++."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from community.front.seeding.acts import DEMO

Table = dict[str, Any]


def table(name: str) -> Table:
    return tomllib.loads((DEMO / name).read_text(encoding="utf-8"))


def groups() -> Iterator[tuple[str, Table]]:
    for path in sorted((DEMO / "groups").glob("*.toml")):
        yield path.stem, tomllib.loads(path.read_text(encoding="utf-8"))


def tutorials() -> Iterator[tuple[Table, str]]:
    for path in sorted((DEMO / "tutorials").glob("*.md")):
        yield parted(path)


def parted(path: Path) -> tuple[Table, str]:
    _nothing, head, text = path.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(head), text.strip()
