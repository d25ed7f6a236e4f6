from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from community.front.seeding import files
from community.front.seeding.acts import Act, World, key
from community.members.models import Member
from pricing import board
from pricing.actions import (
    closings,
    confirmations,
    deliveries,
    invitations,
    offers,
    orders,
    pledges,
    rounds,
)
from pricing.models import Round

HOLDS = timedelta(days=7)
Do = Callable[[World, Member, UUID, files.Table], Any]


def acts(world: World) -> Iterator[Act]:
    """What was bought together, each step by the act of its own noun."""
    for noun, do in NOUNS.items():
        for row in files.table("rounds.toml")[noun]:
            ago, hour, handle = row["at"]
            name = key("round", noun, ago, hour, handle)
            do_it = partial(done, do, world, handle, name, row)
            yield Act(world.calendar.moment(ago, hour), do_it)


def done(do: Do, world: World, handle: str, name: UUID, row: files.Table) -> None:
    do(world, world.members[handle], name, row)


def opened(world: World, by: Member, name: UUID, row: files.Table) -> None:
    group = world.groups[row["group"]]
    words = {"commodity__slug": row["commodity"], "market__slug": row["market"]}
    line = board.cells(group).get(kind="wholesale", base="kg", **words)
    closes, day = world.calendar.moment(*row["closes"]), world.calendar.day(row["delivered"])
    told = (line, row["unit"], Decimal(row["least"]), closes, day, row["spot"])
    world.rounds[row["name"]] = rounds.open_round(by, group, name, *told)


def pledged(world: World, by: Member, name: UUID, row: files.Table) -> None:
    pledges.pledge(by, here(world, row), name, Decimal(row["quantity"]), Decimal(row["limit"]))


def quoted(world: World, by: Member, name: UUID, row: files.Table) -> None:
    round = here(world, row)
    asked = invitations.invite(round.author, round, by.handle)
    steps = [(Decimal(least), Decimal(price)) for least, price in row["steps"]]
    until = round.delivery_on + HOLDS
    offers.quote(by, asked, name, steps, Decimal(row["way"]), until, row.get("note", ""))


def closed(world: World, by: Member, name: UUID, row: files.Table) -> None:
    closings.close_due()


def confirmed(world: World, by: Member, name: UUID, row: files.Table) -> None:
    confirmations.confirm(by, here(world, row), name, agreed=True)


def ordered(world: World, by: Member, name: UUID, row: files.Table) -> None:
    orders.order(by, here(world, row), name)


def delivered(world: World, by: Member, name: UUID, row: files.Table) -> None:
    quantity, total = Decimal(row["quantity"]), Decimal(row["total"])
    deliveries.deliver(by, here(world, row), name, quantity, total)


def here(world: World, row: files.Table) -> Round:
    return world.rounds[row["name"]]


NOUNS: dict[str, Do] = {
    "opened": opened,
    "pledged": pledged,
    "quoted": quoted,
    "closed": closed,
    "confirmed": confirmed,
    "ordered": ordered,
    "delivered": delivered,
}
