"""What the two sides of a deal hear: a notice, and for proof a text with number and time.

A deal is made on the phone as often as on a page, so its texts go out whatever way a member chose
for notices; but a member's phone is sent six of them a day at most, none in their quiet hours,
which hold them, and none after a STOP.
"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import override

from community.deals.models import Deal
from community.live.record import record_each
from community.members.models import Member
from community.notices.preferences import habits_of
from community.notices.tell import tell
from community.sms import budgets, outbox

TEXTS_A_DAY = 6
Said = Any  # what gettext_lazy makes: a sentence in nobody's language yet


def told(deal: Deal, kind: str, text: Said, *, by: Member | None, **words: object) -> None:
    """Both sides but the one who acted; open pages of both hear that it changed."""
    said = format_lazy(text, number=deal.pk, **words)
    tell(deal.parties, kind, text=said, url=url(deal), by=by)
    record_each({f"member.{one.pk}": deal.pk for one in deal.parties}, "deal.changed", by=by)


def url(deal: Deal) -> str:
    return reverse("deals:deal", args=[deal.pk])


def texted(members: Iterable[Member], text: Said, **words: object) -> None:
    """Each in their language, with the minute at its end: the only proof that some have."""
    for one in members:
        if one.phone and one.is_active and budgets.within(f"deals {one.pk}", TEXTS_A_DAY):
            with override(one.language):
                when = date_format(timezone.localtime(), "j M Y H:i")
                rested = habits_of(one).quiet_end(timezone.now())
                outbox.send(one.phone, f"{str(text).format(**words)} ({when})", after=rested)
