from django.db import transaction

from community.live.record import record
from community.members.models import Member
from groups.models import Group, Membership, Request


@transaction.atomic
def join(by: Member, group: Group, words: str = "") -> Membership | Request:
    """In at once where the group is open, else a request to its stewards; twice is harmless."""
    if group.by_approval:
        return Request.objects.get_or_create(group=group, member=by, defaults={"words": words})[0]
    membership, new = Membership.objects.get_or_create(group=group, member=by)
    if new:
        record(f"group.{group.pk}", "member.joined", by=by, subject=by.pk)
    return membership
