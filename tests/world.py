"""Builders for the tests: they call the real actions, so that a test's world is a possible one."""

from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils.text import slugify

from community.members.actions import joining
from community.members.models import Member
from community.sectors.models import Place, Sector
from groups.actions import groups, memberships, messages, rooms
from groups.models import Group, Message, Room
from pricing.actions import quotes
from pricing.models import Commodity, Market, Quote

PHONES = count(700100000)


def member(name: str = "Amina", language: str = "en") -> Member:
    return joining.join(f"+254{next(PHONES)}", name, language)


def sector(name: str = "Cereals") -> Sector:
    return Sector.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0]


def place(name: str = "Nairobi") -> Place:
    return Place.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0]


def group(by: Member, name: str = "Nairobi Cereals", by_approval: bool = False) -> Group:
    return groups.open_group(by, sector(), place(), name, by_approval=by_approval)


def joined(by: Member, into: Group) -> Member:
    memberships.join(by, into)
    return by


def room(by: Member, into: Group, name: str = "Transport") -> Room:
    return rooms.open_room(by, into, uuid4(), name)


def message(by: Member, into: Group | Room, text: str = "Mahindi imefika Nyamakima.") -> Message:
    """In this room, or in the first room of this group."""
    here = into if isinstance(into, Room) else into.rooms.order_by("pk")[0]
    return messages.post(by, here, uuid4(), text)


def commodity(name: str = "Maize", base: str = "kg") -> Commodity:
    words = {"name": name, "base": base}
    made = Commodity.objects.get_or_create(slug=slugify(name), defaults=words)[0]
    made.sectors.add(sector())
    return made


def market(name: str = "Wakulima", town: str = "Nairobi") -> Market:
    words = {"name": name, "place": place(town)}
    return Market.objects.get_or_create(slug=slugify(name), defaults=words)[0]


def quote(by: Member, price: str = "65", **words: Any) -> Quote:
    """A price by this member: of maize at Wakulima, for a kilo, retail, now, unless said."""
    usual: dict[str, Any] = {"commodity": commodity(), "market": market(), "key": uuid4()}
    return quotes.report(by, price=Decimal(price), **usual | words)
