"""Check a number before you work: what was found is told, who asks is counted, none is listed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.deals.actions import claims, lookups
from community.deals.models import Claim, Lookup
from community.members import trust
from community.members.actions import joining
from community.members.models import Member
from community.text.refusals import Refusal
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(amina: Member, wanjiru: Member, bakari: Member, otieno: Member) -> Claim:
    """Two stewards found that Wanjiru did not pay Amina."""
    return world.heard(world.claim(amina, str(wanjiru.phone)), "found", bakari, otieno)


def later(days: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def told(as_: As, by: Member, phone: object) -> str:
    """What the page says of a number."""
    answer = as_(by).post("/register/", {"key": str(uuid4()), "phone": str(phone)})
    assert answer.status_code == 302
    return str(as_(by).get(answer.url).content.decode())


def test_what_two_stewards_found_is_told_with_the_answer_and_without_names(
    as_: As, found: Claim, wanjiru: Member, dalia: Member
) -> None:
    page = told(as_, dalia, wanjiru.phone)
    assert "KSh 4,000" in page
    assert "It was never delivered." in page, "their answer stands beside it"
    assert "Wanjiru" not in page
    assert "Amina" not in page
    assert found.what not in page


@pytest.mark.parametrize("form", ["0{}", "+254{}", "254{}", "0{} "])
def test_a_number_is_one_in_whatever_form_it_is_typed(
    as_: As, found: Claim, wanjiru: Member, dalia: Member, form: str
) -> None:
    assert "KSh 4,000" in told(as_, dalia, form.format(str(wanjiru.phone)[4:]))


def test_an_open_claim_is_told_to_nobody_who_asks(
    as_: As, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    made = world.claim(amina, str(wanjiru.phone))
    for one in (dalia, amina):
        assert "Nothing was found" in told(as_, one, wanjiru.phone)
    claims.reply(wanjiru, made, "I paid.")
    assert "Nothing was found" in told(as_, dalia, wanjiru.phone)


@pytest.mark.parametrize("says", ["unshown", "false"])
def test_nor_one_that_was_not_found_so(
    as_: As, amina: Member, wanjiru: Member, bakari: Member, otieno: Member, says: str
) -> None:
    world.heard(world.claim(amina, str(wanjiru.phone)), says, bakari, otieno)
    assert "Nothing was found" in told(as_, bakari, wanjiru.phone)


def test_a_member_and_a_stranger_look_the_same(as_: As, wanjiru: Member, dalia: Member) -> None:
    said = [told(as_, dalia, number) for number in (wanjiru.phone, "0722900900")]
    known, unknown = (page.split("</time>")[1].split("You can ask")[0] for page in said)
    assert known == unknown


def test_after_twelve_months_it_is_told_no_more(
    as_: As, found: Claim, wanjiru: Member, dalia: Member
) -> None:
    with later(364):
        assert "KSh 4,000" in told(as_, dalia, wanjiru.phone)
    with later(366):
        assert "Nothing was found" in told(as_, dalia, wanjiru.phone)


def test_paid_since_it_is_told_no_more(
    as_: As, found: Claim, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    as_(amina).post(f"/claims/{found.pk}/withdrawal/")
    assert "Nothing was found" in told(as_, dalia, wanjiru.phone)
    assert "paid since" in as_(wanjiru).get("/register/").content.decode()


def test_ten_a_day_and_the_eleventh_tomorrow(as_: As, dalia: Member) -> None:
    for last in range(10):
        lookups.look(dalia, uuid4(), f"072290010{last}")
    with pytest.raises(Refusal) as refusal:
        lookups.look(dalia, uuid4(), "0722900900")
    assert refusal.value.status == 429
    answer = as_(dalia).post("/register/", {"key": str(uuid4()), "phone": "0722900900"})
    assert answer.status_code == 429 or "tomorrow" in answer.content.decode()
    with later(1.01):
        assert lookups.left(dalia) == 10


def test_the_same_key_counts_once_and_a_wrong_number_not_at_all(as_: As, dalia: Member) -> None:
    key = uuid4()
    assert lookups.look(dalia, key, "0722900900") == lookups.look(dalia, key, "0722900900")
    answer = as_(dalia).post("/register/", {"key": str(uuid4()), "phone": "my boss"})
    assert answer.status_code == 422
    assert "my boss" in answer.content.decode()
    assert lookups.left(dalia) == 9


def test_whose_number_it_is_sees_how_often_it_was_asked_about_and_not_by_whom(
    as_: As, wanjiru: Member, dalia: Member, bakari: Member
) -> None:
    for one in (dalia, dalia, bakari):
        lookups.look(one, uuid4(), str(wanjiru.phone))
    page = as_(wanjiru).get("/register/").content.decode()
    assert "checked 3 times" in page
    assert "Dalia" not in page


def test_what_one_asked_is_nobody_else_s_to_read_and_no_window_for_good(
    as_: As, found: Claim, wanjiru: Member, dalia: Member, bakari: Member
) -> None:
    asked = lookups.look(dalia, uuid4(), str(wanjiru.phone))
    path = f"/register/lookups/{asked.pk}/"
    assert as_(bakari).get(path).status_code == 404
    assert as_(dalia).get(path).status_code == 200
    with later(2):
        assert as_(dalia).get(path).status_code == 404
    with later(91):
        lookups.forget()
    assert not Lookup.objects.exists()


def test_who_deals_with_them_is_told_calmly(
    as_: As, found: Claim, wanjiru: Member, dalia: Member
) -> None:
    page = as_(dalia).get(f"/members/{wanjiru.handle}/deals/new/").content.decode()
    assert "Two stewards found on" in page
    assert "KSh 4,000" in page


def test_the_page_of_the_register_asks_little_however_much_there_is(
    as_: As, found: Claim, amina: Member, django_assert_max_num_queries: Any
) -> None:
    browser = as_(amina)
    browser.get("/register/")
    with django_assert_max_num_queries(11):
        browser.get("/register/")


def test_what_was_found_stands_beside_their_name_until_it_is_paid(
    amina: Member, found: Claim, wanjiru: Member
) -> None:
    assert trust.lines([wanjiru])[wanjiru.pk].disputes == 1
    assert trust.lines([amina])[amina.pk].disputes == 0
    claims.withdraw(amina, found)
    assert trust.lines([wanjiru])[wanjiru.pk].disputes == 0


def test_after_a_year_it_stands_beside_it_no_more(found: Claim, wanjiru: Member) -> None:
    with later(366):
        assert trust.lines([wanjiru])[wanjiru.pk].disputes == 0


def test_what_was_found_goes_with_the_one_it_is_about_and_not_with_the_number(
    as_: As, found: Claim, wanjiru: Member, dalia: Member
) -> None:
    old, wanjiru.phone = wanjiru.phone, "+254722900901"
    wanjiru.save(update_fields=["phone"])
    assert "KSh 4,000" in told(as_, dalia, wanjiru.phone)
    assert "KSh 4,000" in told(as_, dalia, old), "while nobody has the number"
    heir = joining.join(str(old), "Heir", "en")
    assert "Nothing was found" in told(as_, dalia, old)
    assert as_(heir).get(f"/claims/{found.pk}/").status_code == 404
    assert as_(wanjiru).get(f"/claims/{found.pk}/").status_code == 200
