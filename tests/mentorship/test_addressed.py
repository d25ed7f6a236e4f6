"""A question for one mentor first: it counts in their week, and they may decline."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import askings, questions
from mentorship.models import Asking, Question
from mentorship.routing import Candidate, routed
from tests import world
from tests.doors import As, Call


@pytest.fixture
def many(group: Group) -> list[Member]:
    """More than are asked, who said that they may be."""
    members = [world.joined(world.member(f"Ready {n}"), group) for n in range(9)]
    for one in members:
        askings.be_ready(one, 7)
    return members


def asked(by: Member, group: Group, to: str) -> Question:
    return questions.ask(by, group, uuid4(), "Who knows scales?", to=to)


def test_whom_amina_wants_is_among_those_asked_and_it_counts_in_their_week(
    amina: Member, many: list[Member], group: Group
) -> None:
    for one in many:
        question = asked(amina, group, one.handle)
        assert question.askings.count() == 5
        assert question.askings.filter(member=one).exists()
        assert Notice.objects.filter(member=one, url=question.get_absolute_url()).exists()


def test_whom_the_asker_wants_comes_first_unless_they_have_been_asked_enough() -> None:
    others = [Candidate(one, fits=1.0) for one in range(8)]
    assert routed([*others, Candidate(99)], to=99)[0] == 99
    full = routed([*others, Candidate(99, load=7)], to=99)
    assert (99 in full, len(full)) == (False, 5)
    assert routed(others, to=None) == routed(others)


def test_who_has_been_asked_enough_rests_or_cannot_see_it_is_refused_and_nothing_is_asked(
    amina: Member, chidi: Member, many: list[Member], group: Group
) -> None:
    askings.be_ready(many[0], 1)
    asked(amina, group, many[0].handle)
    for one in (many[0].handle, chidi.handle, amina.handle, "nobody-at-all"):
        with pytest.raises(Refusal) as no:
            asked(amina, group, one)
        assert no.value.field == "to"
    assert Question.objects.count() == 1
    assert Asking.objects.count() == 5


def test_who_was_wanted_declines_in_one_tap(
    amina: Member, many: list[Member], group: Group, as_: As
) -> None:
    question = asked(amina, group, many[3].handle)
    as_(many[3]).post(f"/questions/{question.pk}/declining/")
    assert question.askings.get(member=many[3]).declined_at is not None


def test_a_mentors_page_leads_to_the_form_that_asks_them_first(
    amina: Member, mentor: Member, group: Group, as_: As
) -> None:
    page = as_(amina).get(reverse("mentorship:mentor", args=[mentor.handle])).content.decode()
    link = f"/groups/{group.slug}/questions/new/?to={mentor.handle}"
    assert link in page
    assert f"Ask {mentor} first" in as_(amina).get(link).content.decode()
    words = {"key": str(uuid4()), "title": "How dry must maize be?", "to": mentor.handle}
    as_(amina).post(link, words | {"seen": "1"})
    assert Question.objects.get().askings.filter(member=mentor).exists()


def test_no_such_button_on_ones_own_page_or_where_no_group_is_shared(
    mentor: Member, chidi: Member, group: Group, as_: As
) -> None:
    for one in (mentor, chidi):
        assert (
            "?to="
            not in as_(one).get(reverse("mentorship:mentor", args=[mentor.handle])).content.decode()
        )


def test_refused_the_form_keeps_what_was_typed_and_the_name_can_be_left_out(
    amina: Member, mentor: Member, many: list[Member], group: Group, as_: As
) -> None:
    askings.be_ready(many[0], 1)
    asked(amina, group, many[0].handle)
    path = f"/groups/{group.slug}/questions/new/"
    words = {"key": str(uuid4()), "title": "How dry must maize be?", "seen": "1"}
    no = as_(amina).post(path, words | {"to": many[0].handle})
    assert no.status_code == 422
    assert "cannot take your question now" in no.content.decode()
    assert "How dry must maize be?" in no.content.decode()
    assert as_(amina).post(path, words).status_code == 302


@pytest.mark.parametrize("to", ["nobody-at-all", "%00", "../x"])
def test_a_name_that_is_nobodys_leaves_the_form_as_it_is(
    to: str, amina: Member, group: Group, as_: As
) -> None:
    page = as_(amina).get(f"/groups/{group.slug}/questions/new/?to={to}")
    assert page.status_code == 200
    assert " first</label>" not in page.content.decode()


def test_a_program_asks_one_first(
    amina: Member, many: list[Member], group: Group, call: Call
) -> None:
    path, words = f"/groups/{group.slug}/questions", {"title": "Who knows scales?"}
    made: Any = call(amina, path, key=str(uuid4()), to=many[5].handle, **words)
    assert Question.objects.get(pk=made.json()["id"]).askings.filter(member=many[5]).exists()
    assert call(amina, path, key=str(uuid4()), to="nobody", **words).status_code == 422
