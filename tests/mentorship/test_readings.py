"""What was answered to a member is due to them until they have read it, and no longer."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from community.live.models import Event
from community.members.models import Member
from community.notices.actions.readings import read_all
from community.notices.models import Notice
from community.notices.reads import unread
from groups.models import Group
from mentorship.actions import answers, readings
from mentorship.models import Question
from mentorship.reads import catch_up, for_me
from tests import world
from tests.doors import As, Call


@pytest.fixture
def asked(amina: Member, group: Group) -> Question:
    return world.question(amina, group)


def test_an_answer_stands_on_her_home_until_she_has_read_it(
    as_: As, amina: Member, bakari: Member, asked: Question
) -> None:
    given = world.answer(bakari, asked)
    assert "Answers to you" in as_(amina).get("/").text
    read = as_(amina).post(reverse("mentorship:reading", args=[asked.pk]), {"message": given.pk})
    assert read.url == asked.get_absolute_url()
    assert "Answers to you" not in as_(amina).get("/").text
    assert catch_up(amina, asked.made_at) == []
    assert unread(amina) == 0


def test_the_page_of_the_question_says_how_far_it_was_read_with_and_without_script(
    as_: As, amina: Member, bakari: Member, asked: Question
) -> None:
    world.answer(bakari, asked)
    url = reverse("mentorship:reading", args=[asked.pk])
    page = as_(amina).get(asked.get_absolute_url()).text
    assert f'data-pointer="{url}"' in page
    assert "I have read this" in page.partition("<noscript>")[2]
    assert url not in as_(bakari).get(asked.get_absolute_url()).text, "he did not ask"


def test_looking_alone_moves_nothing(
    as_: As, amina: Member, bakari: Member, asked: Question
) -> None:
    given = world.answer(bakari, asked)
    as_(amina).get(asked.get_absolute_url())
    assert for_me(amina).answers == [given]


def test_who_reads_up_to_one_has_not_read_the_next(
    amina: Member, bakari: Member, dalia: Member, asked: Question
) -> None:
    first, second = world.answer(bakari, asked), world.answer(dalia, asked)
    assert readings.read(amina, asked, first.pk) == 1
    assert for_me(amina).answers == [second]
    assert readings.read(amina, asked, first.pk) == 0, "twice is once"
    assert Event.objects.filter(topic=f"member.{amina.pk}", kind="notice.read").count() == 1
    assert readings.read(amina, asked, second.pk) == 1
    assert for_me(amina).answers == []


def test_read_at_the_bell_it_is_read_at_home(
    as_: As, amina: Member, bakari: Member, asked: Question
) -> None:
    given = world.answer(bakari, asked)
    notice = Notice.objects.get(member=amina)
    opened = as_(amina).post(reverse("notices:read", args=[notice.pk]))
    assert opened.url == given.get_absolute_url()
    assert for_me(amina).answers == []
    later = answers.answer(bakari, asked, uuid4(), "And once more.")
    assert for_me(amina).answers == [later]
    read_all(amina)
    assert for_me(amina).answers == []


def test_it_reads_nothing_else_and_for_nobody_else(
    amina: Member, bakari: Member, group: Group, asked: Question
) -> None:
    other = world.question(amina, group, "How do I grade beans?")
    given, elsewhere = world.answer(bakari, asked), world.answer(bakari, other)
    assert readings.read(bakari, asked, given.pk) == 0
    assert for_me(amina).answers == [elsewhere, given]
    readings.read(amina, asked, 2**50)
    assert for_me(amina).answers == [elsewhere]


@pytest.mark.parametrize("message", ["", "x", "-1", str(2**60)])
def test_a_place_without_sense_is_422_and_reads_nothing(
    message: str, as_: As, amina: Member, bakari: Member, asked: Question
) -> None:
    given = world.answer(bakari, asked)
    url = reverse("mentorship:reading", args=[asked.pk])
    assert as_(amina).post(url, {"message": message}).status_code == 422
    assert for_me(amina).answers == [given]


def test_a_program_reads_too_and_strangers_find_nothing(
    as_: As, call: Call, amina: Member, bakari: Member, chidi: Member, asked: Question
) -> None:
    given = world.answer(bakari, asked)
    path: Any = f"/questions/{asked.pk}/reading"
    assert call(chidi, path, answer=given.pk).status_code == 404
    assert as_(chidi).post(path + "/", {"message": given.pk}).status_code == 404
    assert call(amina, path, answer=given.pk).json() == {"read": 1}
    assert call(amina, path, answer=given.pk).json() == {"read": 0}
    assert for_me(amina).answers == []
