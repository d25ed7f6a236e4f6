"""Names, grades, half-life and units of goods, set by a steward."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import goods, units
from pricing.desk.sharing import ENOUGH
from pricing.models import Cell, Commodity, Entry, Unit
from tests import world
from tests.pricing.conftest import signed_in


@pytest.fixture
def large(group: Group) -> Group:
    for number in range(ENOUGH):
        world.joined(world.member(f"Trader {number}"), group)
    world.market()
    return group


def edited(by: Member, group: Group, **words: Any) -> Commodity:
    usual = {"name_sw": "", "synonyms": "", "grades": "", "half_life_days": 14}
    return goods.edit(by, group, world.commodity(), **usual | {"reason": "So it is."} | words)


def test_each_thing_that_changed_has_its_line_in_the_book(bakari: Member, large: Group) -> None:
    edited(bakari, large, synonyms="mahindi,  corn,corn", grades="A, B", half_life_days=7)
    maize = Commodity.objects.get()
    assert (maize.synonyms, maize.grade_names, maize.half_life_days) == (
        "mahindi, corn", ["A", "B"], 7,
    )  # fmt: skip
    told = {one.verb: (one.before, one.after, one.reason) for one in Entry.objects.all()}
    assert told == {
        "named": ("; ", "; mahindi, corn", "So it is."),
        "graded": ("", "A, B", "So it is."),
        "paced": ("14", "7", "So it is."),
    }


def test_what_stays_as_it_is_makes_no_line(bakari: Member, large: Group) -> None:
    edited(bakari, large)
    assert not Entry.objects.exists()


def test_a_new_half_life_works_the_figures_out_anew(
    amina: Member, dalia: Member, bakari: Member, large: Group
) -> None:
    from datetime import timedelta

    from django.utils import timezone

    world.quote(amina, "100", seen_at=timezone.now() - timedelta(days=20))
    world.quote(dalia, "60")
    assert Cell.objects.get().people == 2
    edited(bakari, large, half_life_days=2)
    assert (Cell.objects.get().people, Cell.objects.get().middle) == (1, 60)


@pytest.mark.parametrize("days", [0, 91, -3])
def test_a_half_life_out_of_reason_is_refused(bakari: Member, large: Group, days: int) -> None:
    with pytest.raises(Refusal, match="Between 1 and 90"):
        edited(bakari, large, half_life_days=days)
    assert Commodity.objects.get().half_life_days == 14


def test_a_name_means_one_thing(bakari: Member, large: Group) -> None:
    world.commodity("Sugar")
    with pytest.raises(Refusal, match="is a name of Sugar"):
        edited(bakari, large, synonyms="corn, sugar")
    assert not Entry.objects.exists()


def test_a_small_group_does_not_alter_what_all_share(bakari: Member, group: Group) -> None:
    with pytest.raises(Refusal, match="Other groups use this too"):
        edited(bakari, group, half_life_days=1)
    with pytest.raises(Refusal, match="Other groups use this too"):
        units.set_unit(bakari, group, world.commodity(), "bag 1 kg", "Mine.")
    Commodity.objects.update(proposed_in=group)
    assert edited(bakari, group, half_life_days=1).half_life_days == 1


def test_the_stewards_of_other_boards_are_told(bakari: Member, chidi: Member, large: Group) -> None:
    other = world.group(by=chidi, name="Eastleigh Cereals")
    edited(bakari, large, grades="A, B")
    told = Notice.objects.get(member=chidi, kind="price.goods")
    assert told.url == reverse("pricing:book", args=[other.slug])


def test_a_redefined_unit_leaves_old_reports_their_factor(
    amina: Member, bakari: Member, large: Group
) -> None:
    maize = world.commodity()
    units.set_unit(bakari, large, maize, "bag 90 kg", "As here.")
    old = world.quote(amina, "5400", unit="bag")
    units.set_unit(bakari, large, maize, "bag 100 kg", "The new bags.")
    new = world.quote(amina, "5500", unit="bag")
    old.refresh_from_db()
    assert (old.factor, old.per_base) == (90, 60)
    assert (new.factor, new.per_base) == (100, 55)
    assert [str(unit) for unit in Unit.objects.current()] == ["bag 100 kg"]
    entry = Entry.objects.filter(verb="unit-set").latest("pk")
    assert (entry.before, entry.after) == ("bag 90 kg", "bag 100 kg, Nairobi")


def test_a_unit_of_one_place_holds_there_alone(amina: Member, bakari: Member, large: Group) -> None:
    units.set_unit(bakari, large, world.commodity(), "gorogoro 2.2 kg", "Heaped.")
    elsewhere = world.market("Kongowea", "Mombasa")
    with pytest.raises(Refusal, match="do not know"):
        world.quote(amina, "150", unit="gorogoro", market=elsewhere)
    assert world.quote(amina, "150", unit="gorogoro").factor == Decimal("2.2")


@pytest.mark.parametrize("written", ["bag", "kg", "", "5 litres", "bag -3 kg"])
def test_a_unit_without_a_size_or_that_cannot_be_compared_is_refused(
    bakari: Member, large: Group, written: str
) -> None:
    with pytest.raises(Refusal):
        units.set_unit(bakari, large, world.commodity(), written, "Why not.")
    assert not Unit.objects.exists()


def test_an_ended_unit_is_asked_for_and_twice_is_harmless(
    amina: Member, bakari: Member, large: Group
) -> None:
    unit = units.set_unit(bakari, large, world.commodity(), "bag 90 kg", "As here.")
    assert units.set_unit(bakari, large, world.commodity(), "bag 90 kg", "As here.") == unit
    for _turn in range(2):
        units.end_unit(bakari, large, unit, "Nobody sells it.")
    with pytest.raises(Refusal, match="do not know"):
        world.quote(amina, "5400", unit="bag")
    assert Entry.objects.count() == 2


def test_by_the_pages(client: Client, bakari: Member, large: Group) -> None:
    maize = world.commodity()
    url = reverse("pricing:desk_good", args=[large.slug, maize.slug])
    shown = signed_in(client, bakari).get(reverse("pricing:desk_goods", args=[large.slug]))
    assert url in shown.content.decode()
    words = {"name_sw": "Mahindi", "synonyms": "", "grades": "", "half_life_days": "14"}
    answer = client.post(url, words)
    assert (answer.status_code, "Mahindi" in answer.content.decode()) == (422, True)
    assert client.post(url, words | {"reason": "So called."}).status_code == 302
    unit = reverse("pricing:unit_set", args=[large.slug, maize.slug])
    answer = client.post(unit, {"written": "sack", "reason": "Here."})
    assert (answer.status_code, 'value="sack"' in answer.content.decode()) == (422, True)
    assert client.post(unit, {"written": "sack 70 kg", "reason": "Here."}).status_code == 302
    made = Unit.objects.get()
    end = reverse("pricing:unit_end", args=[large.slug, made.pk])
    assert client.post(end, {"reason": ""}).status_code == 302
    assert Unit.objects.current().exists()
    client.post(end, {"reason": "Gone."})
    assert not Unit.objects.current().exists()


def test_goods_and_units_of_other_boards_and_places_are_not_found(
    client: Client, bakari: Member, large: Group
) -> None:
    gravel = Commodity.objects.create(slug="gravel", name="Gravel")
    far = Unit.objects.create(
        commodity=world.commodity(), place=world.place("Mombasa"), name="bag", factor=50, base="kg"
    )
    everywhere = Unit.objects.create(commodity=world.commodity(), name="bag", factor=90, base="kg")
    signed_in(client, bakari)
    assert (
        client.get(reverse("pricing:desk_good", args=[large.slug, gravel.slug])).status_code == 404
    )
    for unit in (far, everywhere):
        url = reverse("pricing:unit_end", args=[large.slug, unit.pk])
        assert client.post(url, {"reason": "No."}).status_code == 404
    assert Unit.objects.current().count() == 2
