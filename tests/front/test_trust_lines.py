"""Beside a name, wherever it stands, the reader finds why one may trust it."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from community.live.models import Event
from community.members.models import Member
from groups.models import Group
from mentorship import fragments
from mentorship.actions import questions
from pricing.models import Quote
from tests import world
from tests.front.pages import page, signed_in

SHORT = "☎ vouched 1 (1 met)"
WHOLE = "☎ verified · vouched 1 (1 met) · since"


@pytest.fixture
def known(dalia: Member, wanjiru: Member) -> Member:
    """Dalia, whom Wanjiru has met."""
    world.met(wanjiru, dalia)
    return dalia


def test_a_mentor_in_the_list_with_a_link_for_those_who_know_them(
    known: Member, amina: Member, chidi: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, known, group)
    assert WHOLE in page(amina, "/mentors/")
    assert "/members/dalia/trust/" in page(amina, "/mentors/")
    stranger = page(chidi, "/mentors/")
    assert WHOLE in stranger
    assert "/members/dalia/trust/" not in stranger, "it would lead to nothing"


def test_whoever_asks_and_whoever_answers(
    known: Member, amina: Member, wanjiru: Member, group: Group
) -> None:
    asked = world.question(known, group)
    world.answer(known, world.question(wanjiru, group, "When do the rains come?"))
    assert WHOLE in page(amina, f"/questions/{asked.pk}/")
    assert "☎ <i" in page(amina, f"/groups/{group.slug}/questions/")
    answered = page(amina, f"/questions/{asked.pk + 1}/")
    assert '<a class="trust meta" href="/members/dalia/trust/">☎' in answered


def test_an_answer_is_drawn_live_with_the_same_bytes_in_both_languages(
    known: Member, amina: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    given = world.answer(known, asked)
    event = Event(topic_id=asked.topic, number=1, kind="answer.given", subject=given.pk)
    drawn = {}
    for language in ("en", "sw"):
        with override(language):
            drawn[language] = fragments.draw([event])
    assert drawn["en"] == drawn["sw"]
    assert "/members/dalia/trust/" in drawn["en"][0]


def test_whoever_asks_unnamed_has_no_line_either(
    known: Member, amina: Member, group: Group
) -> None:
    asked = questions.ask(known, group, uuid4(), "Whom do I trust?", unnamed=True)
    for path in (f"/questions/{asked.pk}/", f"/groups/{group.slug}/questions/"):
        shown = page(amina, path)
        assert SHORT not in shown
        assert WHOLE not in shown
        assert "☎ <i" not in shown
        assert "/members/dalia/" not in shown


@pytest.fixture
def told(known: Member, group: Group) -> Quote:
    """A price that Dalia saw, on the group's board."""
    quote = world.quote(known, "65", seen_at=timezone.now())
    world.board(group)
    return quote


def test_whoever_told_a_price_to_colleagues_alone(
    told: Quote, amina: Member, chidi: Member
) -> None:
    cell = told.cell
    history = f"/prices/{cell.commodity.slug}/{cell.market.slug}/"
    assert SHORT in page(amina, history)
    assert SHORT in page(amina, f"/quotes/{told.pk}/")
    assert SHORT not in page(chidi, history)


def test_a_supplier_and_the_inbox_and_a_message(
    known: Member, amina: Member, bakari: Member, group: Group
) -> None:
    said = world.message(known, group)
    assert SHORT in page(amina, "/inbox/")
    assert WHOLE in page(amina, f"/messages/{said.pk}/")
    world.sells_to(bakari, group, known)
    assert WHOLE in page(bakari, reverse("pricing:suppliers", args=[group.slug]))


def test_people_are_found_with_their_line(known: Member, amina: Member) -> None:
    found = page(amina, "/search/?q=dalia")
    assert "People" in found
    assert "vouched 1 (1 met)" in found


def test_the_lists_ask_no_more_for_many_names(
    known: Member, amina: Member, group: Group, staff: Member, django_assert_max_num_queries: Any
) -> None:
    world.badge(staff, known, group)
    for number in range(6):
        someone = world.joined(world.member(f"Esther {number}"), group)
        world.question(someone, group, f"Question {number} of the day?")
    client = signed_in(amina)
    for path in ("/mentors/", f"/groups/{group.slug}/questions/"):
        client.get(path)
        with django_assert_max_num_queries(12):
            client.get(path)
