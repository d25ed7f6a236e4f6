from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.notices.tell import tell
from community.text import render, wording
from community.text.masking import masked
from community.text.refusals import Refusal
from groups.actions.rules import refuse_unaccepted
from groups.reads import place
from mentorship.actions import changes
from mentorship.models import Answer, Question
from mentorship.reads import questions as reads


def answer(by: Member, question: Question, key: UUID, text: str) -> Answer:
    """Advice on a question; its asker is told."""
    given = Answer(author=by, key=key, question=question)
    write(given, text)

    def same(earlier: Answer) -> bool:
        """As far as can be known: an edit leaves nothing of what was sent."""
        words = (earlier.question_id, earlier.text)
        return bool(earlier.edited_at) or words == (question.pk, given.text)

    return once(Answer, by, key, lambda: answered(by, given), same)


def answered(by: Member, given: Answer) -> Answer:
    question = given.question
    if question.withdrawn_at is not None:
        raise Refusal(_("This question was withdrawn."))
    if question.is_same:
        said = _("This was asked before, as question %(number)s. Answer there.")
        raise Refusal(said % {"number": question.first.pk})
    refuse_unaccepted(by, question.group)
    limiter.spend("answers", by.pk, limit=20, seconds=600)
    given.save()
    changes.record_heard(question, "answer.given", by, given.pk)
    tell_askers(by, given)
    return given


def tell_askers(by: Member, given: Answer) -> None:
    """And whoever asked the same; unless they have left the group: then its talk is no longer
    theirs."""
    asked, url = given.question, given.get_absolute_url()
    askers = list(reads.askers(asked))
    sentence = gettext_lazy("{who} answered ({number}): {title}")
    text = format_lazy(sentence, who=by, number=asked.pk, title=asked.title)
    here = place(askers, asked.group)
    tell(askers, "question.answered", text=text, url=url, by=by, **here)


def write(given: Answer, text: str) -> None:
    given.text = masked(wording.said(text, render.ANSWER, "text"))
    given.html = render.message(given.text)


@transaction.atomic
def edit(by: Member, given: Answer, text: str) -> Answer:
    """Its author words it anew within 15 minutes."""
    fresh = changes.locked(given)
    changes.check_may_change(by, fresh)
    write(fresh, text)
    fresh.edited_at = timezone.now()
    fresh.save(update_fields=["text", "html", "edited_at"])
    record(fresh.question.topic, "answer.edited", by=by, subject=fresh.pk)
    return fresh


@transaction.atomic
def withdraw(by: Member, given: Answer, why: str = "") -> Answer:
    """Its author takes it back, or a steward does and says why; a mark stays in its place."""
    fresh, reason = changes.locked(given), wording.short(why, 300, "why")
    if changes.take_back(by, fresh, fresh.question.group, reason):
        changes.record_heard(fresh.question, "answer.withdrawn", by, fresh.pk)
        sentence = gettext_lazy("A steward withdrew your answer: {why}")
        changes.tell_author(by, fresh, "answer.withdrawn", sentence)
    return fresh


@transaction.atomic
def restore(by: Member, given: Answer) -> Answer:
    """Whoever took it back can put it back."""
    fresh = changes.locked(given)
    if changes.put_back(by, fresh, fresh.question.group):
        changes.record_heard(fresh.question, "answer.restored", by, fresh.pk)
    return fresh
