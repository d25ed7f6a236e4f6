import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from pricing import reads, writing


class Command(BaseCommand):
    help = (
        "Writes the survey's prices, and of what members reported the figures of at least three"
        " people, in the format of the World Food Programme. To standard output without a FILE."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        lines = writing.table(reads.open_prices())
        if file is None:
            sys.stdout.writelines(lines)
            return
        with file.open("w", encoding="utf-8", newline="") as out:
            out.writelines(lines)
