"""Questions, answers and tutorials before the stewards: how a report reaches them."""

from collections.abc import Collection
from typing import TypeVar

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone

from community.live import cut
from community.members.models import Member
from community.members.models.deed import Verb
from groups import offices
from groups.access import found
from groups.models import Group
from groups.subjects import Noun, Subject
from mentorship import access
from mentorship.actions import badges, changes, dangers, news, relays
from mentorship.models import (
    Answer,
    Danger,
    Edition,
    Interest,
    Mark,
    Question,
    Tutorial,
    Verification,
)
from mentorship.models.mark import Kind

W = TypeVar("W", Question, Answer)


def question(member: Member, pk: int) -> Subject:
    one = standing(access.question_of(member, pk))
    text = changes.evidence(one)
    where, hides = one.get_absolute_url(), one.unnamed
    return Subject("question", pk, one.group, one.author, text, where, hides)


def unnamed(pks: Collection[int]) -> set[int]:
    return {*Question.objects.filter(pk__in=pks, unnamed=True).values_list("pk", flat=True)}


def answer(member: Member, pk: int) -> Subject:
    one = standing(access.answer_of(member, pk))
    url = one.get_absolute_url()
    return Subject("answer", pk, one.question.group, one.author, one.text, url)


def standing(one: W) -> W:
    if one.withdrawn_at is not None:
        raise Http404
    return one


def tutorial(member: Member, pk: int) -> Subject:
    """Before the stewards of the reader's own group of that trade, who are known in it; or staff:
    what is taken is off everybody's shelf."""
    one = access.tutorial_by_number(member, pk)
    group = led(Group.objects.of(member).filter(sector=one.sector))
    edition = found(one.published)
    text = f"{edition.title}\n{edition.text}"[:10_000]
    return Subject("tutorial", pk, group, one.author, text, one.get_absolute_url())


def led(groups: QuerySet[Group]) -> Group | None:
    """The oldest of them whose stewards speak for the trade."""
    speaking = offices.stewardships().values("group")
    return groups.filter(pk__in=speaking).order_by("pk").first()


def take_question(by: Member, pk: int, why: str) -> None:
    one = Question.objects.select_for_update().get(pk=pk)
    if taken(by, one, why):
        changes.record_heard(one, "question.withdrawn", by)


def give_question(by: Member, pk: int) -> None:
    one = Question.objects.select_for_update().get(pk=pk)
    if given(one):
        changes.record_heard(one, "question.restored", by)


def take_answer(by: Member, pk: int, why: str) -> None:
    one = Answer.objects.select_for_update(of=["self"]).select_related("question").get(pk=pk)
    if taken(by, one, why):
        changes.record_heard(one.question, "answer.withdrawn", by, pk)


def give_answer(by: Member, pk: int) -> None:
    one = Answer.objects.select_for_update(of=["self"]).select_related("question").get(pk=pk)
    if given(one):
        changes.record_heard(one.question, "answer.restored", by, pk)


def free_answer(by: Member, finding: int) -> None:
    """No longer called dangerous, where that is what was found."""
    for one in Danger.objects.standing().select_related("answer__question").filter(finding=finding):
        dangers.take_off(by, one)


def taken(by: Member, one: Question | Answer, why: str) -> bool:
    if one.withdrawn_at is not None:
        return False
    one.withdrawn_at, one.withdrawn_by, one.withdrawn_why = timezone.now(), by, why
    one.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    return True


def given(one: Question | Answer) -> bool:
    """What its author took back themselves stays with them."""
    if one.withdrawn_at is None or one.withdrawn_by_id == one.author_id:
        return False
    one.withdrawn_at, one.withdrawn_by, one.withdrawn_why = None, None, ""
    one.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    return True


def take_tutorial(by: Member, pk: int, why: str) -> None:
    """Off the shelf; its editions stay with its author, who may send in a better one."""
    one = Tutorial.objects.select_for_update(of=["self"]).get(pk=pk)
    if one.published_id is not None:
        Tutorial.objects.filter(pk=pk).update(published=None)
        news.of_lesson(one, "lesson.delisted", by)


def give_tutorial(by: Member, pk: int) -> None:
    """The newest edition the reviewers published stands again, as old as it was: unless another
    does by now, or a steward's mark keeps it off the shelf."""
    approved = Edition.objects.filter(tutorial=pk, published_at__isnull=False)
    last = approved.order_by("-number").first()
    marked = Mark.objects.standing().filter(tutorial=pk, kind=Kind.DELISTED)
    if last is not None and not marked.exists():
        since = Coalesce("published_at", last.published_at)
        hidden = Tutorial.objects.filter(pk=pk, published=None)
        if hidden.update(published=last, published_at=since):
            news.of_lesson(last.tutorial, "lesson.restored", by)


def badge(member: Member, pk: int) -> Subject:
    """Before the stewards of a group of the trade that both are in, known in it; else staff."""
    one = access.verification_of(member, pk)
    shared = Group.objects.of(member).filter(sector=one.sector, memberships__member=one.member)
    told = Interest.objects.standing().filter(author=one.member).values_list("words", flat=True)
    text = "\n".join([f"{one.skill} ({one.sector})", *told])
    url = one.get_absolute_url()
    return Subject("badge", pk, led(shared), one.member, text, url)


def suspend_badge(by: Member, pk: int, why: str) -> None:
    """Whoever hid what they earn by; until an appeal gives it back."""
    mine = Verification.objects.filter(pk=pk, suspended_at=None)
    if mine.update(suspended_at=timezone.now()):
        one = Verification.objects.select_related("member").get(pk=pk)
        badges.enter(Verb.BADGE_SUSPENDED, one, by, why)
        relays.lose(one)
        cut.member(one.member_id)


def restore_badge(by: Member, pk: int) -> None:
    mine = Verification.objects.filter(pk=pk, suspended_at__isnull=False)
    if mine.update(suspended_at=None):
        one = Verification.objects.select_related("member").get(pk=pk)
        badges.enter(Verb.BADGE_RESTORED, one, by)


QUESTION = Noun(question, take_question, give_question, unnamed)
ANSWER = Noun(answer, take_answer, give_answer, free=free_answer)
TUTORIAL = Noun(tutorial, take_tutorial, give_tutorial)
BADGE = Noun(badge, suspend_badge, restore_badge)
