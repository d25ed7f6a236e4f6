from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import helps, questions
from mentorship.models import Question
from mentorship.reads import questions as reads
from tests import world
from tests.doors import As


def told(member: Member) -> int:
    return Notice.objects.filter(member=member, kind="question.asked").count()


def test_a_member_asks_and_the_mentors_of_the_trade_are_told(
    amina: Member, bakari: Member, mentor: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    assert Event.objects.get(topic=asked.topic).kind == "question.asked"
    assert (told(mentor), told(bakari), told(amina)) == (1, 0, 0)


def test_chidi_cannot_ask_in_a_group_that_is_not_his(chidi: Member, group: Group) -> None:
    with pytest.raises(Refusal, match="Join the group"):
        world.question(chidi, group)
    assert not Question.objects.exists()


def test_the_same_key_twice_is_one_question(amina: Member, group: Group) -> None:
    key = uuid4()
    first = questions.ask(amina, group, key, "How much is a bag?")
    assert questions.ask(amina, group, key, "How much is a bag?") == first
    assert Question.objects.count() == 1


def test_the_same_key_with_other_words_is_refused(amina: Member, group: Group) -> None:
    key = uuid4()
    first = questions.ask(amina, group, key, "How much is a bag?")
    with pytest.raises(Refusal, match="already sent with other words"):
        questions.ask(amina, group, key, "How much is a sack?")
    edited = questions.edit(amina, first, "How much is a bag of 90 kg?")
    assert questions.ask(amina, group, key, "How much is a bag?") == edited


@pytest.mark.parametrize(
    ("title", "detail", "field"),
    [
        ("", "", "title"),
        ("\u202e \x00", "", "title"),
        ("x" * 301, "", "title"),
        ("Good?", "x" * 2001, "detail"),
    ],
)
def test_words_that_will_not_do(
    amina: Member, group: Group, title: str, detail: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        questions.ask(amina, group, uuid4(), title, detail)
    assert refused.value.field == field
    assert not Question.objects.exists()


def test_a_question_is_changed_for_a_quarter_of_an_hour(amina: Member, group: Group) -> None:
    asked = world.question(amina, group)
    assert questions.edit(amina, asked, "How do I keep rats out?").edited_at
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False),
        pytest.raises(Refusal, match="15 minutes"),
    ):
        questions.edit(amina, asked, "Too late?")
    asked.refresh_from_db()
    assert asked.title == "How do I keep rats out?"


def test_only_its_asker_changes_a_question(amina: Member, bakari: Member, group: Group) -> None:
    asked = world.question(amina, group)
    with pytest.raises(Refusal, match="Only the one who wrote"):
        questions.edit(bakari, asked, "Mine now")


