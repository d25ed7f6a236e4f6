from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.members import bearer
from community.members.models import Member
from community.members.phones import e164
from community.text.refusals import Refusal


class Command(BaseCommand):
    help = "Prints a new token for a member: for the API and the live socket."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("phone")
        parser.add_argument("--name", default="", help="what it is for")

    def handle(self, *args: Any, phone: str, name: str, **options: Any) -> None:
        try:
            member = Member.objects.get(phone=e164(phone))
        except Refusal as refusal:
            raise CommandError(str(refusal.reason)) from None
        except Member.DoesNotExist:
            raise CommandError(f"No member has the number {phone}.") from None
        self.stdout.write(bearer.issue(member, name))
