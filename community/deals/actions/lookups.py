from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from community.deals.models import Lookup
from community.deals.register import mark
from community.members import phones, vouching
from community.members.models import Member
from community.members.once import once, said
from community.text.refusals import Refusal

A_DAY, MOST_A_DAY = timedelta(days=1), 10
KEPT = timedelta(days=90)


def look(by: Member, key: UUID, phone: str) -> Lookup:
    """`by` asks about a number before working for it; ten a day, so that nobody makes a list."""
    written = phones.e164(phone)
    number, member = mark(written), Member.objects.filter(phone=written).first()

    def act() -> Lookup:
        vouching.hold(by)
        if left(by) == 0:
            raise Refusal(
                _("You have asked about ten numbers today. Ask again tomorrow."), None, 429
            )
        return Lookup.objects.create(author=by, key=key, mark=number, member=member)

    return once(Lookup, by, key, act, said(mark=number))


def left(by: Member) -> int:
    """How many numbers this member may still ask about."""
    today = Lookup.objects.filter(author=by, made_at__gt=timezone.now() - A_DAY)
    return max(0, MOST_A_DAY - today.count())


def forget() -> None:
    Lookup.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
