from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial

from django.utils import timezone

from community.deals.actions import deals, feedback, results, terms, witnesses
from community.deals.acts import act_of
from community.deals.models import Deal
from community.deals.wording import Promise
from community.front.seeding import files
from community.front.seeding.acts import MINUTE, Act, World, key
from community.front.seeding.files import Table

HOUR = 60 * MINUTE


def acts(world: World) -> Iterator[Act]:
    for row in files.table("deals.toml")["deals"]:
        at = world.calendar.moment(*row["written"])
        yield Act(at, partial(write, world, row))
        if "witness" in row:
            yield Act(at + HOUR, partial(ask, world, row))
        if "done" in row:
            over = world.calendar.moment(*row["done"])
            yield Act(over, partial(finish, world, row))
            yield Act(over + HOUR, partial(say, world, row))


def write(world: World, row: Table) -> None:
    """The seller writes it down, the buyer agrees."""
    seller, buyer = world.members[row["seller"]], world.members[row["buyer"]]
    words = {"what": row["what"], "place": row["place"], "currency": "KES"}
    words |= {name: Decimal(row[name]) for name in ("quantity", "price", "deposit")}
    promise = Promise(due_on=timezone.localdate() + timedelta(days=row["days"]), **words)
    made = deals.draft(seller, buyer, key("deal", row["what"]), True, promise)
    terms.agree(buyer, made.promised)


def ask(world: World, row: Table) -> None:
    buyer = world.members[row["buyer"]]
    witnesses.ask(buyer, deal(row), key("witness", row["what"]), row["witness"])


def finish(world: World, row: Table) -> None:
    for side in ("seller", "buyer"):
        results.report(world.members[row[side]], deal(row), key("done", side, row["what"]), True)


def say(world: World, row: Table) -> None:
    """The buyer says how it went."""
    buyer, name = world.members[row["buyer"]], key("said", row["what"])
    act = act_of(buyer, "deal", deal(row).pk)
    feedback.give(buyer, act, name, (True, True, True), row["said"])


def deal(row: Table) -> Deal:
    return Deal.objects.get(key=key("deal", row["what"]))
