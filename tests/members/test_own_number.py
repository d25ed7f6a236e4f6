"""A member changes their own number by page: the new one shows by a code that it is theirs."""

from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import LazySettings
from django.test import Client

from community.members import bearer, freezing
from community.members.actions import freezes
from community.members.models import Browser, Freeze, Member, Token
from community.notices.models import Notice
from community.sms.models import Text
from tests import world
from tests.members.arriving import is_frozen, new_phone
from tests.members.door import code_for, come_in, signed_in, wrong
from tests.members.signed import signed_in as inside

NEW = "+254722000777"


@pytest.fixture(autouse=True)
def no_waiting(settings: LazySettings) -> None:
    settings.SMS_BETWEEN = 0


def ask(client: Client, phone: str = NEW) -> Any:
    return client.post("/me/number/", {"phone": phone})


def type_code(client: Client, code: str) -> Any:
    return client.post("/me/number/code/", {"code": code})


def change(client: Client, phone: str = NEW) -> Any:
    ask(client, phone)
    return type_code(client, code_for(phone))


def number_of(member: Member) -> str | None:
    return Member.objects.get(pk=member.pk).phone


def test_the_code_goes_to_the_new_number_and_it_is_theirs_from_then_on(
    old: Client, otieno: Member
) -> None:
    assert 'href="/me/number/"' in old.get("/me/").content.decode()
    assert "Your number now" in old.get("/me/number/").content.decode()
    assert ask(old, "0722 000777").headers["Location"] == "/me/number/code/"
    assert "+254 722 000777" in old.get("/me/number/code/").content.decode()
    assert number_of(otieno) == otieno.phone, "asking changes nothing"
    assert type_code(old, code_for(NEW)).headers["Location"] == "/me/"
    assert number_of(otieno) == NEW
    client = Client()
    come_in(client, NEW)
    assert signed_in(client) == otieno


def test_the_old_number_is_free_and_begins_anew(old: Client, otieno: Member) -> None:
    was = otieno.phone or ""
    change(old)
    stranger = Client()
    come_in(stranger, was)
    assert signed_in(stranger) not in (None, otieno)


def test_the_old_number_is_told_by_text_and_the_member_by_notice(
    old: Client, otieno: Member
) -> None:
    change(old)
    told = Text.objects.filter(to=otieno.phone, body__contains="new number")
    assert told.count() == 1
    assert not Text.objects.filter(to=NEW, body__contains="new number").exists()
    assert Notice.objects.filter(member=otieno, kind="member.frozen").count() == 1


def test_who_has_nothing_to_lose_is_told_all_the_same(chidi: Member) -> None:
    change(inside(chidi))
    assert not is_frozen(chidi)
    assert Text.objects.filter(to=chidi.phone, body__contains="new number").count() == 1


def test_until_two_who_met_them_confirm_it_rests(
    old: Client, otieno: Member, amina: Member, dalia: Member
) -> None:
    change(old)
    assert is_frozen(otieno)
    assert Freeze.objects.get().why == "number"
    freezes.confirm(amina, otieno, uuid4(), True)
    assert is_frozen(otieno)
    freezes.confirm(dalia, otieno, uuid4(), True)
    assert not is_frozen(otieno)


def test_no_phone_of_before_can_say_that_it_is_still_them(old: Client, otieno: Member) -> None:
    """Whoever bought the account holds the phone it was on."""
    change(old)
    old.post("/me/freeze/recognition/", {"is_me": "yes"})
    assert is_frozen(otieno)
    assert Browser.objects.filter(member=otieno).count() == 1


def test_this_browser_stays_signed_in_and_no_other(
    old: Client, otieno: Member, settings: LazySettings
) -> None:
    settings.FREEZING = False
    elsewhere = new_phone(otieno)
    assert elsewhere.get("/me/").status_code == 200
    bearer.issue(otieno)
    change(old)
    assert signed_in(old) == otieno
    assert old.get("/me/").status_code == 200
    assert elsewhere.get("/me/").headers["Location"].startswith("/in/")
    assert not Token.objects.filter(member=otieno).exists()


def test_a_number_that_has_an_account_is_answered_as_any_other(
    old: Client, otieno: Member, amina: Member
) -> None:
    taken, free = ask(old, amina.phone or ""), ask(inside(otieno), NEW)
    assert (taken.status_code, taken.headers["Location"]) == (free.status_code, free["Location"])
    wrong_there = type_code(old, wrong(code_for(amina.phone or "")))
    assert "4 more tries" in wrong_there.content.decode()
    texts = [Text.objects.filter(to=to).latest("pk").body for to in (amina.phone, NEW)]
    assert texts[0].split("code is")[0] == texts[1].split("code is")[0]


def test_only_who_holds_its_phone_learns_that_it_has_one(
    old: Client, otieno: Member, amina: Member
) -> None:
    answer = change(old, amina.phone or "")
    assert answer.status_code == 422
    assert "Another account has this number" in answer.content.decode()
    assert number_of(otieno) == otieno.phone
    assert number_of(amina) == amina.phone
    assert not is_frozen(otieno)
    assert old.get("/me/number/code/").headers["Location"] == "/me/number/"


