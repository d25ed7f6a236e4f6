from django.db import transaction
from django.utils.text import slugify

from community.members.models import Member
from community.sectors.models import Place, Sector
from groups.models import Group, Membership, Room


@transaction.atomic
def open_group(
    by: Member, sector: Sector, place: Place, name: str, about: str = "", by_approval: bool = False
) -> Group:
    """A new group with its first room; the one who opens it is its first steward."""
    group = Group.objects.create(
        slug=slugify(name)[:60],
        name=name,
        about=about,
        sector=sector,
        place=place,
        by_approval=by_approval,
    )
    Membership.objects.create(group=group, member=by, steward=True)
    Room.objects.create(group=group, name="General")
    return group