def test_a_question_taken_back_is_seen_by_its_asker_alone_and_can_be_put_back(
    amina: Member, bakari: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    questions.withdraw(amina, asked)
    questions.withdraw(amina, asked)
    assert not Question.objects.seen_by(bakari)
    assert Question.objects.seen_by(amina)
    questions.restore(amina, asked)
    assert Question.objects.seen_by(bakari)
    kinds = list(Event.objects.filter(topic=asked.topic).values_list("kind", flat=True))
    assert sorted(kinds) == ["question.asked", "question.restored", "question.withdrawn"]


def test_a_steward_takes_a_question_back_with_a_reason_and_its_asker_is_told(
    amina: Member, bakari: Member, dalia: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    for someone, why in ((dalia, "no"), (bakari, " ")):
        with pytest.raises(Refusal):
            questions.withdraw(someone, asked, why)
    questions.withdraw(bakari, asked, "Names a buyer.")
    assert Notice.objects.filter(member=amina, text__contains="Names a buyer.").exists()
    with pytest.raises(Refusal, match="Only the one who took it back"):
        questions.restore(amina, asked)


def test_a_question_taken_back_leaves_its_title_in_no_notice(
    as_: As, amina: Member, mentor: Member, group: Group
) -> None:
    kept = world.question(amina, group, "Which scale is honest?")
    asked = world.question(amina, group, "Who buys from Kamau?")
    world.answer(mentor, asked)
    questions.withdraw(amina, asked)
    for member in (amina, mentor):
        assert "Kamau" not in as_(member).get("/notices/").content.decode()
    assert [one.text for one in Notice.objects.filter(kind="question.asked")] == [
        f"{group} asks ({kept.pk}): {kept.title}"
    ]
    assert Event.objects.filter(topic=f"member.{mentor.pk}", kind="notice.taken").count() == 1


def test_the_list_is_narrowed_by_words_and_by_how_far_it_is(
    amina: Member, mentor: Member, group: Group
) -> None:
    open_one = world.question(amina, group, "Where is cheap twine?")
    answered = world.question(amina, group, "Which scale is honest?")
    helped = world.question(amina, group, "How do I dry mahindi?")
    world.answer(mentor, answered)
    helps.mark(amina, world.answer(mentor, helped))
    assert list(reads.listed(group)) == [helped, answered, open_one]
    assert list(reads.listed(group, show="open")) == [open_one]
    assert list(reads.listed(group, show="answered")) == [helped, answered]
    assert list(reads.listed(group, show="helped")) == [helped]
    assert list(reads.listed(group, "maize dry")) == [helped]
    assert not reads.listed(group, "nothing")


def test_a_withdrawn_answer_counts_no_more(amina: Member, mentor: Member, group: Group) -> None:
    asked = world.question(amina, group)
    given = world.answer(mentor, asked)
    assert reads.listed(group).get().answered == 1  # type: ignore[attr-defined]
    given.withdrawn_at = timezone.now()
    given.save()
    assert list(reads.listed(group, show="open")) == [asked]


def test_similar_questions_are_shown_before_sending_and_one_may_ask_all_the_same(
    amina: Member, dalia: Member, group: Group, as_: As
) -> None:
    asked = world.question(amina, group, "How do I keep weevils out of maize?")
    world.question(amina, group, "Weevils in maize again: who knows?")
    world.answer(dalia, asked)
    address = f"/groups/{group.slug}/questions/new/"
    words = {"title": "My maize has weevils, what now?", "detail": "", "key": uuid4()}
    first = as_(amina).post(address, words)
    assert "How do I keep weevils out of maize?" in first.content.decode()
    assert "who knows?" not in first.content.decode(), "nobody has answered that"
    assert Question.objects.count() == 2
    assert as_(amina).post(address, {**words, "seen": "1"}).status_code == 302
    assert Question.objects.count() == 3


def test_an_unlike_question_is_sent_at_once(amina: Member, group: Group, as_: As) -> None:
    world.question(amina, group, "How do I keep weevils out of maize?")
    words = {"title": "Who repairs scales?", "detail": "", "key": uuid4()}
    answer = as_(amina).post(f"/groups/{group.slug}/questions/new/", words)
    assert answer.status_code == 302


def test_a_form_that_fails_keeps_what_was_typed(amina: Member, group: Group, as_: As) -> None:
    words = {"title": "x" * 301, "detail": "my story", "key": uuid4()}
    answer = as_(amina).post(f"/groups/{group.slug}/questions/new/", words)
    assert answer.status_code == 422
    assert "my story" in answer.content.decode()


def test_the_pages_change_and_take_back(amina: Member, group: Group, as_: As) -> None:
    asked = world.question(amina, group)
    browser, address = as_(amina), asked.get_absolute_url()
    assert browser.get(f"{address}edition/").status_code == 200
    assert browser.post(f"{address}edition/", {"title": ""}).status_code == 422
    assert browser.post(f"{address}edition/", {"title": "Anew?"}).status_code == 302
    assert "Anew?" in browser.get(address).content.decode()
    assert browser.get(f"{address}withdrawal/").status_code == 200
    assert browser.post(f"{address}withdrawal/").status_code == 302
    assert "Put it back" in browser.get(address).content.decode()
    assert browser.post(f"{address}withdrawal/", {"undo": "1"}).status_code == 302
    assert Question.objects.standing().exists()
