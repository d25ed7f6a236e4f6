from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial

from django.utils import timezone

from community.contacts.actions import cases, contacts
from community.contacts.actions.cases import Told
from community.contacts.models import Case, Contact
from community.contacts.wording import Says
from community.front.seeding import files
from community.front.seeding.acts import MINUTE, Act, World, key
from community.front.seeding.files import Table


def acts(world: World) -> Iterator[Act]:
    """How offices are reached, who tried it, and what is gathered against one."""
    table, moment = files.table("contacts.toml"), world.calendar.moment
    for row in table["contacts"]:
        yield Act(moment(*row["at"]), partial(write, world, row))
        for number, handle in enumerate(row["right"], 1):
            yield Act(moment(*row["at"]) + number * 90 * MINUTE, partial(tried, world, row, handle))
    for row in table["cases"]:
        yield Act(moment(*row["at"]), partial(begin, world, row))
        for number, said in enumerate(row["voices"], 1):
            yield Act(moment(*row["at"]) + number * 40 * MINUTE, partial(join, world, row, *said))


def write(world: World, row: Table) -> None:
    phone, email, spot = (row.get(name, "") for name in ("phone", "email", "spot"))
    says = Says(row["name"], row["purpose"], phone, email, spot, timezone.localdate())
    name = key("contact", row["name"])
    contacts.add(world.members[row["by"]], world.groups[row["group"]], name, says)


def tried(world: World, row: Table, handle: str) -> None:
    one = Contact.objects.get(key=key("contact", row["name"]))
    contacts.confirm(world.members[handle], one, key("tried", row["name"], handle), right=True)


def begin(world: World, row: Table) -> None:
    until = timezone.localdate() + timedelta(days=row["days"])
    group, name = world.groups[row["group"]], key("case", row["about"])
    cases.begin(world.members[row["by"]], group, name, row["about"], row["what"], until)


def join(
    world: World, row: Table, handle: str, line: str, cost: int, shows: str, named: bool
) -> None:
    one = Case.objects.get(key=key("case", row["about"]))
    told = Told(line, timezone.localdate(), Decimal(cost), "KES", shows, named)
    cases.join(world.members[handle], one, key("voice", row["about"], handle), told)
