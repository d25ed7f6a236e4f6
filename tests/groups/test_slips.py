"""Searches that find nothing teach a group its words; who searched is kept nowhere."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from community.text.refusals import Refusal
from groups import reads
from groups.actions import slips
from groups.models import Group, Slip, Synonym
from groups.slips import FEWEST, Pair, learnt
from tests import world
from tests.doors import As


def page(group: Group) -> str:
    return reverse("groups:synonyms", args=[group.slug])


def door(name: str, slip: Slip) -> str:
    return reverse(f"groups:slip_{name}", args=[slip.pk])


def missed(by: Member, group: Group, word: str = "chapati", then: str = "food") -> None:
    slips.heed(by, group, word, 0)
    slips.heed(by, group, then, 4)


def often(group: Group, times: int = FEWEST) -> Slip:
    for number in range(times):
        missed(world.joined(world.member(f"Trader {number}"), group), group)
    return Slip.objects.get()


@pytest.mark.parametrize(
    ("before", "after", "pair"),
    [
        ("chapati", "food", Pair("chapati", "food")),
        ("bei ya chapati", "bei ya food", Pair("chapati", "food")),
        ("Chapáti", "FOOD", Pair("chapati", "food")),
        ("chapati", "chapati", None),
        ("chapat", "chapati", None),
        ("sukari", "sugar", None),
        ("chapati", "fresh food", None),
        ("hot chapati", "fresh food", None),
        ("amina4", "food", None),
        ("0712345678", "food", None),
        ("ab", "food", None),
        ("", "food", None),
        ("chapati", "", None),
    ],
)
def test_two_searches_alike_but_for_one_word_teach_it(
    before: str, after: str, pair: Pair | None
) -> None:
    assert learnt(before, after) == pair


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_figure_is_ever_learnt(before: str, after: str) -> None:
    pair = learnt(before, after)
    assert pair is None or all(word.isalpha() and len(word) <= 30 for word in pair)


def test_a_search_that_found_nothing_and_one_that_did_are_counted(
    group: Group, amina: Member
) -> None:
    missed(amina, group)
    slip = Slip.objects.get()
    assert (str(slip), slip.times) == ("chapati = food", 1)


def test_a_member_counts_once_a_day_however_often_they_search(group: Group, amina: Member) -> None:
    for _time in range(4):
        missed(amina, group)
    assert Slip.objects.get().times == 1


def test_each_member_counts(group: Group, amina: Member, bakari: Member) -> None:
    missed(amina, group)
    missed(bakari, group)
    assert Slip.objects.get().times == 2


def test_what_one_missed_says_nothing_of_what_another_found(
    group: Group, amina: Member, bakari: Member
) -> None:
    slips.heed(amina, group, "chapati", 0)
    slips.heed(bakari, group, "food", 4)
    assert not Slip.objects.exists()


def test_nor_does_what_was_missed_in_another_group(
    group: Group, amina: Member, bakari: Member
) -> None:
    slips.heed(amina, group, "chapati", 0)
    slips.heed(amina, world.group(by=bakari, name="Other"), "food", 4)
    assert not Slip.objects.exists()


def test_nothing_in_the_row_leads_to_anybody() -> None:
    fields = {field.name for field in Slip._meta.get_fields()}
    assert fields == {"id", "group", "missed", "meant", "times", "last_on", "settled_at"}


def test_a_cache_that_is_away_is_no_trouble_of_the_search(
    monkeypatch: pytest.MonkeyPatch, group: Group, amina: Member
) -> None:
    def away(*_words: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(cache, "set", away)
    slips.heed(amina, group, "chapati", 0)
    assert not Slip.objects.exists()


def test_the_pages_of_questions_and_lessons_heed_what_is_searched(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    world.question(bakari, group, "Where is food sold?")
    questions = reverse("mentorship:questions", args=[group.slug])
    for words in ("chapati", "food"):
        as_(amina).get(questions, {"q": words})
    assert str(Slip.objects.get()) == "chapati = food"
    world.published(bakari, world.lesson(amina, group, "Dry maize well"))
    library = reverse("mentorship:library", args=[group.slug])
    for words in ("kausha", "dry"):
        as_(amina).get(library, {"q": words})
    assert Slip.objects.filter(missed="kausha", meant="dry").exists()


def test_a_steward_is_shown_what_three_missed_and_no_less(
    as_: As, group: Group, bakari: Member
) -> None:
    often(group, FEWEST - 1)
    assert "What searches suggest" not in as_(bakari).get(page(group)).text
    missed(bakari, group)
    shown = as_(bakari).get(page(group)).text
    assert "chapati = food" in shown
    assert "3 times" in shown


def test_members_who_are_no_stewards_are_shown_none_of_it(
    as_: As, group: Group, amina: Member
) -> None:
    slip = often(group)
    assert "chapati" not in as_(amina).get(page(group)).text
    for name in ("acceptance", "dismissal"):
        assert as_(amina).post(door(name, slip), {"key": str(uuid4())}).status_code == 404


def test_with_one_tap_the_two_mean_the_same(as_: As, group: Group, bakari: Member) -> None:
    slip, key = often(group), str(uuid4())
    for _twice in range(2):
        assert as_(bakari).post(door("acceptance", slip), {"key": key}).status_code == 302
    assert [one.words for one in Synonym.objects.all()] == ["chapati = food"]
    assert "What searches suggest" not in as_(bakari).get(page(group)).text


def test_what_the_group_knows_already_is_not_offered(group: Group, bakari: Member) -> None:
    slip = often(group)
    line = world.synonym(bakari, group, "food = chapati = meal")
    assert reads.slips(group, [line]).offered == []
    world.synonym(bakari, group, "chapati = food")
    with pytest.raises(Refusal, match="already knows"):
        slips.accept(bakari, slip, uuid4())
    slip.refresh_from_db()
    assert slip.settled_at is None


def test_set_aside_it_comes_back_only_when_it_is_put_back(
    as_: As, group: Group, bakari: Member
) -> None:
    slip = often(group)
    as_(bakari).post(door("dismissal", slip))
    missed(bakari, group)
    assert reads.slips(group, []).offered == []
    assert "Offer it again" in as_(bakari).get(page(group)).text
    as_(bakari).post(door("dismissal", slip), {"undo": "1"})
    assert reads.slips(group, []).offered == [slip]


def test_what_is_seldom_missed_is_forgotten_after_a_month(group: Group, amina: Member) -> None:
    missed(amina, group)
    slips.forget()
    assert Slip.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=32)):
        slips.forget()
    assert not Slip.objects.exists()


def test_and_what_is_often_missed_after_half_a_year(group: Group) -> None:
    often(group)
    for days, left in ((100, 1), (190, 0)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            slips.forget()
        assert Slip.objects.count() == left
