"""Advice that could harm says so above itself, sinks, and its author can appeal."""

from typing import Any
from uuid import uuid4

import pytest

from community.live.models import Event
from community.members.models import Deed, Freeze, Member
from community.notices.matters import MATTERS, Matter
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import appeals
from groups.models import Finding, Group
from groups.models.finding import Outcome
from mentorship import fragments
from mentorship.actions import answers, attempts, dangers
from mentorship.models import Answer, Danger, Question
from mentorship.reads.desk import desk
from mentorship.reads.questions import answers as answers_to
from tests import world
from tests.doors import As, Call
from tests.mentorship.test_keywords import texted

WHY = "The dose is poison."


@pytest.fixture
def question(amina: Member, group: Group) -> Question:
    return world.question(amina, group)


@pytest.fixture
def advice(question: Question, wanjiru: Member) -> Answer:
    return world.answer(wanjiru, question, "Two spoons of powder in each bag.")


@pytest.fixture
def steward(bakari: Member) -> Member:
    """Known in the trade."""
    return world.trusted(bakari)


def page(member: Member, question: Question, as_: As) -> str:
    return str(as_(member).get(question.get_absolute_url()).content.decode())


def address(advice: Answer) -> str:
    return f"/answers/{advice.pk}/danger/"


def test_every_reader_is_warned_at_once_and_why_is_said(
    advice: Answer, question: Question, steward: Member, amina: Member, wanjiru: Member, as_: As
) -> None:
    assert WHY not in page(amina, question, as_)
    world.danger(steward, advice)
    for reader in (amina, steward, wanjiru):
        shown = page(reader, question, as_)
        assert shown.index(WHY) < shown.index("Two spoons of powder")
    assert WHY in as_(amina).get(f"/answers/{advice.pk}/").content.decode()


def test_it_sinks_below_the_others_however_well_it_worked(
    advice: Answer, question: Question, steward: Member, amina: Member, bakari: Member
) -> None:
    other = world.answer(bakari, question)
    attempts.tell(amina, advice, "better", "No weevils.")
    assert list(answers_to(question)) == [advice, other]
    world.danger(steward, advice)
    assert list(answers_to(question)) == [other, advice]
    dangers.lift(steward, advice)
    assert list(answers_to(question)) == [advice, other]


def test_it_is_in_the_book_of_its_group(
    advice: Answer, steward: Member, group: Group, wanjiru: Member
) -> None:
    world.danger(steward, advice)
    dangers.lift(steward, advice)
    freed, warned = Deed.objects.at(group.topic)[:2]
    assert (warned.verb, warned.by, warned.member) == ("answer.warned", steward, wanjiru)
    assert (warned.subject, warned.reason) == (advice.pk, WHY)
    assert (freed.verb, freed.by, freed.subject) == ("answer.freed", steward, advice.pk)


def test_its_author_is_told_where_they_can_appeal(
    advice: Answer, steward: Member, wanjiru: Member, as_: As
) -> None:
    made = world.danger(steward, advice)
    [word] = Notice.objects.filter(member=wanjiru, kind="answer.warned")
    assert word.text == f"Your answer was marked as dangerous: {WHY}"
    assert MATTERS["answer.warned"] == MATTERS["answer.freed"] == Matter.ANSWER
    assert as_(wanjiru).get(word.url).status_code == 200
    finding = made.finding
    assert (finding.about, finding.outcome, finding.may_be_appealed) == (wanjiru, "warned", True)
    assert finding.evidence == advice.text


def test_an_appeal_that_is_granted_takes_the_warning_off(
    advice: Answer, question: Question, steward: Member, wanjiru: Member, staff: Member, as_: As
) -> None:
    made = world.danger(steward, advice)
    appeal = appeals.appeal(wanjiru, made.finding, uuid4(), "It is salt.")
    appeals.judge(staff, appeal, uuid4(), True, "It is salt indeed.")
    made.refresh_from_db()
    assert made.lifted_by == staff
    assert WHY not in page(wanjiru, question, as_)


def test_an_appeal_that_is_not_leaves_it(
    advice: Answer, question: Question, steward: Member, wanjiru: Member, staff: Member, as_: As
) -> None:
    appeal = appeals.appeal(wanjiru, world.danger(steward, advice).finding, uuid4(), "It is salt.")
    appeals.judge(staff, appeal, uuid4(), False, "It is not.")
    assert WHY in page(wanjiru, question, as_)


def test_another_finding_that_is_lifted_frees_nothing(
    advice: Answer, steward: Member, staff: Member, wanjiru: Member, group: Group
) -> None:
    made = world.danger(steward, advice)
    other = Finding.objects.create(
        author=steward,
        key=uuid4(),
        group=group,
        noun="answer",
        subject=advice.pk,
        about=wanjiru,
        outcome=Outcome.WARNED,
        reason="Rude.",
        evidence="",
    )
    appeal = appeals.appeal(wanjiru, other, uuid4(), "I was not.")
    appeals.judge(staff, appeal, uuid4(), True, "She was not.")
    assert list(Danger.objects.standing()) == [made]


def test_putting_an_answer_back_leaves_the_warning_of_it(
    advice: Answer, steward: Member, wanjiru: Member
) -> None:
    made = world.danger(steward, advice)
    answers.withdraw(steward, advice, "Until we know.")
    answers.restore(steward, advice)
    assert list(Danger.objects.standing()) == [made]
    made.finding.refresh_from_db()
    assert made.finding.lifted_at is None


