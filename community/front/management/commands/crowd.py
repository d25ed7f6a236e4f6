from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from community.members import bearer
from community.members.models import Member
from groups.models import Group, Membership

MOST = 100_000


class Command(BaseCommand):
    help = "Makes N members of a group for load tests and prints a token a line. Demo only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int)
        parser.add_argument("--group", required=True, help="the group's slug")

    def handle(self, *args: Any, number: int, group: str, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError("Only where SOKONI_DEMO or SOKONI_DEBUG is set.")
        if not 0 < number <= MOST:
            raise CommandError(f"Between 1 and {MOST} members.")
        here = Group.objects.filter(slug=group).first()
        if here is None:
            raise CommandError(f"There is no group {group}.")
        for token in tokens(crowd(number, here)):
            self.stdout.write(token)


@transaction.atomic
def crowd(number: int, group: Group) -> Sequence[Member]:
    """People as if they had long been there: without an event each. Twice finds the same ones."""
    password = make_password(None)
    handles = [f"crowd-{one:05}" for one in range(number)]
    people = [
        Member(
            handle=handle,
            phone=f"+254799{one:06}",
            display_name=f"Trader {one}",
            password=password,
        )
        for one, handle in enumerate(handles)
    ]
    Member.objects.bulk_create(people, ignore_conflicts=True)
    found = list(Member.objects.filter(handle__in=handles).order_by("handle"))
    inside = [Membership(group=group, member=member) for member in found]
    Membership.objects.bulk_create(inside, ignore_conflicts=True)
    return found


def tokens(people: Iterable[Member]) -> Iterable[str]:
    for member in people:
        yield bearer.issue(member, "crowd")
