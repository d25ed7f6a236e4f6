from typing import Any

from django.core.management.base import BaseCommand

from community.machine import worker


class Command(BaseCommand):
    help = "Works off jobs and periodic work until it is told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        worker.run()
