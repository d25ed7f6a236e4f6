import sys
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from pricing.actions.imports import Summary, bring_in
from pricing.wfp import NotThisFormat, rows

WIDTH = 30
SHOWN = 20


class Command(BaseCommand):
    help = (
        "Brings in a price file of the World Food Programme (CSV, HXL tags in its second row)."
        " Bringing the same file in again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        started = monotonic()
        try:
            text = file.read_text(encoding="utf-8-sig", errors="replace")
            progress = Progress(self.stderr, text.count("\n"))
            summary = bring_in(rows(StringIO(text, newline="")), progress.step)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except NotThisFormat as error:
            raise CommandError(f"{file} is not a price file we know: {error}") from error
        progress.done()
        self.tell(summary, monotonic() - started)

    def tell(self, summary: Summary, seconds: float) -> None:
        for fault in summary.faults[:SHOWN]:
            self.stderr.write(f"line {fault.line}: {fault.reason}")
        if len(summary.faults) > SHOWN:
            self.stderr.write(f"… and {len(summary.faults) - SHOWN} more lines left out")
        self.stdout.write(
            f"{summary.read:,} rows read: {summary.new:,} new prices, {summary.known:,} already"
            f" known, {len(summary.faults):,} left out; {len(summary.touched):,} market lines"
            f" brought up to date in {seconds:.1f} s"
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
