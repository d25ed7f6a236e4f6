"""A word to whoever may be about to give up: what to try next, and who could help. Once for each
trial and each question, silently, and nobody is blamed."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from community.notices.tell import tell
from mentorship.models import Experiment, Question, Tally
from mentorship.models.asking import unanswered
from mentorship.reads.next_steps import helper, next_step

AFTER, UNTIL = timedelta(days=7), timedelta(days=28)
MOST = 100
BOTH = gettext_lazy("{begun} Next to try: {step}. {who} could help.")
STEP = gettext_lazy("{begun} Next to try: {step}.")
WHO = gettext_lazy("{begun} {who} could help.")


def look_after_those_who_wait() -> None:
    """Of the last weeks alone: what is older is left in peace."""
    for trial in still()[:MOST]:
        nudge_trial(trial)
    for question in unheard()[:MOST]:
        nudge_question(question)


def still() -> QuerySet[Experiment]:
    """Trials that go on, and of which nothing was counted for a week."""
    now = timezone.now()
    lately = Tally.objects.filter(experiment=OuterRef("pk"), made_at__gt=now - AFTER)
    rows = Experiment.objects.filter(ended_at=None, nudged_at=None, author__is_active=True)
    rows = rows.filter(made_at__lt=now - AFTER, made_at__gt=now - UNTIL).exclude(Exists(lately))
    return rows.select_related("author", "idea__sector").order_by("pk")


def unheard() -> QuerySet[Question]:
    now = timezone.now()
    rows = unanswered().filter(nudged_at=None, author__is_active=True)
    rows = rows.filter(made_at__lt=now - AFTER, made_at__gt=now - UNTIL)
    return rows.select_related("author", "group__sector").order_by("pk")


@transaction.atomic
def nudge_trial(trial: Experiment) -> None:
    """Claimed by a conditional update: of two workers one does it."""
    mine = Experiment.objects.filter(pk=trial.pk, nudged_at=None)
    if mine.update(nudged_at=timezone.now()):
        begun = gettext_lazy("“{what}” waits for a count; three a day are enough.")
        say(trial, trial.idea.sector, format_lazy(begun, what=trial.idea.change))


@transaction.atomic
def nudge_question(question: Question) -> None:
    mine = Question.objects.filter(pk=question.pk, nudged_at=None)
    if mine.update(nudged_at=timezone.now()):
        begun = gettext_lazy("“{what}” has no answer yet; the group still sees it.")
        say(question, question.group.sector, format_lazy(begun, what=question), question.title)


def say(one: Any, sector: Any, begun: Any, about: str = "") -> None:
    """Nothing is said where there is nothing to try and nobody to help."""
    step, who = next_step(one.author, sector, about), helper(one.author, sector)
    if step is None and who is None:
        return
    sentence = BOTH if step and who else STEP if step else WHO
    text = format_lazy(sentence, begun=begun, step=step.name if step else "", who=who or "")
    url = step.url if step else one.get_absolute_url()
    tell([one.author], "advice.next", text=text, url=url, by=None)
