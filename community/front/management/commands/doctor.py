import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from community.machine import doctor


class Command(BaseCommand):
    help = "Looks over what the site runs on; says what to do where something is not well."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--developer", action="store_true", help="also what the tests need")

    def handle(self, *args: Any, **options: Any) -> None:
        ills = 0
        for part, well, said in doctor.look(options["developer"]):
            self.stdout.write(f"{'ok  ' if well else 'ILL '} {part}: {said}")
            ills += not well
        if ills:
            sys.exit(1)
