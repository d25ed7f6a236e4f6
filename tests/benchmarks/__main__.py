"""What the house can bear, in figures: `make bench`, `make bench ONLY="fanout posting"`.

Starts everything it needs, measures in interleaved rounds, says which goals are met, exits 0.
"""

import os
from collections.abc import Callable
from importlib import import_module

from tests.benchmarks.stage import Stage, standing
from tests.benchmarks.table import Table

PARTS = ("fanout", "posting", "sockets", "slow", "search", "imports", "board")


def main() -> None:
    chosen = os.environ.get("ONLY", "").split() or PARTS
    table = Table()
    with standing() as stage:
        for name in chosen:
            part(name)(stage, table)
    table.end()


def part(name: str) -> Callable[[Stage, Table], None]:
    if name not in PARTS:
        raise SystemExit(f"ONLY may name: {', '.join(PARTS)}")
    run: Callable[[Stage, Table], None] = import_module(f"tests.benchmarks.{name}").run
    return run


if __name__ == "__main__":
    main()
