"""Builders for the tests: they call the real actions, so that a test's world is a possible one."""

from itertools import count

from community.members.actions import joining
from community.members.models import Member
from community.sectors.models import Place, Sector
from groups.actions import groups, memberships
from groups.models import Group

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
