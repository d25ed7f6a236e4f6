from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from community.live.record import record
from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from groups.models import Message, Sweep


def sweep(by: Member, key: UUID) -> Sweep:
    """A member takes all that was said in their groups until now as read."""
    return once(Sweep, by, key, lambda: swept(by, key))


def swept(by: Member, key: UUID) -> Sweep:
    newest = Message.objects.inside(by).aggregate(newest=Max("pk"))["newest"]
    made = Sweep.objects.create(author=by, key=key, upto=newest or 0)
    record(f"member.{by.pk}", "rooms.swept", by=by, subject=made.pk)
    return made


@transaction.atomic
def unsweep(by: Member) -> None:
    """The last one is undone within 15 minutes: what was unread is unread again."""
    last = Sweep.objects.select_for_update().filter(author=by).order_by("-pk").first()
    if last is None:
        return
    if not last.may_undo:
        raise Refusal(_("This can be undone for 15 minutes; that time is over."))
    record(f"member.{by.pk}", "rooms.unswept", by=by, subject=last.pk)
    last.delete()
