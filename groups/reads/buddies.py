from community.members.models import Member
from groups.models import Buddy, Group, Membership


def buddies(member: Member, group: Group) -> list[Buddy]:
    """Who is beside this member, and beside whom they are."""
    rows = Buddy.objects.of(member, group).select_related("newcomer__member", "helper__member")
    return list(rows.order_by("pk"))


def buddy_beside(newcomer: Membership) -> Buddy | None:
    rows = Buddy.objects.standing().filter(newcomer=newcomer).select_related("helper__member")
    return rows.first()
