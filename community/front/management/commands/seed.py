from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from community.front.seeding import fortnight
from community.machine.trouble import Trouble

SHOWN_EVERY = 100


class Command(BaseCommand):
    help = "Fills an empty site with the demo's groups, people and two weeks of talk and prices."

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG):
            raise Trouble("seed is for demos: its accounts, staff too, are known to everybody")
        done = fortnight.sow(self.say)
        self.stdout.write(f"{done} acts of two weeks." if done else "Not empty: nothing sown.")

    def say(self, done: int, all_of_them: int) -> None:
        if done % SHOWN_EVERY == 0:
            self.stdout.write(f"  {done} of {all_of_them} acts")
            self.stdout.flush()
