import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from pricing.reading import Reading, Vocabulary, as_json, read, shipped
from pricing.vocabulary import site_vocabulary


class Command(BaseCommand):
    help = "Reads a price as traders write it; without TEXT one from each line of standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", nargs="?", metavar="TEXT")
        parser.add_argument("--place", default="", help="where the trader is, if the line says not")
        parser.add_argument(
            "--json", action="store_true", dest="as_lines", help="a line of JSON for each reading"
        )

    def handle(
        self, *args: Any, text: str | None, place: str, as_lines: bool, **options: Any
    ) -> None:
        known = names()
        for line in sys.stdin if text is None else [text]:
            self.tell(read(line.rstrip("\r\n"), known, place), as_lines)

    def tell(self, reading: Reading, as_lines: bool) -> None:
        answer = as_json(reading)
        if as_lines:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self.stdout.write("  ".join(f"{name}: {value}" for name, value in answer.items()))


def names() -> Vocabulary:
    """The site's own, or what we ship where there is no database yet."""
    try:
        return site_vocabulary()
    except DatabaseError:
        return shipped()
