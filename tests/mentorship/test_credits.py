"""Whose words were taken up may say no, and then nothing of theirs is published."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import withdrawals
from groups.models import Group, Message
from mentorship.actions import credits, editions, keepings, reviews
from mentorship.actions.credits import bare, stands
from mentorship.models import Answer, Keeping, Tutorial
from tests import world
from tests.doors import As


@pytest.fixture
def bakari(bakari: Member) -> Member:
    return world.trusted(bakari)


@pytest.fixture
def said(amina: Member, group: Group) -> Message:
    return world.message(amina, group, "Buy maize in Busia on Tuesday.")


@pytest.fixture
def kept(wanjiru: Member, bakari: Member, group: Group, said: Message) -> Keeping:
    """Wanjiru keeps Amina's words for a lesson, and Bakari's."""
    return world.keeping(wanjiru, said, world.message(bakari, group, "Pay by M-Pesa."))


@pytest.fixture
def for_answer(wanjiru: Member, bakari: Member, group: Group, said: Message) -> Keeping:
    return world.kept_answer(wanjiru, world.question(bakari, group), said)


def lesson(kept: Keeping) -> Tutorial:
    assert kept.tutorial is not None
    return kept.tutorial


def without(by: Member, kept: Keeping, text: str = "Pay by M-Pesa.") -> None:
    editions.edit(by, lesson(kept), uuid4(), "Maize", text, timezone.localdate())


def page(browser: Any, kept: Keeping) -> str:
    return str(browser.get(kept.get_absolute_url()).content.decode())


def test_a_no_is_told_to_who_keeps_it_once(kept: Keeping, amina: Member, wanjiru: Member) -> None:
    credits.refuse(amina, kept)
    credits.refuse(amina, kept)
    notice = Notice.objects.get(kind="keeping.refused")
    assert (notice.member, notice.url) == (wanjiru, kept.get_absolute_url())
    assert kept.credits.gone().get().member == amina


def test_a_lesson_is_neither_submitted_nor_published_until_the_words_are_gone(
    kept: Keeping, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    waiting = world.submitted(lesson(kept))
    credits.refuse(amina, kept)
    with pytest.raises(Refusal, match=r"Amina took this back.*Buy maize in Busia"):
        reviews.publish(bakari, waiting, uuid4())
    without(wanjiru, kept, "Say: **buy maize in Busia, on Tuesday**!")
    with pytest.raises(Refusal, match="took this back"):
        world.submitted(lesson(kept))
    without(wanjiru, kept)
    assert world.published(bakari, lesson(kept)).published is not None


def test_their_name_must_go_too(kept: Keeping, amina: Member, wanjiru: Member) -> None:
    credits.refuse(amina, kept)
    line = kept.credits.get(member=amina).line
    without(wanjiru, kept, f"Pay by M-Pesa.\n\n{line}")
    with pytest.raises(Refusal, match="with the name"):
        world.submitted(lesson(kept))


def test_of_a_yes_after_all_nothing_stands_in_the_way(
    kept: Keeping, amina: Member, bakari: Member
) -> None:
    credits.refuse(amina, kept)
    credits.allow(amina, kept)
    assert world.published(bakari, lesson(kept)).published is not None


def test_after_it_is_published_it_is_too_late(kept: Keeping, amina: Member, bakari: Member) -> None:
    world.published(bakari, lesson(kept))
    with pytest.raises(Refusal, match="published already"):
        credits.refuse(amina, kept)
    assert not kept.credits.gone().exists()


def test_the_draft_of_an_answer_loses_their_words_at_once(
    for_answer: Keeping, amina: Member, wanjiru: Member, as_: As
) -> None:
    browser = as_(wanjiru)
    before = page(browser, for_answer)
    assert before.count("Buy maize in Busia") == 2, "as it was said, and in the draft"
    credits.refuse(amina, for_answer)
    after = page(browser, for_answer)
    assert after.count("Buy maize in Busia") == 1
    assert "said no" in after


def test_an_answer_typed_before_the_no_is_not_sent_and_stays_typed(
    for_answer: Keeping, amina: Member, wanjiru: Member, as_: As
) -> None:
    credits.refuse(amina, for_answer)
    words = {"key": uuid4(), "text": "I say: buy maize in Busia on Tuesday. So there."}
    url = reverse("mentorship:kept_sending", args=[for_answer.pk])
    answer = as_(wanjiru).post(url, words)
    assert answer.status_code == 422
    assert "took this back" in answer.content.decode()
    assert "So there." in answer.content.decode()
    assert not Answer.objects.exists()
    given = keepings.send(wanjiru, for_answer, uuid4(), "Go west.")
    assert given.text == "Go west."
    for_answer.refresh_from_db()
    assert for_answer.credited == [], "who said no is not named"


def test_words_withdrawn_where_they_were_said_are_not_published_either(
    kept: Keeping, said: Message, amina: Member
) -> None:
    withdrawals.withdraw(amina, said, uuid4())
    with pytest.raises(Refusal, match="took this back"):
        world.submitted(lesson(kept))


def test_one_reads_of_it_only_what_one_said_oneself(
    kept: Keeping, amina: Member, chidi: Member, as_: As
) -> None:
    shown = page(as_(amina), kept)
    assert "Buy maize in Busia" in shown
    assert "M-Pesa" not in shown
    assert "Do not use my words" in shown
    assert as_(chidi).get(kept.get_absolute_url()).status_code == 404


def test_the_button_says_no_and_the_next_yes_after_all(
    kept: Keeping, amina: Member, as_: As
) -> None:
    browser, url = as_(amina), reverse("mentorship:kept_refusal", args=[kept.pk])
    assert browser.post(url).url == kept.get_absolute_url()
    assert "You said no" in page(browser, kept)
    browser.post(url, {"undo": "1"})
    assert not kept.credits.gone().exists()


def test_another_who_was_credited_cannot_send_it(
    for_answer: Keeping, amina: Member, as_: As
) -> None:
    url = reverse("mentorship:kept_sending", args=[for_answer.pk])
    assert as_(amina).post(url, {"key": uuid4(), "text": "Mine"}).status_code == 404


def test_who_has_left_the_group_sends_nothing_into_it(
    for_answer: Keeping, wanjiru: Member, group: Group, as_: As
) -> None:
    group.memberships.get(member=wanjiru).delete()
    url = reverse("mentorship:kept_sending", args=[for_answer.pk])
    assert as_(wanjiru).post(url, {"key": uuid4(), "text": "x"}).status_code == 404
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("said", "text", "found"),
    [
        ("Buy maize in Busia", "we **buy maize, in Busia** always", True),
        ("Buy maize in Busia", "Rebuy maize in Busiana", False),
        ("Ndiyo", "- NDIYO!", True),
        ("Ndiyo", "Ndiyo, tunauza.", False),
    ],
)
def test_words_are_known_again_whatever_marks_stand_between_them(
    said: str, text: str, found: bool
) -> None:
    assert stands(bare(said), {bare(line) for line in text.splitlines()}) == found
