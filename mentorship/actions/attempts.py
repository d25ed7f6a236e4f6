from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.members.models import Member
from community.notices.tell import tell as notify
from community.text import wording
from community.text.masking import masked
from community.text.refusals import Refusal
from mentorship import worth
from mentorship.actions import changes
from mentorship.hearing import heard
from mentorship.models import Answer, Attempt
from mentorship.models.attempt import Result


@transaction.atomic
def begin(by: Member, answer: Answer) -> Attempt:
    """A member will try what the answer says; twice is once."""
    check(by, changes.locked(answer))
    attempt, new = Attempt.objects.get_or_create(member=by, answer=answer)
    if new:
        announce(by, answer)
    return attempt


@transaction.atomic
def drop(by: Member, answer: Answer) -> Answer:
    """They will not after all; what they told of it goes too."""
    fresh = changes.locked(answer)
    if Attempt.objects.filter(member=by, answer=answer).delete()[0]:
        weigh(fresh)
        announce(by, answer)
    return answer


@transaction.atomic
def tell(by: Member, answer: Answer, result: str, words: str = "") -> Attempt:
    """What came of it, in one line; told again, the last word holds."""
    fresh = changes.locked(answer)
    check(by, fresh)
    if result not in Result.values:
        raise Refusal(_("Choose how it went."), "result")
    line = masked(wording.short(" ".join(words.split()), 200, "words"))
    said = {"result": result, "words": line, "told_at": timezone.now()} | heard(by)
    attempt, _new = Attempt.objects.update_or_create(member=by, answer=answer, defaults=said)
    weigh(fresh)
    announce(by, answer)
    tell_author(by, answer, attempt)
    return attempt


def announce(by: Member, answer: Answer) -> None:
    question = answer.question
    actor = changes.actor(by, question)
    record(question.topic, "answer.attempted", by=actor, subject=answer.pk)


def check(by: Member, answer: Answer) -> None:
    if answer.author_id == by.pk:
        raise Refusal(_("Others say whether your answer works."))
    if answer.withdrawn_at is not None:
        raise Refusal(_("This answer was withdrawn."))


def weigh(answer: Answer) -> None:
    """Outcomes rank, not likes: each as much as the word of whoever told it weighed then."""
    told = Attempt.objects.filter(answer=answer).told()
    value = worth.lower(one.report for one in told)
    Answer.objects.filter(pk=answer.pk).update(worth=value)


def tell_author(by: Member, answer: Answer, attempt: Attempt) -> None:
    sentence = gettext_lazy("{who} tried your answer: {result}")
    who = changes.actor(by, answer.question) or gettext_lazy("Whoever asked")
    text = format_lazy(sentence, who=who, result=Result(attempt.result).label)
    notify([answer.author], "answer.tried", text=text, url=answer.get_absolute_url(), by=by)
