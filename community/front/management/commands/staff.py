from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.members.actions.staff import appoint
from community.text.refusals import Refusal


class Command(BaseCommand):
    help = "Makes the member with this phone number staff; they sign in to /admin/ by phone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("phone")
        parser.add_argument("--superuser", action="store_true", help="may also appoint others")

    def handle(self, *args: Any, phone: str, superuser: bool = False, **options: Any) -> None:
        try:
            member = appoint(phone, superuser)
        except Refusal as refusal:
            raise CommandError(str(refusal.reason)) from None
        self.stdout.write(f"{member.phone} is staff.")
