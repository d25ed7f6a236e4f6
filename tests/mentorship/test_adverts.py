"""An advert is looked at before it is posted: what is good, what lacks and why; none is kept."""

from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from groups.actions import synonyms
from groups.models import Group, Synonym
from mentorship.adverts import Advert, Remark, remarks
from tests import world
from tests.doors import As, Call

RULES = ["general", "price", "pictures", "marks", "place", "contact", "length"]
SAME = ["chapati = food", "sukari = sugar = sweetener"]
PLACES = {"nairobi", "homa bay"}
GOOD = "Fresh chapati, good food for the whole family, KSh 20 each, Nairobi, Gate B"


def looked(text: str = GOOD, pictures: int = 3, marked: bool = False) -> dict[str, Remark]:
    found = remarks(Advert(text, pictures, marked), "Cereals", SAME, PLACES)
    assert [one.rule for one in found] == RULES
    return {one.rule: one for one in found}


def missing(text: str = GOOD, pictures: int = 3, marked: bool = False) -> list[str]:
    return [one.rule for one in looked(text, pictures, marked).values() if not one.good]


def door(group: Group) -> str:
    return reverse("mentorship:advert", args=[group.slug])


def test_a_good_advert_lacks_nothing() -> None:
    assert missing() == []


def test_chapati_alone_is_not_found_by_who_asks_for_food() -> None:
    one = looked(GOOD.replace("food", "meal"))["general"]
    assert (one.good, one.more) == (False, ("food",))


def test_any_second_name_of_the_thing_will_do() -> None:
    assert looked("Sukari, sweetener for your shop, KSh 150 a kilo, Nairobi")["general"].good
    assert looked("Sukari for your shop")["general"].more == ("sugar", "sweetener")


def test_of_what_the_group_has_no_words_for_the_trade_is_the_general_word() -> None:
    assert looked("Millet, a cereal, Nairobi")["general"].good
    assert looked("Millet, Nairobi")["general"].more == ("Cereals",)


@pytest.mark.parametrize(
    "said", ["KSh 50", "50/=", "@ 50", "50 bob", "Kes.1,200", "20 each", "50 per kilo", "50 kila"]
)
def test_a_price_is_a_figure_with_its_money_or_unit(said: str) -> None:
    assert looked(f"Maize {said} here")["price"].good


@pytest.mark.parametrize("said", ["90 kg bags", "open 7 days", "since 2019", "good price"])
def test_not_every_figure_is_a_price(said: str) -> None:
    assert not looked(f"Maize {said}")["price"].good


@pytest.mark.parametrize(("pictures", "good"), [(0, False), (2, False), (3, True), (9, True)])
def test_three_pictures_are_enough(pictures: int, good: bool) -> None:
    assert looked(pictures=pictures)["pictures"].good is good


def test_writing_across_a_picture_is_told_of() -> None:
    assert missing(marked=True) == ["marks"]
    assert missing(f"{GOOD} © Amina") == ["marks"]


@pytest.mark.parametrize("said", ["Homa Bay", "nairobi", "stall 4", "steji ya matatu", "Geti 3"])
def test_a_place_is_a_town_by_name_or_a_spot(said: str) -> None:
    assert looked(f"Maize at {said}")["place"].good


def test_without_any_place_it_says_so() -> None:
    assert not looked("Maize, very cheap, come now")["place"].good


@pytest.mark.parametrize(
    "said", ["0712 345 678", "+254712345678", "amina@example.org", "wa.me/254712345678", "www.x.ke"]
)
def test_a_number_or_an_address_in_the_words_is_told_of(said: str) -> None:
    assert missing(f"{GOOD}. {said}") == ["contact"]


@pytest.mark.parametrize(("words", "good"), [(7, False), (8, True), (80, True), (81, False)])
def test_eight_to_eighty_words_are_read(words: int, good: bool) -> None:
    assert looked(" ".join(["maize"] * words))["length"].good is good


@given(st.text(max_size=300), st.integers(0, 50), st.booleans())
def test_whatever_is_typed_each_rule_says_one_thing(text: str, pictures: int, marked: bool) -> None:
    found = looked(text, pictures, marked)
    assert found["marks"].good <= (not marked)
    assert all(len(one.more) <= 3 and not (one.good and one.more) for one in found.values())


@given(st.integers(0, 49))
def test_one_more_picture_never_makes_it_worse(pictures: int) -> None:
    assert (
        looked(pictures=pictures)["pictures"].good <= looked(pictures=pictures + 1)["pictures"].good
    )


def test_the_page_says_what_is_missing_and_keeps_what_was_typed(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    world.synonym(bakari, group, "chapati = food")
    assert door(group) in as_(amina).get(reverse("mentorship:library", args=[group.slug])).text
    page = as_(amina).post(door(group), {"text": "Hot chapati daily!", "pictures": "1"}).text
    assert "The general word is missing." in page
    assert "Write also: food." in page
    assert "It says no price." in page
    assert "Hot chapati daily!</textarea>" in page


def test_a_line_of_words_that_was_taken_out_counts_no_more(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    synonyms.drop(bakari, world.synonym(bakari, group, "chapati = food"))
    assert Synonym.objects.exists()
    page = as_(amina).post(door(group), {"text": "Hot chapati daily!", "pictures": "1"}).text
    assert "food" not in page.replace("food, not chapati", "")


@pytest.mark.parametrize("wrong", [{"text": ""}, {"pictures": "-1"}, {"text": "x" * 3001}])
def test_what_cannot_be_looked_at_is_asked_back(
    as_: As, group: Group, amina: Member, wrong: dict[str, Any]
) -> None:
    answer = as_(amina).post(door(group), {"text": "Maize", "pictures": "1", **wrong})
    assert answer.status_code == 422
    assert next(iter(wrong)) in answer.context["form"].errors


def test_chidi_looks_at_none_here(as_: As, group: Group, chidi: Member) -> None:
    assert as_(chidi).get(door(group)).status_code == 404
    assert as_(chidi).post(door(group), {"text": "Maize", "pictures": "1"}).status_code == 404


def test_a_program_asks_the_same(call: Call, group: Group, amina: Member, chidi: Member) -> None:
    path = f"/groups/{group.slug}/adverts"
    said = call(amina, path, text=GOOD, pictures=0).json()
    assert {one["rule"] for one in said} == {*RULES}
    assert said[0]["good"] is False, "what is missing comes first"
    assert call(amina, path, text=GOOD, pictures=-1).status_code == 422
    assert call(chidi, path, text=GOOD).status_code == 404
