"""What a group knows of the way."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing import ways
from pricing.actions import fares
from pricing.models import Fare
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in


@pytest.fixture
def words(group: Group) -> dict[str, Any]:
    town = {"market": world.market("Gikomba"), "place": world.place("Eldoret")}
    return town | {"group": group, "key": uuid4()}


def typed(**words: str) -> dict[str, str]:
    world.market("Gikomba")
    world.place("Eldoret")
    usual = {"market": "gikomba", "place": "eldoret", "currency": "KES", "key": str(uuid4())}
    return usual | words


def test_a_fare_is_of_the_trip_and_of_each_bag(amina: Member, words: dict[str, Any]) -> None:
    fare = fares.enter(
        amina, per_trip=Decimal(600), per_unit=Decimal(90), unit="bag 90 kg", **words
    )
    assert (fare.per_trip, fare.per_base, fare.base) == (600, 1, "kg")
    assert fare.carries("KES", "kg")
    assert not fare.carries("KES", "piece")
    assert not fare.carries("UGX", "kg")


def test_a_trip_alone_carries_goods_of_every_kind(amina: Member, words: dict[str, Any]) -> None:
    fare = fares.enter(amina, per_trip=Decimal(600), **words)
    assert fare.carries("KES", "kg")
    assert fare.carries("KES", "bunch")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, None),
        ({"per_trip": Decimal(-1)}, "per_trip"),
        ({"per_trip": Decimal("NaN")}, "per_trip"),
        ({"per_trip": Decimal(10) ** 12}, "per_trip"),
        ({"per_unit": Decimal(-90), "unit": "kg"}, "per_unit"),
        ({"per_unit": Decimal(90), "unit": "lorry"}, "unit"),
        ({"per_unit": Decimal(90)}, "unit"),
    ],
)
def test_what_cannot_be_a_fare_is_refused(
    amina: Member, words: dict[str, Any], sent: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(Refusal) as refusal:
        fares.enter(amina, **sent, **words)
    assert refusal.value.field == field
    assert not Fare.objects.exists()


def test_the_same_form_twice_is_one_fare(amina: Member, words: dict[str, Any]) -> None:
    first = fares.enter(amina, per_trip=Decimal(600), **words)
    assert fares.enter(amina, per_trip=Decimal(600), **words) == first
    with pytest.raises(Refusal):
        fares.enter(amina, per_trip=Decimal(700), **words)
    assert Fare.objects.count() == 1


def test_the_newest_counts_and_one_taken_back_does_not(
    amina: Member, dalia: Member, group: Group
) -> None:
    old = world.fare(amina, group, "600")
    new = world.fare(dalia, group, "700")
    cell = world.quote(amina).cell
    found = ways.fares(amina, world.place(), [cell])
    assert ways.fare_for(cell, found) == new
    fares.withdraw(dalia, new)
    assert ways.fare_for(cell, ways.fares(amina, world.place(), [cell])) == old
    fares.restore(dalia, new)
    assert ways.fare_for(cell, ways.fares(amina, world.place(), [cell])) == new


def test_a_fare_of_another_season_counts_no_more(amina: Member, group: Group) -> None:
    world.fare(amina, group)
    Fare.objects.update(made_at=timezone.now() - timedelta(days=181))
    cell = world.quote(amina).cell
    assert ways.fares(amina, world.place(), [cell]) == {}


def test_a_fare_is_told_in_its_group_only(amina: Member, chidi: Member, group: Group) -> None:
    world.fare(amina, group)
    cell = world.quote(amina).cell
    assert ways.fares(amina, world.place(), [cell])
    assert not ways.fares(chidi, world.place(), [cell])


def test_members_enter_fares_on_a_page(client: Client, amina: Member, group: Group) -> None:
    url = reverse("pricing:fares", args=[group.slug])
    sent = typed(per_trip="1,200", per_unit="60", unit="bag 90 kg")
    answer = signed_in(client, amina).post(url, sent)
    assert answer.status_code == 302
    html = client.get(url).content.decode()
    assert "Gikomba → Eldoret" in html
    assert "1,200 a trip + 60 /" in html


def test_a_refused_fare_keeps_what_was_typed(client: Client, amina: Member, group: Group) -> None:
    url = reverse("pricing:fares", args=[group.slug])
    for sent in (typed(per_trip="12OO"), typed(), typed(per_unit="90", unit="lorry")):
        answer = signed_in(client, amina).post(url, sent)
        assert answer.status_code == 422
        html = answer.content.decode()
        assert all(f'value="{word}"' in html for word in sent.values() if word in ("12OO", "lorry"))
    assert not Fare.objects.exists()


def test_ones_own_fare_is_taken_back_and_put_back(
    client: Client, amina: Member, dalia: Member, group: Group, read: Page
) -> None:
    fare = world.fare(amina, group)
    url = reverse("pricing:fare_withdrawal", args=[fare.pk])
    signed_in(client, amina).post(url)
    assert "Let it count again" in read(amina, "fares", group.slug)
    assert "Wakulima →" not in read(dalia, "fares", group.slug)
    signed_in(client, amina).post(url, {"undo": "1"})
    assert "Wakulima →" in read(dalia, "fares", group.slug)


def test_strangers_find_no_fares(
    client: Client, amina: Member, dalia: Member, chidi: Member, group: Group
) -> None:
    fare = world.fare(amina, group)
    pages = reverse("pricing:fares", args=[group.slug])
    taking = reverse("pricing:fare_withdrawal", args=[fare.pk])
    assert signed_in(client, chidi).get(pages).status_code == 404
    assert signed_in(client, chidi).post(pages, typed(per_trip="1")).status_code == 404
    assert signed_in(client, chidi).post(taking).status_code == 404
    assert signed_in(client, dalia).post(taking).status_code == 404
    fare.refresh_from_db()
    assert fare.withdrawn_at is None


def test_a_page_of_fares_costs_the_same_for_many(
    client: Client, amina: Member, group: Group, django_assert_max_num_queries: Atmost
) -> None:
    for number in range(12):
        world.fare(amina, group, str(100 + number))
    signed_in(client, amina)
    with django_assert_max_num_queries(15):
        client.get(reverse("pricing:fares", args=[group.slug]))
