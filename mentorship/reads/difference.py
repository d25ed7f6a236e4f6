"""What changed between two texts, line by line: pure, no Django."""

import difflib
from typing import NamedTuple

MOST = 3000


class Line(NamedTuple):
    """sign: + added, - taken out, blank kept, … where unchanged lines are left out."""

    sign: str
    text: str


def difference(before: str, after: str) -> list[Line]:
    """The changed lines, each with one line around it.

    Two texts of more than 3,000 lines together are shown as one taken out and one added: to
    compare them would take time by the square of their length.
    """
    old, new = before.splitlines(), after.splitlines()
    if old == new:
        return []
    if len(old) + len(new) > MOST:
        return [Line("-", text) for text in old] + [Line("+", text) for text in new]
    lines = list(difflib.unified_diff(old, new, n=1, lineterm=""))[2:]
    return [Line("…", "") if line.startswith("@@") else Line(line[0], line[1:]) for line in lines]
