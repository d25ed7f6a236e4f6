from typing import Any

from django.core.management.base import BaseCommand

from community.machine.setting_up import set_up
from community.sectors import vocabulary
from community.sectors.models import Sector


class Command(BaseCommand):
    help = "Brings the database, the translations and the static files up to this code."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        set_up(self.say)
        if not Sector.objects.exists():
            self.say("trades and towns")
            vocabulary.load()

    def say(self, step: str) -> None:
        self.stdout.write(f"· {step}")
        self.stdout.flush()
