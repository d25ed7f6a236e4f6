"""The list of questions changes while it is open, for those of the group and for nobody else."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils.translation import override

from community.live import publish
from community.live.models import Event
from community.members.models import Member
from groups.models import Group
from mentorship import fragments
from mentorship.actions import answers, helps, mergers, questions
from mentorship.models import Question
from tests import world
from tests.doors import As


@pytest.fixture
def asked(amina: Member, group: Group) -> Question:
    return world.question(amina, group)


def events(group: Group) -> list[Event]:
    return list(Event.objects.filter(topic=f"asked.{group.pk}").order_by("number"))


def drawn(group: Group) -> list[str]:
    return fragments.draw_asked(events(group))


def caught_up(member: Member, group: Group, as_: As) -> Any:
    return as_(member).get(f"/live/asked.{group.pk}/events?after=0")


def test_a_new_question_arrives_as_the_list_itself_shows_it(
    asked: Question, bakari: Member, group: Group, as_: As
) -> None:
    (event,) = caught_up(bakari, group, as_).json()["events"]
    page = as_(bakari).get(f"/groups/{group.slug}/questions/").content.decode()
    assert event["html"].strip() in page
    assert f'data-live="asked.{group.pk}" data-after="1" data-place="start"' in page
    assert f'id="ask{asked.pk}"' in event["html"]


@pytest.mark.parametrize("search", ["?q=weevils", "?show=open"])
def test_a_narrowed_list_takes_nothing_new_in(
    search: str, asked: Question, bakari: Member, group: Group, as_: As
) -> None:
    page = as_(bakari).get(f"/groups/{group.slug}/questions/{search}").content.decode()
    assert 'data-place="none"' in page
    assert asked.title in page


def test_an_empty_list_is_live_too(bakari: Member, group: Group, as_: As) -> None:
    page = as_(bakari).get(f"/groups/{group.slug}/questions/").content.decode()
    assert f'data-live="asked.{group.pk}" data-after="0"' in page
    assert "Nobody has asked yet" in page


def test_what_is_answered_and_helped_changes_its_row_and_adds_none(
    asked: Question, amina: Member, bakari: Member, group: Group
) -> None:
    given = world.answer(bakari, asked)
    helps.mark(amina, given)
    new, answered, helped = drawn(group)
    assert "data-only" not in new
    assert "data-only" in answered
    assert "data-only" in helped
    assert "chip good" in helped
    helps.unmark(amina, given)
    answers.withdraw(bakari, given)
    assert "chip hot" in drawn(group)[-1]
    answers.restore(bakari, given)
    assert "chip hot" not in drawn(group)[-1]
    assert [one.kind for one in events(group)][-3:] == [
        "answer.unhelped",
        "answer.withdrawn",
        "answer.restored",
    ]


def test_a_withdrawn_question_leaves_the_list_with_its_words(
    asked: Question, amina: Member, group: Group
) -> None:
    questions.edit(amina, asked, "Something quite new?")
    assert "Something quite new?" in drawn(group)[-1]
    questions.withdraw(amina, asked)
    assert all("data-gone" in html for html in drawn(group))
    assert "quite new" not in "".join(drawn(group))
    questions.restore(amina, asked)
    assert "quite new" in drawn(group)[-1]


def test_who_hides_their_name_is_named_by_no_row_and_no_event(
    amina: Member, bakari: Member, group: Group, as_: As
) -> None:
    hidden = questions.ask(amina, group, uuid4(), "Whom do I trust?", unnamed=True)
    given = world.answer(bakari, hidden)
    helps.mark(amina, given)
    questions.edit(amina, hidden, "Whom can I trust?")
    said = caught_up(bakari, group, as_).json()["events"]
    assert [one["by"] for one in said] == [None, bakari.pk, None, None]
    for one in said:
        assert "Amina" not in one["html"]
        assert f"/members/{amina.handle}/" not in one["html"]
        assert "☎" not in one["html"]


def test_the_row_is_the_same_for_readers_of_both_languages(asked: Question, group: Group) -> None:
    rows = {}
    for language in ("en", "sw"):
        with override(language):
            rows[language] = drawn(group)
    assert rows["en"] == rows["sw"]


def test_outsiders_hear_nothing_and_who_leaves_hears_no_more(
    asked: Question, amina: Member, chidi: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    assert caught_up(chidi, group, as_).status_code == 404
    assert caught_up(wanjiru, group, as_).status_code == 200
    group.memberships.filter(member=wanjiru).delete()
    assert caught_up(wanjiru, group, as_).status_code == 404
    assert as_(chidi).get("/live/asked.999999/events?after=0").status_code == 404


def test_a_mentor_from_outside_sees_a_question_and_not_the_list_of_its_group(
    asked: Question, staff: Member, chidi: Member, group: Group, as_: As
) -> None:
    world.badge(staff, chidi, group)
    assert as_(chidi).get(f"/live/{asked.topic}/events?after=0").status_code == 200
    assert caught_up(chidi, group, as_).status_code == 404


def test_many_rows_are_drawn_with_one_query(
    asked: Question, amina: Member, group: Group, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        world.question(amina, group, f"Question {number}?")
    news = events(group)
    with django_assert_num_queries(1):
        assert len(fragments.draw_asked(news)) == 6


def test_an_event_of_something_gone_draws_nothing(group: Group) -> None:
    event = Event(topic_id=f"asked.{group.pk}", number=9, kind="question.asked", subject=10**9)
    assert fragments.draw_asked([event]) == [""]


def test_what_was_asked_before_leaves_the_list_and_comes_back(
    asked: Question, amina: Member, bakari: Member, group: Group
) -> None:
    again = world.question(amina, group, "Weevils, how do I stop them?")
    world.merged(bakari, again, asked)
    rows = {one.subject: html for one, html in zip(events(group), drawn(group), strict=True)}
    assert "data-gone" in rows[again.pk]
    assert "data-gone" not in rows[asked.pk]
    mergers.part(bakari, again)
    assert again.title in drawn(group)[-1] + drawn(group)[-2]


def test_what_one_act_tells_the_list_and_the_question_is_drawn_for_each_its_own_way(
    asked: Question, bakari: Member, group: Group
) -> None:
    world.answer(bakari, asked, "Use sealed bags.")
    told = [*Event.objects.filter(kind="answer.given").order_by("topic_id")]
    assert [one.topic_id.split(".")[0] for one in told] == ["asked", "question"]
    row, whole = publish.drawn(told)
    assert f'id="ask{asked.pk}"' in row
    assert "sealed" not in row
    assert "Use sealed bags." in whole
