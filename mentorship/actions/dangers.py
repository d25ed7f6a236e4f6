"""An answer that could harm: a steward of the trade says so above it, to every reader."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from groups import offices
from groups.models import Finding
from groups.models.finding import Outcome
from mentorship.actions import changes
from mentorship.models import Answer, Danger

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WARNED = gettext_lazy("Your answer was marked as dangerous: {why}")
FREED = gettext_lazy("Your answer is no longer marked as dangerous.")


def warn(by: Member, answer: Answer, key: UUID, reason: str) -> Danger:
    """Shown at once; its author is told, and can appeal."""
    why = wording.line(reason, 300, "reason")
    same = said(answer=answer, reason=why)
    return once(Danger, by, key, lambda: warned(by, answer, key, why), same)


def warned(by: Member, answer: Answer, key: UUID, why: str) -> Danger:
    held = changes.locked(answer)
    refuse_outsider(by, held)
    check(held)
    group = held.question.group
    finding = changes.judged(by, held, group, why, Outcome.WARNED)
    words = {"answer": held, "finding": finding, "reason": why}
    made = Danger.objects.create(author=by, key=key, **words)
    changes.enter(Verb.ANSWER_WARNED, by, held, group, why)
    changes.record_heard(held.question, "answer.warned", by, held.pk)
    tell_author(by, made, "answer.warned", WARNED)
    return made


@transaction.atomic
def lift(by: Member, answer: Answer) -> Answer:
    """The warning is taken off, and its finding with it. Twice is once."""
    held = changes.locked(answer)
    refuse_outsider(by, held)
    made = Danger.objects.standing().select_related("answer__question").filter(answer=held).first()
    if made is not None:
        Finding.objects.filter(pk=made.finding_id).update(lifted_at=timezone.now())
        take_off(by, made)
        changes.enter(Verb.ANSWER_FREED, by, held, held.question.group)
        tell_author(by, made, "answer.freed", FREED)
    return held


def take_off(by: Member, made: Danger) -> None:
    made.lifted_at, made.lifted_by = timezone.now(), by
    made.save(update_fields=["lifted_at", "lifted_by"])
    changes.record_heard(made.answer.question, "answer.freed", by, made.answer_id)


def refuse_outsider(by: Member, answer: Answer) -> None:
    trade = answer.question.group.sector_id
    if not by.is_staff and not offices.held_by(by).filter(group__sector=trade).exists():
        raise Refusal(_("Only a steward of this trade can do this."))
    if answer.author_id == by.pk:
        raise Refusal(_("Others say whether your answer is dangerous."))


def check(answer: Answer) -> None:
    if answer.withdrawn_at is not None:
        raise Refusal(_("This answer was withdrawn."))
    if answer.dangers.standing().exists():
        raise Refusal(_("It is marked so already."))


def tell_author(by: Member, made: Danger, kind: str, sentence: "_StrPromise") -> None:
    """On the page of the finding, where they can appeal."""
    text = format_lazy(sentence, why=made.reason)
    url = reverse("groups:finding", args=[made.finding_id])
    tell([made.answer.author], kind, text=text, url=url, by=by)
