"""A badge rests while its holder is frozen: the log has it, and who learns on it is told."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from community.members.models.deed import Verb
from community.notices.tell import tell
from mentorship.actions import badges
from mentorship.models import Term, Verification

MOST = 200
RESTS = gettext_lazy(
    "The badge of {who} for {skill} rests until it is known that it is still them."
)
GOES_ON = gettext_lazy("It is still {who}: the badge for {skill} counts again.")
SAYS = {
    Verb.BADGE_RESTED: ("term.rested", RESTS),
    Verb.BADGE_RESUMED: ("term.resumed", GOES_ON),
}


def look_after_rests() -> None:
    """What was frozen and freed between two looks was never said, and is not said now; nothing is
    of an account that is closed."""
    rows = Verification.objects.filter(member__is_active=True)
    awake = rows.select_related("member", "revocation").order_by("pk")
    for badge in awake.resting().filter(rested_at=None)[:MOST]:
        rest(badge)
    for badge in awake.rested_before()[:MOST]:
        go_on(badge)


@transaction.atomic
def rest(badge: Verification) -> None:
    """Claimed by a conditional update: of two workers one does it."""
    mine = Verification.objects.filter(pk=badge.pk, rested_at=None)
    if mine.update(rested_at=timezone.now()):
        say(Verb.BADGE_RESTED, badge)


@transaction.atomic
def go_on(badge: Verification) -> None:
    """Nothing goes on of one that ended or was taken meanwhile: that was said then."""
    mine = Verification.objects.filter(pk=badge.pk, rested_at__isnull=False)
    if mine.update(rested_at=None) and badge.is_standing:
        say(Verb.BADGE_RESUMED, badge)


def say(verb: Verb, badge: Verification) -> None:
    badges.enter(verb, badge, None)
    kind, sentence = SAYS[verb]
    for term in Term.objects.taught_by(badge).running():
        text = format_lazy(sentence, who=badge.member, skill=badge.skill)
        tell([term.author], kind, text=text, url=term.get_absolute_url(), by=None)
