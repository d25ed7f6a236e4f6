"""What becomes of a badge: given, about to end, ended. Part of the acts that cause it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from community.live import cut
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.notices.tell import tell
from mentorship.actions import relays
from mentorship.models import Verification
from mentorship.models.verification import RENEWABLE

WHERE = "badges"
MOST = 200


def give(by: Member, key: UUID, **words: Any) -> Verification:
    """The new badge; one of the same skill that ends soon gives way to it."""
    held = Verification.objects.standing().filter(member=words["member"])
    gone = held.of_skill(words["sector"], words["skill"]).update(ends_at=timezone.now())
    badge = Verification.objects.create(author=by, key=key, **words)
    enter(Verb.BADGE_RENEWED if gone else Verb.BADGE_GIVEN, badge, by)
    tell_holder(by, badge, gettext_lazy("You are a verified mentor now: {skill}."))
    return badge


def enter(verb: Verb, badge: Verification, by: Member | None, reason: str = "") -> None:
    """Into the log that everybody can read."""
    book.enter(
        verb,
        by=by,
        where=WHERE,
        member=badge.member,
        subject=badge.pk,
        after=badge.skill,
        reason=reason,
    )


def tell_holder(by: Member | None, badge: Verification, sentence: Any, **words: object) -> None:
    text = format_lazy(sentence, skill=badge.skill, **words)
    tell([badge.member], "mentor.badge", text=text, url=badge.get_absolute_url(), by=by)


def look_after_badges() -> None:
    """A month before a badge ends its holder is told, and again when it has ended."""
    now, lasting = timezone.now(), Verification.objects.standing().filter(warned_at=None)
    for badge in lasting.filter(ends_at__lt=now + RENEWABLE).select_related("member")[:MOST]:
        warn(badge)
    ended = Verification.objects.filter(lapse_told_at=None, ends_at__lte=now)
    lately = ended.filter(ends_at__gt=now - timedelta(days=7)).select_related("member")
    for badge in lately.order_by("pk")[:MOST]:
        lapse(badge)


@transaction.atomic
def warn(badge: Verification) -> None:
    """Claimed by a conditional update: of two workers one does it."""
    mine = Verification.objects.filter(pk=badge.pk, warned_at=None)
    if mine.update(warned_at=timezone.now()):
        soon = gettext_lazy("Your badge for {skill} ends in a month. Renew it with fresh proof.")
        tell_holder(None, badge, soon)


@transaction.atomic
def lapse(badge: Verification) -> None:
    """Nothing is told of one that another has taken the place of."""
    mine = Verification.objects.filter(pk=badge.pk, lapse_told_at=None)
    if not mine.update(lapse_told_at=timezone.now()):
        return
    same = Verification.objects.standing().filter(member=badge.member_id)
    if not same.of_skill(badge.sector, badge.skill).exists():
        enter(Verb.BADGE_LAPSED, badge, None)
        tell_holder(
            None, badge, gettext_lazy("Your badge for {skill} has ended. You can renew it.")
        )
        relays.lose(badge)
        cut.member(badge.member_id)
