"""What is said to a silence in a term, and when its time is over. Nobody is blamed."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.notices.tell import tell
from mentorship.actions import terms
from mentorship.models import Party, Term
from mentorship.models.term import GRACE, Outcome

NUDGED, OFFERED = timedelta(days=7), timedelta(days=14)
MOST = 500


def look_after_terms() -> None:
    """Seven days of silence: a word to whoever is silent. Fourteen: another mentor is offered, or
    the place is. What nobody answered in fourteen days, or is past its end, is over."""
    for party in silent(NUDGED).filter(nudged_at=None)[:MOST]:
        nudge(party)
    for party in silent(OFFERED).filter(offered_at=None)[:MOST]:
        offer(party)
    for term in due()[:MOST]:
        expire(term)


def silent(since: timedelta) -> QuerySet[Party]:
    waiting = Q(term__accepted_at__isnull=False) | Q(member=F("term__mentor"))
    rows = Party.objects.filter(waiting, term__ended_at=None)
    rows = rows.filter(heard_at__lt=timezone.now() - since)
    names = ("member", "term__author", "term__mentor", "term__badge")
    return rows.select_related(*names).order_by("pk")


@transaction.atomic
def nudge(party: Party) -> None:
    """Claimed by a conditional update: of two workers one does it."""
    mine = Party.objects.filter(pk=party.pk, nudged_at=None, heard_at=party.heard_at)
    if not mine.update(nudged_at=timezone.now()):
        return
    term = party.term
    other = term.author if party.member_id == term.mentor_id else term.mentor
    sentence = gettext_lazy("{who} would be glad of a line from you: {skill}")
    text = format_lazy(sentence, who=other, skill=term.badge.skill)
    tell([party.member], "term.nudge", text=text, url=term.get_absolute_url(), by=None)


@transaction.atomic
def offer(party: Party) -> None:
    mine = Party.objects.filter(pk=party.pk, offered_at=None, heard_at=party.heard_at)
    if not mine.update(offered_at=timezone.now()):
        return
    term, url = party.term, party.term.get_absolute_url()
    if party.member_id == term.mentor_id:
        other, says = term.author, gettext_lazy("Another mentor could go on with you: {skill}")
        url = f"{url}relay/" if term.is_running else url
    else:
        other, says = term.mentor, gettext_lazy("This place could be free for another: {skill}")
    tell([other], "term.offer", text=format_lazy(says, skill=term.badge.skill), url=url, by=None)


def due() -> QuerySet[Term]:
    """Past their last day; or asked and not answered."""
    now = timezone.now()
    past = Q(accepted_at__isnull=False, ends_on__lt=timezone.localdate(now - GRACE))
    unanswered = Q(accepted_at=None, made_at__lt=now - OFFERED - timedelta(days=1))
    rows = Term.objects.filter(past | unanswered, ended_at=None)
    return rows.select_related("author", "mentor", "badge").order_by("pk")


@transaction.atomic
def expire(term: Term) -> None:
    held = terms.locked(term, Term.objects.filter(ended_at=None))
    if held is None:
        return
    terms.end(held, Outcome.EXPIRED)
    record(held.topic, "term.changed", by=None, subject=held.pk)
    sentence = gettext_lazy("The time of the term is over: {skill}")
    text = format_lazy(sentence, skill=held.badge.skill)
    tell([held.author, held.mentor], "term.ended", text=text, url=held.get_absolute_url(), by=None)
