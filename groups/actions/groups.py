from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.sectors.models import Place, Sector
from community.text import render, slugs
from groups import wings
from groups.actions import rules as rules_anew
from groups.actions import wording
from groups.models import Group, Membership, Room
from groups.models.membership import term_from

TAKEN = {"new"}
DAY = 24 * 60 * 60


def open_group(
    by: Member,
    sector: Sector,
    place: Place,
    name: str,
    about: str = "",
    rules: str = "",
    by_approval: bool = False,
    hidden: bool = False,
    vouches: int = 0,
    key: UUID | None = None,
) -> Group:
    """A new group with its first room; the one who opens it is its first steward."""
    group = Group(
        author=by,
        key=key or uuid4(),
        sector=sector,
        place=place,
        name=name,
        about=about,
        rules=rules,
        by_approval=by_approval,
        hidden=hidden,
        vouches=vouches,
    )
    group.name = wording.group_name(group.name)
    same = said(name=group.name, sector=sector, place=place)
    return once(Group, by, group.key, lambda: opened(group), same)


def opened(group: Group) -> Group:
    group.about, group.rules = render.clean(group.about), render.clean(group.rules)
    limiter.spend("groups", group.author_id, limit=20, seconds=DAY)
    slugs.settle(group, address(group), 50, "group", is_taken)
    Membership.objects.create(
        group=group, member=group.author, steward=True, term_ends_at=term_from()
    )
    Room.objects.create(group=group, author=group.author, key=group.key, name=_("General"))
    record(group.topic, "group.opened", by=group.author, subject=group.pk)
    return group


@transaction.atomic
def describe(
    by: Member,
    group: Group,
    name: str,
    about: str,
    rules: str,
    by_approval: bool,
    vouches: int = 0,
) -> Group:
    """A steward says anew what the group is for; its address stays."""
    closing, before = by_approval and not group.by_approval, group.rules
    if name != group.name:
        group.name = wording.group_name(name, group)
    group.by_approval = by_approval
    group.about, group.rules, group.vouches = render.clean(about), render.clean(rules), vouches
    group.save(update_fields=["name", "about", "rules", "by_approval", "vouches"])
    if group.rules != before:
        rules_anew.changed(by, group)
    record(group.topic, "group.described", by=by, subject=group.pk)
    if closing:
        wings.group_closed(group)
    return group


def address(group: Group) -> str:
    """A hidden group takes no plain name from anybody: that it is taken would tell of it."""
    return f"{group.name[:40]} {group.key.hex[:8]}" if group.hidden else group.name


def is_taken(slug: str) -> bool:
    return slug in TAKEN or Group.objects.filter(slug=slug).exists()
