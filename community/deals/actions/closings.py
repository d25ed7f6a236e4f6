"""What the clock does to deals: asks whether they are done, and lets the forgotten ones lapse."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from community.deals.actions.terms import end
from community.deals.models import Deal, Terms
from community.deals.models.deal import TO_ANSWER, TO_FINISH, DealQuerySet, Ending
from community.deals.telling import texted, told

AT_ONCE = 500
LAPSED = gettext_lazy("Deal {number} has lapsed: nobody spoke of it any more.")
ASKED = gettext_lazy("The day of deal {number} is past. Is it done? Say so, or what went wrong.")
TEXT = gettext_lazy(
    "The day of deal {number} is past: {what}. Is it done? Send DONE {number}, or NO {number} and "
    "what went wrong"
)


def look_after_deals() -> None:
    for deal in forgotten()[:AT_ONCE]:
        lapse(deal)
    for deal in past_their_day()[:AT_ONCE]:
        ask(deal)
    unanswered = Terms.objects.filter(agreed_at=None, refused_at=None)
    old = unanswered.filter(made_at__lt=timezone.now() - TO_ANSWER)
    old.exclude(deal__agreed_at=None).update(refused_at=timezone.now())


def forgotten() -> DealQuerySet:
    """Nobody answered for a week, or said anything a month after the day of delivery."""
    now, today = timezone.now(), timezone.localdate()
    unanswered = Q(agreed_at=None, terms__made_at__lt=now - TO_ANSWER)
    month_ago = today - TO_FINISH
    spoken = Q(results__made_at__gt=now - TO_FINISH)
    unfinished = Q(agreed_at__lt=now - TO_FINISH, terms__due_on__lt=month_ago) & ~spoken
    return Deal.objects.running().whole().filter(unanswered | unfinished).order_by("pk")


def past_their_day() -> DealQuerySet:
    due = Q(terms__due_on__lt=timezone.localdate(), asked_at=None)
    return Deal.objects.running().whole().filter(due).exclude(agreed_at=None).order_by("pk")


@transaction.atomic
def lapse(deal: Deal) -> None:
    """One who said that it went wrong is not contradicted by the other's silence."""
    if not held(deal):
        return
    last = {one.author_id: one.done for one in deal.results.order_by("pk")}
    wrong = False in last.values() and True not in last.values()
    end(deal, Ending.WRONG if wrong else Ending.LAPSED)
    told(deal, "deal.lapsed", LAPSED, by=None)


@transaction.atomic
def ask(deal: Deal) -> None:
    """Once; two workers ask once."""
    mine = Deal.objects.filter(pk=deal.pk, asked_at=None, ended_at=None)
    if not mine.update(asked_at=timezone.now()):
        return
    silent = [one for one in deal.parties if not deal.results.filter(author=one).exists()]
    told(deal, "deal.due", ASKED, by=None)
    texted(silent, TEXT, number=deal.pk, what=deal.promised)


def held(deal: Deal) -> bool:
    here = Deal.objects.select_for_update().filter(pk=deal.pk, ended_at=None)
    return here.exists()