def test_it_was_taken_between_the_text_and_the_code(old: Client, otieno: Member) -> None:
    ask(old)
    code = code_for(NEW)
    Member.objects.filter(pk=world.member("Pendo").pk).update(phone=NEW)
    assert type_code(old, code).status_code == 422
    assert number_of(otieno) == otieno.phone
    assert not Text.objects.filter(body__contains="new number").exists(), "all of it is undone"


def test_wrong_codes_are_counted_as_at_the_door(old: Client, otieno: Member) -> None:
    ask(old)
    bad = wrong(code_for(NEW))
    for left in (4, 3, 2):
        assert f"{left} more tries" in type_code(old, bad).content.decode()
    assert "One more try" in type_code(old, bad).content.decode()
    assert type_code(old, bad).status_code == 429
    assert number_of(otieno) == otieno.phone
    assert ask(old).status_code == 429, "and the lock is of the number, for an hour"
    assert Client().post("/in/", {"phone": NEW}).status_code == 422


def test_the_same_code_twice_is_harmless(old: Client, otieno: Member) -> None:
    ask(old)
    code = code_for(NEW)
    type_code(old, code)
    assert type_code(old, code).headers["Location"] == "/me/number/"
    assert Freeze.objects.count() == 1
    assert number_of(otieno) == NEW


def test_a_second_tap_sends_one_text(old: Client, settings: LazySettings) -> None:
    settings.SMS_BETWEEN = 30
    ask(old)
    ask(old)
    assert Text.objects.filter(to=NEW).count() == 1
    assert old.post("/me/number/code/again/").status_code == 429


def test_the_code_is_sent_again(old: Client, otieno: Member) -> None:
    assert old.post("/me/number/code/again/").headers["Location"] == "/me/number/"
    ask(old)
    assert old.post("/me/number/code/again/").headers["Location"] == "/me/number/code/"
    assert Text.objects.filter(to=NEW, code=True).count() == 2
    type_code(old, code_for(NEW))
    assert number_of(otieno) == NEW


@pytest.mark.parametrize("phone", ["", "12", "020 222 2222", "not a number"])
def test_what_is_no_mobile_number_is_refused(old: Client, phone: str) -> None:
    answer = ask(old, phone)
    assert answer.status_code == 422
    assert not Text.objects.filter(to=NEW).exists()


def test_ones_own_number_is_no_change(old: Client, otieno: Member) -> None:
    assert "your number already" in ask(old, otieno.phone or "").content.decode()


def test_the_code_belongs_to_the_browser_that_asked(old: Client, otieno: Member) -> None:
    ask(old)
    other = inside(otieno)
    assert type_code(other, code_for(NEW)).headers["Location"] == "/me/number/"
    assert number_of(otieno) == otieno.phone


def test_whose_badges_rest_takes_no_other_number(phone: Client, otieno: Member) -> None:
    """Whoever has the number for a day does not carry the account away."""
    answer = ask(phone)
    assert answer.status_code == 422
    assert "Once that is confirmed" in answer.content.decode()
    assert number_of(otieno) == otieno.phone


def test_they_began_to_rest_between_the_text_and_the_code(old: Client, otieno: Member) -> None:
    ask(old)
    freezing.freeze(otieno, freezing.Why.DEVICE, session=old.session.session_key or "")
    assert type_code(old, code_for(NEW)).status_code == 422
    assert number_of(otieno) == otieno.phone


def test_who_has_a_second_key_uses_it_first(old: Client, otieno: Member) -> None:
    TOTP.activate(otieno, "JBSWY3DPEHPK3PXP")
    for page in ("", "code/"):
        answer = old.get(f"/me/number/{page}")
        assert answer.headers["Location"].startswith("/me/keys/again/")
    assert ask(old).headers["Location"].startswith("/me/keys/again/")
    assert not Text.objects.filter(to=NEW).exists()
    assert Authenticator.objects.filter(user=otieno).exists()


def test_who_holds_an_office_sets_a_second_key_up_first(
    bakari: Member, group: object, staff: Member, settings: LazySettings
) -> None:
    settings.SECOND_KEY = True
    for one in (bakari, staff):
        answer = ask(inside(one))
        assert answer.status_code == 422
        assert "second key" in answer.content.decode()
    settings.SECOND_KEY = False
    assert ask(inside(bakari)).status_code == 302


def test_a_demo_where_nothing_rests_tells_the_old_number_too(
    old: Client, otieno: Member, settings: LazySettings
) -> None:
    settings.FREEZING = False
    change(old)
    assert not is_frozen(otieno)
    assert number_of(otieno) == NEW
    assert Text.objects.filter(to=otieno.phone, body__contains="new number").exists()


def test_visitors_sign_in_first(db: None) -> None:
    for page in ("", "code/"):
        assert Client().get(f"/me/number/{page}").headers["Location"].startswith("/in/")
        assert new_page(page).headers["Location"].startswith("/in/")
    assert Client().get("/me/number/code/again/").status_code == 405


def new_page(page: str) -> Any:
    return Client().post(f"/me/number/{page}", {"phone": NEW, "code": "000000"})


def test_who_comes_by_the_new_number_on_a_new_phone_rests_once(old: Client, otieno: Member) -> None:
    change(old)
    otieno.refresh_from_db()
    new_phone(otieno)
    assert Freeze.objects.filter(member=otieno).count() == 1
