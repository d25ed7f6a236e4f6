from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.sectors.models import Place
from community.text import wording
from community.text.masking import masked
from community.text.refusals import Refusal
from mentorship import worth
from mentorship.actions import news
from mentorship.hearing import heard
from mentorship.models import Trial, Tutorial
from mentorship.models.trial import Outcome
from mentorship.models.tutorial import Kind

MOST = Decimal(10_000_000)


def report(
    by: Member,
    tutorial: Tutorial,
    key: UUID,
    outcome: str,
    place: Place | None = None,
    cost: Decimal | None = None,
    words: str = "",
    outdated: bool = False,
    willing: bool = False,
) -> Trial:
    """How it went when a member tried it; their last report is the one that counts.

    It weighs half where they never opened the lesson. Of a card: it is still so, or it has changed.
    """

    tutorial = tutorial.source or tutorial
    outdated = outdated or (tutorial.kind == Kind.CARD and outcome == Outcome.NO)
    kept = masked(wording.short(" ".join(words.split()), 200, "words"))
    sent = {"tutorial": tutorial, "outcome": outcome, "place": place, "cost": cost, "words": kept}
    sent |= {"outdated": outdated, "willing": willing}

    def act() -> Trial:
        check(by, tutorial, outcome, cost)
        limiter.spend("trials", by.pk, limit=20, seconds=3600)
        opened = tutorial.openings.filter(member=by).exists()
        before = tutorial.trials.filter(author=by).order_by("-pk").values_list("pk", flat=True)
        last = before.first()
        trial = Trial.objects.create(author=by, key=key, **sent, **heard(by, opened))
        weigh(tutorial)
        news.of_trial(trial, last)
        return trial

    return once(Trial, by, key, act, said(**sent))


def check(by: Member, tutorial: Tutorial, outcome: str, cost: Decimal | None) -> None:
    if tutorial.published_id is None:
        raise Refusal(_("This tutorial is not published yet."))
    if tutorial.author_id == by.pk:
        raise Refusal(_("Others say whether your tutorial works."))
    if outcome not in Outcome.values:
        raise Refusal(_("Choose how it went."), "outcome")
    if cost is not None and not (cost.is_finite() and 0 <= cost < MOST):
        raise Refusal(_("This cost cannot be right."), "cost")


def weigh(tutorial: Tutorial) -> None:
    """What all reports say together is what the library ranks by."""
    held = Tutorial.objects.select_for_update(of=["self"]).get(pk=tutorial.pk)
    told = Trial.objects.filter(tutorial=tutorial).latest_each()
    held.worth = worth.lower(one.report for one in told)
    held.save(update_fields=["worth"])
