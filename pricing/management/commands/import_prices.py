import sys
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from pricing.actions.imports import SOURCE, Summary, bring_in
from pricing.columns import Columns, Order, pairs
from pricing.wfp import COLUMNS, NotThisFormat, rows

WIDTH = 30
SHOWN = 20


class Command(BaseCommand):
    help = (
        "Brings in a price file of the World Food Programme (CSV, HXL tags in its second row),"
        " or any other table whose columns are named: --column market=Soko --value currency=KES."
        " Bringing the same file in again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--column", action="append", default=[], metavar="OURS=THEIRS")
        parser.add_argument("--value", action="append", default=[], metavar="OURS=WORD")
        parser.add_argument("--dates", choices=[*Order], default=Order.ISO)
        parser.add_argument("--source", default="", help="where it is from, in a short word")

    def handle(self, *args: Any, file: Path, source: str, **options: Any) -> None:
        started = monotonic()
        try:
            columns = self.columns(source, **options)
            text = file.read_text(encoding="utf-8-sig", errors="replace")
            progress = Progress(self.stderr, text.count("\n"))
            table = rows(StringIO(text, newline=""), columns)
            summary = bring_in(table, progress.step, source[:20] or SOURCE)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except NotThisFormat as error:
            raise CommandError(f"{file} is not a price file we know: {error}") from error
        progress.done()
        self.tell(summary, monotonic() - started)

    def columns(self, source: str, **options: Any) -> Columns | None:
        """None for the survey's own file; a file of other columns must say where it is from."""
        given = [options["column"], options["value"], options["dates"] != Order.ISO]
        if not any(given):
            return None
        if not source:
            raise CommandError("say where it is from: --source ministry")
        try:
            names, values = pairs(options["column"]), pairs(options["value"])
        except ValueError as error:
            raise CommandError(str(error)) from None
        if unknown := sorted((names.keys() | values.keys()) - {*COLUMNS}):
            raise CommandError(
                f"no column of ours: {', '.join(unknown)}; ours: {', '.join(COLUMNS)}"
            )
        return Columns(names, values, Order(options["dates"]))

    def tell(self, summary: Summary, seconds: float) -> None:
        for fault in summary.faults[:SHOWN]:
            self.stderr.write(f"line {fault.line}: {fault.reason}")
        if len(summary.faults) > SHOWN:
            self.stderr.write(f"… and {len(summary.faults) - SHOWN} more lines left out")
        revised = f" {summary.revised:,} revised," if summary.revised else ""
        self.stdout.write(
            f"{summary.read:,} rows read: {summary.new:,} new prices, {summary.known:,} already"
            f" known,{revised} {len(summary.faults):,} left out; {len(summary.touched):,} market"
            f" lines brought up to date in {seconds:.1f} s"
        )
        if len(summary.faults) == summary.read:
            raise CommandError("no row could be read")


class Progress:
    """A bar on a terminal; elsewhere a line every five thousand rows."""

    def __init__(self, out: Any, rows: int, terminal: TextIO = sys.stderr) -> None:
        self.out, self.rows, self.on_terminal = out, max(rows, 1), terminal.isatty()

    def step(self, what: str, done: int) -> None:
        if self.on_terminal and done % 50 == 0:
            filled = WIDTH * min(done, self.rows) // self.rows if what == "rows read" else WIDTH
            bar = "█" * filled + "·" * (WIDTH - filled)
            self.out.write(f"\r{bar} {done:,} {what}\x1b[K", ending="")
        elif not self.on_terminal and done % 5000 == 0:
            self.out.write(f"{done:,} {what}")

    def done(self) -> None:
        if self.on_terminal:
            self.out.write("\r\x1b[K", ending="")
