"""What is due outside of the page, and when: nothing in a member's quiet hours."""

from django.db import transaction
from django.utils import timezone

from community.live.record import record_each
from community.notices.models import Notice

AT_ONCE = 1000


@transaction.atomic
def release_held() -> None:
    """The quiet hours of some have ended: their open pages count what was held, all at once.

    The count itself needs no worker, it goes by the clock; this only tells the pages.
    """
    now = timezone.now()
    over = Notice.objects.select_for_update(skip_locked=True).filter(held_until__lte=now)
    held = list(over.order_by("pk")[:AT_ONCE])
    Notice.objects.filter(pk__in=[one.pk for one in held]).update(held_until=None)
    calling = {f"member.{one.member_id}": one.member_id for one in held if not one.quiet}
    record_each(calling, "notices.released", by=None)
