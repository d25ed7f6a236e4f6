"""What another currency is worth: dated, shown apart, never mixed in."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import rates
from pricing.models import Cell, Entry, Rate
from tests import world
from tests.pricing.conftest import Page, signed_in


def rated(by: Member, group: Group, worth: str = "0.035", **words: object) -> Rate:
    usual = {"currency": "UGX", "worth": Decimal(worth), "day": timezone.localdate()}
    return rates.enter_rate(by, group, uuid4(), **usual | words)  # type: ignore[arg-type]


def test_a_rate_is_in_the_book_with_the_one_before(bakari: Member, group: Group) -> None:
    rated(bakari, group, day=timezone.localdate() - timedelta(days=1))
    rated(bakari, group, "0.036")
    entry = Entry.objects.latest("pk")
    assert (entry.before[:15], entry.after[:17]) == ("1 UGX = KES 0.0", "1 UGX = KES 0.036")


def test_the_same_key_is_one_rate(bakari: Member, group: Group) -> None:
    key, day = uuid4(), timezone.localdate()
    for _turn in range(2):
        rates.enter_rate(bakari, group, key, "UGX", Decimal("0.035"), day)
    assert (Rate.objects.count(), Entry.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "words",
    [
        {"currency": "KES"},
        {"currency": "XXQ"},
        {"worth": Decimal(0)},
        {"worth": Decimal(-1)},
        {"worth": Decimal(10) ** 12},
        {"worth": Decimal("0.0000001")},
        {"day": timezone.localdate() + timedelta(days=2)},
        {"day": date(2020, 1, 1)},
    ],
)
def test_what_cannot_be_right_is_refused(
    bakari: Member, group: Group, words: dict[str, object]
) -> None:
    with pytest.raises(Refusal):
        rated(bakari, group, **words)
    assert not Rate.objects.exists()


def test_a_border_price_stays_apart_and_says_what_it_would_be(
    amina: Member, dalia: Member, bakari: Member, group: Group, read: Page
) -> None:
    world.quote(amina, "65")
    world.quote(dalia, "2000", currency="UGX")
    assert {cell.currency: cell.middle for cell in Cell.objects.all()} == {"KES": 65, "UGX": 2000}
    page = read(amina, "history", "maize", "wakulima")
    assert "≈ KSh 70" not in page
    rated(bakari, group)
    page = read(amina, "history", "maize", "wakulima")
    assert "≈ KSh 70" in page
    assert "1 UGX = KES 0.035" in page
    assert {cell.currency: cell.middle for cell in Cell.objects.all()} == {"KES": 65, "UGX": 2000}


def test_a_rate_of_another_group_is_not_shown(
    dalia: Member, chidi: Member, bakari: Member, group: Group, read: Page
) -> None:
    world.quote(dalia, "2000", currency="UGX")
    rated(bakari, group)
    assert "0.035" not in read(chidi, "history", "maize", "wakulima")


def test_by_the_page(client: Client, bakari: Member, group: Group) -> None:
    url = reverse("pricing:rates", args=[group.slug])
    words = {"key": str(uuid4()), "currency": "UGX", "worth": "x", "day": timezone.localdate()}
    answer = signed_in(client, bakari).post(url, words)
    assert (answer.status_code, 'value="x"' in answer.content.decode()) == (422, True)
    assert client.post(url, words | {"worth": "0.035"}).status_code == 302
    assert "1 UGX = KES 0.035" in client.get(url).content.decode()
