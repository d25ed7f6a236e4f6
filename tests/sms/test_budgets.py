"""A flood of codes wakes no stranger and does not empty the purse."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.db import transaction

from community.sms import budgets, outbox
from community.sms.models import Spending
from community.text.refusals import Refusal

pytestmark = pytest.mark.django_db
AMINA, NEIGHBOUR, FAR = "+254722000111", "+254722000999", "+254733000111"
UGANDAN = "+256772123456"


@pytest.fixture(autouse=True)
def purses(settings: LazySettings) -> None:
    settings.SMS_BUDGETS = {"number": 3, "range": 5, "country": 4, "site": 8}


def codes(to: str, how_many: int) -> None:
    for _ in range(how_many):
        with transaction.atomic():
            budgets.spend(to)


def test_a_number_has_a_budget_of_its_own() -> None:
    codes(AMINA, 3)
    with pytest.raises(Refusal, match="tomorrow"):
        codes(AMINA, 1)
    codes(FAR, 1)


def test_numbers_alike_but_for_four_digits_share_one() -> None:
    codes(AMINA, 3)
    codes(NEIGHBOUR, 2)
    with pytest.raises(Refusal):
        codes(NEIGHBOUR, 1)
    codes(FAR, 1)


def test_another_country_has_one_too_and_home_has_none() -> None:
    for last in range(4):
        codes(f"+25677212{last}456", 1)
    with pytest.raises(Refusal):
        codes("+256772999456", 1)
    codes(AMINA, 1)
    assert not Spending.objects.filter(purse="country KE").exists()


def test_the_site_stops_at_its_own() -> None:
    for last in range(8):
        codes(f"+2547{last}2000111", 1)
    with pytest.raises(Refusal):
        codes(FAR.replace("0111", "9111"), 1)


def test_an_operator_may_name_the_countries_codes_go_to(settings: LazySettings) -> None:
    settings.SMS_COUNTRIES = ["KE", "UG"]
    codes(AMINA, 1)
    codes(UGANDAN, 1)
    with pytest.raises(Refusal, match="this country"):
        codes("+447911123456", 1)


def test_a_refusal_costs_nothing() -> None:
    codes(AMINA, 3)
    with pytest.raises(Refusal):
        codes(AMINA, 1)
    assert Spending.objects.get(purse="site").texts == 3
    assert Spending.objects.get(purse=AMINA).texts == 3


def test_tomorrow_is_a_new_day() -> None:
    codes(AMINA, 3)
    with time_machine.travel(timedelta(days=1)):
        codes(AMINA, 1)


def test_two_codes_stand_half_a_minute_apart_and_other_texts_do_not_count() -> None:
    outbox.send(AMINA, "News")
    codes(AMINA, 1)
    outbox.send(AMINA, "your code is 123456", code=True)
    with pytest.raises(Refusal, match="half a minute"):
        codes(AMINA, 1)
    with time_machine.travel(timedelta(seconds=31)):
        codes(AMINA, 1)
