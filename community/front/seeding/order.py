from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.utils import timezone

from community.alerts.actions import alerts
from community.alerts.actions.alerts import Says
from community.alerts.models import Alert
from community.front.seeding import files
from community.front.seeding.acts import MINUTE, Act, World, key
from community.front.seeding.files import Table
from community.members import freezing
from community.members.actions import freezes
from community.members.models.freeze import Why
from groups import roll
from groups.actions import attendees, comings, meetups, minutes, recalls
from groups.models import Meetup, Recall


def acts(world: World) -> Iterator[Act]:
    """Whose badges rest, a vote on a steward, meetings and warnings."""
    table = files.table("order.toml")
    for noun, told in NOUNS.items():
        for row in table[noun]:
            yield from told(world, row)


def frozen(world: World, row: Table) -> Iterator[Act]:
    """Somebody came in with their number by a new phone; one of those who met them has answered."""
    who, moment = row["who"], world.calendar.moment
    yield Act(moment(*row["at"]), partial(rest, world, who, row["agent"]))
    for handle, ago, hour in row["confirmed"]:
        yield Act(moment(ago, hour), partial(confirm, world, who, handle))


def rest(world: World, handle: str, agent: str) -> None:
    freezing.freeze(world.members[handle], Why.DEVICE, agent)


def confirm(world: World, handle: str, by: str) -> None:
    name = key("confirmed", handle, by)
    freezes.confirm(world.members[by], world.members[handle], name, is_them=True)


def recalled(world: World, row: Table) -> Iterator[Act]:
    moment = world.calendar.moment
    yield Act(moment(*row["at"]), partial(petition, world, row))
    for handle, ago, hour in row["signed"]:
        yield Act(moment(ago, hour), partial(sign, world, row, handle))


def petition(world: World, row: Table) -> None:
    by, steward = world.members[row["by"]], world.members[row["steward"]]
    name = key("recall", row["group"], row["steward"])
    recalls.petition(by, world.groups[row["group"]], steward, name, row["reason"])


def sign(world: World, row: Table, handle: str) -> None:
    one = Recall.objects.get(key=key("recall", row["group"], row["steward"]))
    recalls.sign(world.members[handle], one, key("signed", row["group"], handle))


def met(world: World, row: Table) -> Iterator[Act]:
    """Called, answered, held, and written down."""
    called, at = world.calendar.moment(*row["at"]), world.calendar.moment(*row["held"])
    yield Act(called, partial(call, world, row, at))
    for number, handle in enumerate([*row["come"], *row["cannot"]], 1):
        comes = handle in row["come"]
        yield Act(called + number * 20 * MINUTE, partial(answer, world, row, handle, comes))
    for number, handle in enumerate(row["there"], 1):
        yield Act(at + number * MINUTE, partial(attend, world, row, handle))
    if "minutes" in row:
        yield Act(at + 180 * MINUTE, partial(write, world, row))


def call(world: World, row: Table, at: datetime) -> None:
    by, group = world.members[row["by"]], world.groups[row["group"]]
    meetups.call(by, group, key("meetup", row["about"]), row["about"], row["spot"], at)


def meetup(row: Table) -> Meetup:
    return Meetup.objects.get(key=key("meetup", row["about"]))


def answer(world: World, row: Table, handle: str, comes: bool) -> None:
    comings.say(world.members[handle], meetup(row), key("coming", row["about"], handle), comes)


def attend(world: World, row: Table, handle: str) -> None:
    one = meetup(row)
    name, digits = key("there", row["about"], handle), roll.digits(one.pk, timezone.now())
    attendees.attend(world.members[handle], one, name, digits)


def write(world: World, row: Table) -> None:
    one, name = meetup(row), key("minutes", row["about"])
    minutes.write(one.group.author, one, name, row["minutes"])


def alerted(world: World, row: Table) -> Iterator[Act]:
    """All in one minute, once standing is worked out: two who are known say so, and all hear."""
    moment = world.calendar.moment(*row["at"])
    yield Act(moment, partial(warn, world, row))
    for handle in row["so"]:
        yield Act(moment, partial(echo, world, row, handle))
    yield Act(moment, alerts.tell_sure)


def warn(world: World, row: Table) -> None:
    by, says = world.members[row["by"]], Says(*(row[name] for name in Says._fields))
    assert by.place is not None
    alerts.warn(by, key("alert", row["spot"]), by.place, says)


def echo(world: World, row: Table, handle: str) -> None:
    one = Alert.objects.get(key=key("alert", row["spot"]))
    alerts.echo(world.members[handle], one, key("echo", row["spot"], handle), confirms=True)


NOUNS: dict[str, Callable[[World, Table], Iterator[Act]]] = {
    "frozen": frozen,
    "recalls": recalled,
    "meetups": met,
    "alerts": alerted,
}
