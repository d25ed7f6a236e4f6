from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from community.members.actions import numbers
from community.members.models import Member
from community.text.refusals import Refusal


class Command(BaseCommand):
    help = "Gives an account another number: of whoever lost theirs, and showed who they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("handle", help="the name in the address of their page")
        parser.add_argument("phone", help="the number they have now")

    def handle(self, *args: Any, **options: Any) -> None:
        member = Member.objects.filter(handle=options["handle"].lstrip("@")).first()
        if member is None:
            raise CommandError(f"Nobody has the handle {options['handle']}.")
        try:
            numbers.give(member, options["phone"])
        except Refusal as refusal:
            raise CommandError(str(refusal.reason)) from None
        self.stdout.write(f"{member} signs in with {member.phone} from now on.")
