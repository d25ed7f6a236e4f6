"""What holds for questions and answers alike: who may change, take back and put back, and when."""

from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from community.live.record import record_each
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.models import Finding, Group, Membership
from groups.models.finding import Outcome
from mentorship.models import Answer, Question
from mentorship.models.withdrawable import Withdrawable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

W = TypeVar("W", bound=Withdrawable)
TAKEN = {Question: Verb.QUESTION_WITHDRAWN, Answer: Verb.ANSWER_WITHDRAWN}
RESTORED = {Question: Verb.QUESTION_RESTORED, Answer: Verb.ANSWER_RESTORED}


def locked(thing: W) -> W:
    """The row as it is now, held until the act is done."""
    fresh: W = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    return fresh


def actor(by: Member, question: Question) -> Member | None:
    """Who an event names: nobody, where the asker hides their name from the group."""
    return None if question.unnamed and question.author_id == by.pk else by


def record_heard(
    question: Question, kind: str, by: Member | None, subject: int | None = None
) -> None:
    """News for who has the question open, and for who has the list of its group: there its row."""
    topics = {question.topic: subject or question.pk, f"asked.{question.group_id}": question.pk}
    record_each(topics, kind, by=by)


def check_may_change(by: Member, thing: Withdrawable) -> None:
    if thing.author_id != by.pk:
        raise Refusal(_("Only the one who wrote this can change it."))
    if not thing.may_change:
        raise Refusal(_("It can be changed for 15 minutes; that time is over."))


def take_back(by: Member, thing: Question | Answer, group: Group, why: str) -> bool:
    """By its author, or by a steward who says why; False where it was taken back before."""
    if thing.withdrawn_at is not None:
        return False
    if thing.author_id != by.pk:
        check_steward(by, group, why)
        found(by, thing, group, why)
    thing.withdrawn_at, thing.withdrawn_by, thing.withdrawn_why = timezone.now(), by, why
    save_withdrawal(thing)
    return True


def check_steward(by: Member, group: Group, why: str) -> None:
    if not Membership.objects.filter(group=group, member=by, steward=True).exists():
        raise Refusal(_("Only its author or a steward can take this back."))
    if not why:
        raise Refusal(_("Say why; its author is told."), "why")


def found(by: Member, thing: Question | Answer, group: Group, why: str) -> None:
    """An act of office: in the book, and its author can appeal against it."""
    judged(by, thing, group, why, Outcome.TAKEN)
    enter(TAKEN[type(thing)], by, thing, group, why)


def judged(
    by: Member, thing: Question | Answer, group: Group, why: str, outcome: Outcome
) -> Finding:
    what = {"noun": thing._meta.model_name, "subject": thing.pk, "evidence": evidence(thing)}
    words = {"about": thing.author, "outcome": outcome, "reason": why}
    return Finding.objects.create(author=by, key=uuid4(), group=group, **what, **words)


def evidence(thing: Question | Answer) -> str:
    if isinstance(thing, Question):
        return "\n".join(filter(None, [thing.title, thing.detail]))
    return thing.text


def enter(verb: Verb, by: Member, thing: Question | Answer, group: Group, why: str = "") -> None:
    """Who hides their name from the group is not named in its book."""
    member = None if isinstance(thing, Question) and thing.unnamed else thing.author
    book.enter(verb, by=by, where=group.topic, member=member, subject=thing.pk, reason=why)


def tell_author(by: Member, thing: Question | Answer, kind: str, sentence: "_StrPromise") -> None:
    """Whoever wrote it reads why it was taken back, where they can appeal; nobody is told of what
    they did themselves."""
    made = taken_by(by, thing).order_by("-pk").first()
    url = reverse("groups:finding", args=[made.pk]) if made else thing.get_absolute_url()
    text = format_lazy(sentence, why=thing.withdrawn_why)
    tell([thing.author], kind, text=text, url=url, by=by)


def put_back(by: Member, thing: Question | Answer, group: Group) -> bool:
    """By the one who took it back; False where it stands anyway."""
    if thing.withdrawn_at is None:
        return False
    if thing.withdrawn_by_id != by.pk:
        raise Refusal(_("Only the one who took it back can put it back."))
    if thing.author_id != by.pk:
        taken_by(by, thing).update(lifted_at=timezone.now())
        enter(RESTORED[type(thing)], by, thing, group)
    thing.withdrawn_at, thing.withdrawn_by, thing.withdrawn_why = None, None, ""
    save_withdrawal(thing)
    return True


def taken_by(by: Member, thing: Question | Answer) -> QuerySet[Finding]:
    """What they found when they took it back, and nobody has lifted."""
    mine = Finding.objects.filter(noun=thing._meta.model_name, subject=thing.pk, author=by)
    return mine.filter(outcome=Outcome.TAKEN, lifted_at=None)


def save_withdrawal(thing: Withdrawable) -> None:
    thing.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