def test_only_a_known_steward_of_the_trade_or_staff_warns_or_lifts(
    advice: Answer, bakari: Member, amina: Member, mentor: Member, staff: Member
) -> None:
    for member in (amina, mentor, bakari):
        with pytest.raises(Refusal, match="Only a steward of this trade"):
            world.danger(member, advice)
    assert not Finding.objects.exists()
    assert world.danger(staff, advice)
    with pytest.raises(Refusal, match="Only a steward of this trade"):
        dangers.lift(amina, advice)
    assert Danger.objects.standing().count() == 1


def test_a_steward_of_another_trade_or_a_frozen_one_does_not(
    advice: Answer, steward: Member, dalia: Member
) -> None:
    world.trusted(dalia)
    fish = world.group(dalia, "Fish of Kisumu")
    Group.objects.filter(pk=fish.pk).update(sector=world.sector("Fish"))
    Freeze.objects.create(member=steward, why="device")
    for member in (dalia, steward):
        with pytest.raises(Refusal):
            world.danger(member, advice)
    assert not Danger.objects.exists()


def test_nobody_warns_of_their_own_nor_takes_the_warning_off_it(
    question: Question, steward: Member, staff: Member, as_: As
) -> None:
    own = world.answer(steward, question)
    with pytest.raises(Refusal, match="Others say"):
        world.danger(steward, own)
    world.danger(staff, own)
    with pytest.raises(Refusal, match="Others say"):
        dangers.lift(steward, own)
    assert as_(steward).post(address(own), {"undo": "1"}).status_code == 404
    assert Danger.objects.standing().exists()


def test_the_same_warning_stands_once(advice: Answer, steward: Member, staff: Member) -> None:
    key = uuid4()
    first = dangers.warn(steward, advice, key, WHY)
    assert dangers.warn(steward, advice, key, WHY) == first
    with pytest.raises(Refusal, match="already"):
        world.danger(staff, advice)
    assert Finding.objects.count() == 1


def test_it_is_lifted_once_by_another_office_and_may_be_said_again(
    advice: Answer, steward: Member, staff: Member, wanjiru: Member
) -> None:
    made = world.danger(steward, advice)
    for _twice in range(2):
        dangers.lift(staff, advice)
    made.refresh_from_db()
    made.finding.refresh_from_db()
    assert made.lifted_by == staff
    assert made.finding.lifted_at
    assert Notice.objects.filter(member=wanjiru, kind="answer.freed").count() == 1
    assert Deed.objects.filter(verb="answer.freed").count() == 1
    assert world.danger(steward, advice, "It is poison still.") != made


@pytest.mark.parametrize("why", ["", " \n", "x" * 301])
def test_without_a_reason_nothing_is_said(advice: Answer, steward: Member, why: str) -> None:
    with pytest.raises(Refusal):
        world.danger(steward, advice, why)
    assert not Finding.objects.exists()


def test_of_what_was_withdrawn_nobody_is_warned(
    advice: Answer, steward: Member, wanjiru: Member, as_: As
) -> None:
    answers.withdraw(wanjiru, advice)
    with pytest.raises(Refusal, match="withdrawn"):
        world.danger(steward, advice)
    assert as_(steward).get(address(advice)).status_code == 404


def test_on_the_pages_of_a_steward_and_of_nobody_else(
    advice: Answer, steward: Member, amina: Member, chidi: Member, wanjiru: Member, as_: As
) -> None:
    for stranger in (amina, chidi, wanjiru):
        assert as_(stranger).get(address(advice)).status_code == 404
        assert as_(stranger).post(address(advice), {"reason": WHY}).status_code == 404
    browser = as_(steward)
    assert address(advice) in browser.get(f"/answers/{advice.pk}/").content.decode()
    given = {"key": uuid4(), "reason": WHY}
    assert browser.post(address(advice), {**given, "reason": " "}).status_code == 422
    for _twice in range(2):
        assert browser.post(address(advice), given).status_code == 302
    assert Danger.objects.count() == 1
    assert "Take the mark off" in browser.get(address(advice)).content.decode()
    assert browser.post(address(advice), {"undo": "1"}).status_code == 302
    assert not Danger.objects.standing().exists()


def test_it_comes_live_and_the_same_for_every_reader(advice: Answer, steward: Member) -> None:
    world.danger(steward, advice)
    event = Event.objects.get(topic=advice.question.topic, kind="answer.warned")
    assert event.subject == advice.pk
    [drawn] = fragments.draw([event])
    assert WHY in drawn
    assert 'lang="sw"' in drawn


def test_the_steward_finds_it_at_the_desk(
    advice: Answer, steward: Member, amina: Member, as_: As
) -> None:
    made = world.danger(steward, advice)
    assert desk(steward).warned == [made]
    assert desk(amina).warned == []
    html = as_(steward).get("/mentoring/").content.decode()
    assert WHY in html
    assert f'href="{address(advice)}"' in html
    dangers.lift(steward, advice)
    assert desk(steward).warned == []


def test_who_reads_by_text_is_warned_before_all_else(
    advice: Answer, question: Question, steward: Member, amina: Member
) -> None:
    world.danger(steward, advice)
    told = texted(amina, f"READ {question.pk}")
    assert told.index(f"Dangerous: {WHY}") < told.index("Two spoons")


def test_programs_warn_and_lift_too(
    advice: Answer, steward: Member, amina: Member, call: Call
) -> None:
    door = f"/answers/{advice.pk}/danger"
    assert call(amina, door, key=str(uuid4()), reason=WHY).status_code == 404
    given: Any = call(steward, door, key=str(uuid4()), reason=WHY)
    assert given.json()["danger"] == WHY
    gone: Any = call(steward, door, send="delete")
    assert gone.json()["danger"] == ""
