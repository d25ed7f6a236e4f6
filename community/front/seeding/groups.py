from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from django.utils.translation import override

from community.front.seeding import files
from community.front.seeding.acts import MINUTE, Act, World, key
from community.sectors.models import Place, Sector
from groups.actions import (
    buddies,
    crafts,
    groups,
    invitations,
    memberships,
    requests,
    rooms,
    synonyms,
)
from groups.models import Membership, Request
from pricing.actions import boards
from pricing.models import Commodity, Market

OPENED = (16, "09:00")


def acts(world: World) -> Iterator[Act]:
    for slug, row in files.groups():
        opened = world.calendar.moment(*OPENED)
        yield Act(opened, partial(open_group, world, slug, row))
        for number, handle in enumerate(row["members"], 1):
            yield Act(opened + number * 10 * MINUTE, partial(join, world, slug, handle))
        for words in row.get("words", []):
            yield Act(opened + MINUTE, partial(teach, world, slug, row["steward"], words))
        for handle, what, *price in row.get("crafts", []):
            offered = opened + 3 * 60 * MINUTE
            yield Act(offered, partial(offer, world, slug, handle, what, *price))
        for handle, helper, ago, hour in row.get("buddies", []):
            moment = world.calendar.moment(ago, hour)
            yield Act(moment, partial(stand_by, world, slug, handle, helper))
        for handle, ago, hour, words in row.get("requests", []):
            moment = world.calendar.moment(ago, hour)
            yield Act(moment, partial(ask, world, slug, handle, words))


def open_group(world: World, slug: str, row: files.Table) -> None:
    steward = world.members[row["steward"]]
    with override(steward.language):
        group = groups.open_group(
            by=steward,
            sector=Sector.objects.get(slug=row["sector"]),
            place=Place.objects.get(slug=row["place"]),
            name=row["name"],
            about=row["about"],
            rules=row["rules"].strip(),
            by_approval=row.get("by_approval", False),
            hidden=row.get("hidden", False),
            key=key("group", slug),
        )
    world.groups[slug] = group
    furnish(world, slug, row)


def furnish(world: World, slug: str, row: files.Table) -> None:
    """Its further rooms and what its board watches."""
    group, steward = world.groups[slug], world.members[row["steward"]]
    for room in row["rooms"][1:]:
        rooms.open_room(steward, group, key("room", slug, room["name"]), room["name"])
    goods = Commodity.objects.filter(slug__in=row["board"]["commodities"])
    markets = Market.objects.filter(slug__in=row["board"]["markets"])
    boards.choose(steward, group, list(goods), list(markets))


def join(world: World, slug: str, handle: str) -> None:
    """By the door the group has: open, by approval, or by invitation alone."""
    group, member = world.groups[slug], world.members[handle]
    if group.hidden:
        invitations.invite(group.author, group, handle)
    entered = memberships.join(member, group)
    if isinstance(entered, Request):
        requests.accept(group.author, entered)


def ask(world: World, slug: str, handle: str, words: str) -> None:
    memberships.join(world.members[handle], world.groups[slug], words)


def teach(world: World, slug: str, handle: str, words: str) -> None:
    steward, name = world.members[handle], key("words", slug, words)
    synonyms.teach(steward, world.groups[slug], name, words)


def offer(world: World, slug: str, handle: str, what: str, price: int | None = None) -> None:
    name = key("craft", slug, handle, what)
    money = None if price is None else Decimal(price)
    crafts.offer(world.members[handle], world.groups[slug], name, what, money)


def stand_by(world: World, slug: str, handle: str, helper: str) -> None:
    """The steward asks one member to be there for another."""
    inside = Membership.objects.select_related("member", "group")
    newcomer = inside.get(group=world.groups[slug], member=world.members[handle])
    name = key("buddy", slug, handle)
    buddies.give(world.groups[slug].author, newcomer, name, world.members[helper].handle)
