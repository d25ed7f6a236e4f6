from django.db import transaction
from django.utils import timezone

from community.live.record import record
from community.members.models import Member
from community.notices.models import Notice


@transaction.atomic
def read(by: Member, notice: Notice) -> Notice:
    """The member has read this; the count in the head of their other pages follows."""
    unread = Notice.objects.filter(pk=notice.pk, member=by, read_at=None)
    if unread.update(read_at=timezone.now()):
        record(f"member.{by.pk}", "notice.read", by=by, subject=notice.pk)
    return notice


@transaction.atomic
def read_all(by: Member) -> int:
    unread = Notice.objects.filter(member=by, read_at=None)
    how_many = unread.update(read_at=timezone.now())
    if how_many:
        record(f"member.{by.pk}", "notices.read", by=by, subject=by.pk)
    return how_many
