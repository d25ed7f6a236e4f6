"""Who in a group can do what, free or for a price; by the page and by programs."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.front.takeaway import of_group, of_member
from community.members.models import Deed, Member
from community.text.refusals import Refusal
from groups import reads
from groups.actions import crafts as acts
from groups.actions import memberships
from groups.models import Craft, Group
from mentorship.actions import helps
from tests import world
from tests.doors import As, Call

SCALES = "Mend scales, a visit"


def page_of(group: Group) -> str:
    return reverse("groups:crafts", args=[group.slug])


def listed(reader: Member, group: Group, words: str = "") -> list[str]:
    return [one.what for one in reads.crafts(reader, group, words)]


def notes(reader: Member, group: Group) -> list[str]:
    [(_one, told)] = reads.noted(reader, reads.crafts(reader, group))
    return told


def test_a_member_says_what_they_can_do_and_the_others_read_it(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    words = {"key": uuid4(), "what": f"  {SCALES} ", "price": "1,500", "currency": "KES"}
    for _twice in range(2):
        assert as_(amina).post(page_of(group), words).status_code == 302
    craft = Craft.objects.get()
    assert (craft.what, craft.price, craft.is_free) == (SCALES, Decimal(1500), False)
    read = as_(bakari).get(page_of(group)).content.decode()
    assert SCALES in read
    assert "KES 1,500" in read
    assert "Write down a deal" in read
    assert page_of(group) in as_(bakari).get(f"/groups/{group.slug}/people/").content.decode()


def test_without_a_price_it_is_free(as_: As, group: Group, amina: Member) -> None:
    words = {"key": uuid4(), "what": "Read contracts", "price": "", "currency": "KES"}
    assert as_(amina).post(page_of(group), words).status_code == 302
    assert Craft.objects.get().is_free
    assert ">free<" in as_(amina).get(page_of(group)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"what": " "}, "errorlist"),
        ({"what": "x" * 81}, "1 characters too long"),
        ({"price": "0"}, "above zero"),
        ({"price": "-5"}, "errorlist"),
        ({"price": "10000001"}, "above zero"),
        ({"price": "cheap"}, "errorlist"),
        ({"currency": "XXX"}, "errorlist"),
    ],
)
def test_what_makes_no_sense_is_refused_and_kept_in_the_form(
    as_: As, group: Group, amina: Member, wrong: dict[str, str], says: str
) -> None:
    words = {"key": uuid4(), "what": SCALES, "price": "70", "currency": "KES"} | wrong
    answer = as_(amina).post(page_of(group), words)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Craft.objects.exists()


def test_strangers_read_write_and_drop_nothing(
    as_: As, call: Call, group: Group, amina: Member, chidi: Member
) -> None:
    craft = world.craft(amina, group)
    words = {"key": str(uuid4()), "what": "Steal", "currency": "KES"}
    assert as_(chidi).get(page_of(group)).status_code == 404
    assert as_(chidi).post(page_of(group), words).status_code == 404
    assert as_(chidi).post(f"/crafts/{craft.pk}/dropping/").status_code == 404
    assert call(chidi, f"/groups/{group.slug}/crafts").status_code == 404
    assert call(chidi, f"/groups/{group.slug}/crafts", **words).status_code == 404
    assert call(chidi, f"/crafts/{craft.pk}/dropping", undo=False).status_code == 404
    with pytest.raises(Refusal, match="members of the group"):
        acts.offer(chidi, group, uuid4(), "Steal")
    assert listed(amina, group) == [SCALES]


def test_five_lines_are_enough_and_none_stands_twice(group: Group, amina: Member) -> None:
    world.craft(amina, group)
    with pytest.raises(Refusal, match="already"):
        world.craft(amina, group, SCALES.upper())
    for number in range(4):
        world.craft(amina, group, f"Thing {number}")
    with pytest.raises(Refusal, match="enough"):
        world.craft(amina, group, "One more")
    acts.drop(amina, Craft.objects.get(what=SCALES))
    world.craft(amina, group, "One more")
    with pytest.raises(Refusal, match="enough"):
        acts.put_back(amina, Craft.objects.get(what=SCALES))


def test_the_same_key_with_other_words_is_refused(group: Group, amina: Member) -> None:
    key = uuid4()
    acts.offer(amina, group, key, SCALES)
    with pytest.raises(Refusal) as refused:
        acts.offer(amina, group, key, "Mend shoes")
    assert refused.value.status == 409


def test_taken_out_and_put_back_by_whoever_wrote_it(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    craft = world.craft(amina, group)
    door = f"/crafts/{craft.pk}/dropping/"
    for _twice in range(2):
        assert as_(amina).post(door).status_code == 302
    assert listed(bakari, group) == []
    assert "Put it back" in as_(amina).get(page_of(group)).content.decode()
    for _twice in range(2):
        assert as_(amina).post(door, {"undo": "1"}).status_code == 302
    assert listed(bakari, group) == [SCALES]
    assert not Deed.objects.filter(verb__startswith="craft").exists()


def test_put_back_where_five_stand_is_refused_on_the_page(
    as_: As, group: Group, amina: Member
) -> None:
    craft = acts.drop(amina, world.craft(amina, group))
    for number in range(5):
        world.craft(amina, group, f"Thing {number}")
    answer = as_(amina).post(f"/crafts/{craft.pk}/dropping/", {"undo": "1"})
    assert answer.status_code == 422
    assert "Five lines are enough" in answer.content.decode()


def test_a_steward_takes_a_line_out_by_the_book_and_no_other_member_does(
    as_: As, group: Group, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    craft, other = world.craft(amina, group), world.joined(world.member("Juma"), group)
    assert as_(other).post(f"/crafts/{craft.pk}/dropping/").status_code == 404
    assert as_(bakari).post(f"/crafts/{craft.pk}/dropping/").status_code == 302
    deed = Deed.objects.get(verb="craft.dropped")
    assert (deed.by, deed.member, deed.where) == (bakari, amina, group.topic)
    assert listed(wanjiru, group) == []


def test_what_a_member_can_do_leaves_with_them(group: Group, amina: Member, bakari: Member) -> None:
    world.craft(amina, group)
    memberships.leave(amina, group)
    assert not Craft.objects.exists()
    world.joined(amina, group)
    assert listed(bakari, group) == []


def test_it_is_found_by_what_and_by_name_in_other_words_too(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    world.craft(amina, group)
    world.craft(bakari, group, "Photographs of goods")
    assert listed(amina, group, "scale") == [SCALES]
    assert listed(amina, group, "bakari") == ["Photographs of goods"]
    assert listed(amina, group, "goods photo") == ["Photographs of goods"]
    assert listed(amina, group, "welding") == []
    empty = as_(amina).get(page_of(group), {"words": "welding"}).content.decode()
    assert "Ask the group" in empty


def test_whom_one_has_met_stands_first_then_the_free(
    group: Group, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    world.craft(bakari, group, "Books", Decimal(300))
    juma = world.joined(world.member("Juma"), group)
    esther = world.joined(world.member("Esther"), group)
    world.craft(juma, group, "Carry sacks")
    world.craft(esther, group, "Sew sacks")
    assert listed(amina, group) == ["Carry sacks", "Sew sacks", "Books"]
    world.met(amina, bakari)
    assert listed(amina, group) == ["Books", "Carry sacks", "Sew sacks"]
    world.met(bakari, esther)
    assert listed(amina, group) == ["Books", "Sew sacks", "Carry sacks"]


def test_whom_one_has_blocked_is_not_in_the_list(
    group: Group, amina: Member, bakari: Member
) -> None:
    world.craft(bakari, group)
    world.blocked(amina, bakari)
    assert listed(amina, group) == []
    assert listed(bakari, group) == [SCALES]


def test_past_jobs_are_told_where_there_are_any(
    group: Group, amina: Member, bakari: Member, as_: As
) -> None:
    world.craft(bakari, group)
    assert notes(amina, group) == []
    deal = world.dealt(bakari, amina)
    assert notes(amina, group) == ["1 deal done with you"]
    world.feedback(amina, deal)
    asked = world.question(amina, group)
    helps.mark(amina, world.answer(bakari, asked))
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        told = notes(amina, group)
        read = as_(amina).get(page_of(group)).content.decode()
    assert told[0] == "1 deal done with you"
    assert told[-1] == "1 answer helped"
    assert "1 answer helped" in read


def test_what_two_dealt_is_told_to_nobody_else(
    group: Group, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    juma = world.joined(world.member("Juma"), group)
    world.craft(bakari, group)
    world.dealt(bakari, amina)
    assert notes(juma, group) == []


def test_programs_offer_search_and_drop(call: Call, group: Group, amina: Member) -> None:
    path = f"/groups/{group.slug}/crafts"
    words = {"key": str(uuid4()), "what": SCALES, "price": "250"}
    made = call(amina, path, **words).json()
    assert made == {"id": made["id"], "by": amina.handle, "what": SCALES} | {
        "price": "250.00",
        "currency": "KES",
    }
    assert call(amina, path, **words).json() == made
    assert call(amina, f"{path}?words=scales").json() == [made | {"notes": []}]
    assert call(amina, f"{path}?words=shoes").json() == []
    assert call(amina, f"{path}?page=2").json() == []
    refused = call(amina, path, **words | {"key": str(uuid4()), "price": "0"})
    assert (refused.status_code, refused.json()["field"]) == (422, "price")
    assert call(amina, f"/crafts/{made['id']}/dropping", undo=False).status_code == 200
    assert call(amina, path).json() == []
    call(amina, f"/crafts/{made['id']}/dropping", undo=True)
    assert len(call(amina, path).json()) == 1


def test_it_is_in_what_a_member_and_a_group_take_away(group: Group, amina: Member) -> None:
    craft = world.craft(amina, group)
    assert of_member(amina)["groups.craft"][0]["what"] == SCALES
    assert [one["id"] for one in of_group(group)["crafts"]] == [craft.pk]


def test_the_list_asks_no_more_for_twenty_than_for_one(
    as_: As, group: Group, amina: Member, bakari: Member, django_assert_max_num_queries: Any
) -> None:
    world.craft(bakari, group)
    for number in range(12):
        cache.clear()
        one = world.joined(world.member(f"Esther {number}"), group)
        world.craft(one, group, f"Thing {number}", Decimal(number + 1))
    browser = as_(amina)
    browser.get(page_of(group))
    with django_assert_max_num_queries(10):
        assert browser.get(page_of(group)).status_code == 200


@given(price=st.decimals(min_value=-10, max_value=20_000_000, places=2))
def test_a_price_is_above_zero_and_below_ten_million(price: Decimal) -> None:
    if 0 < price <= 10_000_000:
        acts.check_price(price, "KES")
    else:
        with pytest.raises(Refusal):
            acts.check_price(price, "KES")
