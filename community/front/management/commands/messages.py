from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from community.front import catalogue

LANGUAGE = "sw"


class Command(BaseCommand):
    help = "Gathers every word to translate into the .po, or compiles it for the running site."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--compile", action="store_true", help="write the .mo")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["compile"]:
            self.stdout.write(f"{catalogue.compile_words(LANGUAGE)} words compiled.")
            return
        missing = catalogue.untranslated(catalogue.refresh(LANGUAGE))
        for word in missing:
            self.stdout.write(f"untranslated: {word}")
        self.stdout.write(f"{len(missing)} words wait for a translation.")
