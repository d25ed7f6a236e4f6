"""It is still them: two who met them say so, or they come back on a phone of before. Or it is
somebody else, to whom the number went."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.members import freezing
from community.members.actions import freezes, vouches
from community.members.freezing import frozen
from community.members.models import Browser, Confirmation, Freeze, Member
from community.notices.models import Notice
from community.sms.actions.receiving import receive
from community.sms.models import Text
from community.text.refusals import Refusal
from groups.models import Group
from tests import world
from tests.members.arriving import come_in_again, is_frozen
from tests.members.door import come_in, signed_in
from tests.members.signed import signed_in as inside


def confirm(by: Member, member: Member, is_them: bool = True) -> Confirmation:
    return freezes.confirm(by, member, uuid4(), is_them)


def test_two_who_met_them_lift_it_and_one_does_not(
    phone: Client,
    otieno: Member,
    amina: Member,
    dalia: Member,
) -> None:
    confirm(amina, otieno)
    assert is_frozen(otieno)
    confirm(dalia, otieno)
    assert not is_frozen(otieno)
    assert Freeze.objects.get().how == "vouchers"
    assert Notice.objects.filter(member=otieno, kind="member.unfrozen").count() == 1


def test_one_who_says_so_twice_is_one(
    phone: Client,
    otieno: Member,
    amina: Member,
) -> None:
    key = uuid4()
    freezes.confirm(amina, otieno, key, True)
    freezes.confirm(amina, otieno, key, True)
    confirm(amina, otieno)
    assert Confirmation.objects.count() == 1
    assert is_frozen(otieno)


def test_who_only_knows_them_online_cannot_say_so(
    phone: Client,
    otieno: Member,
    bakari: Member,
    chidi: Member,
) -> None:
    for stranger in (bakari, chidi, otieno):
        with pytest.raises(Refusal, match="Only those who met them"):
            confirm(stranger, otieno)
        assert inside(stranger).get(f"/members/{otieno.handle}/confirmation/").status_code == 404
    assert not Confirmation.objects.exists()


def test_who_took_their_word_back_cannot_say_so(
    phone: Client,
    otieno: Member,
    amina: Member,
    dalia: Member,
) -> None:
    confirm(amina, otieno)
    vouches.take_back(amina, vouches.Vouch.objects.get(author=amina, member=otieno))
    confirm(dalia, otieno)
    assert is_frozen(otieno), "hers counts no more"


def test_one_whose_own_badges_rest_cannot_say_so(
    phone: Client,
    otieno: Member,
    amina: Member,
) -> None:
    freezing.begin(amina, "device")
    with pytest.raises(Refusal, match="Only those who met them"):
        confirm(amina, otieno)


def test_one_no_keeps_it_until_a_steward_looks_or_it_is_taken_back(
    phone: Client,
    otieno: Member,
    amina: Member,
    dalia: Member,
    wanjiru: Member,
    group: Group,
) -> None:
    freezing.lift(Freeze.objects.get(), "steward")
    world.met(wanjiru, otieno)
    freezing.begin(otieno, "device")
    confirm(amina, otieno, is_them=False)
    confirm(dalia, otieno)
    confirm(wanjiru, otieno)
    assert is_frozen(otieno)
    confirm(amina, otieno)
    assert not is_frozen(otieno)


def test_after_it_was_lifted_there_is_nothing_to_say(
    phone: Client,
    otieno: Member,
    amina: Member,
    dalia: Member,
) -> None:
    confirm(amina, otieno)
    confirm(dalia, otieno)
    with pytest.raises(Refusal, match="confirmed meanwhile"):
        confirm(amina, otieno)
    page = inside(amina).get(f"/members/{otieno.handle}/confirmation/").content.decode()
    assert "nothing to confirm now" in page


def test_the_page_asks_to_call_or_meet_first_and_keeps_the_word(
    phone: Client,
    otieno: Member,
    amina: Member,
) -> None:
    url, client = f"/members/{otieno.handle}/confirmation/", inside(amina)
    assert "Call them or meet them first." in client.get(url).content.decode()
    assert client.post(url, {"key": str(uuid4())}).status_code == 422
    assert not Confirmation.objects.exists()
    assert client.post(url, {"key": str(uuid4()), "is_them": "yes"}).status_code == 302
    assert "You said: it is them" in client.get(url).content.decode()


def test_it_is_confirmed_by_text_too(
    phone: Client,
    otieno: Member,
    amina: Member,
    dalia: Member,
) -> None:
    assert "still Otieno" in sends(amina, "CONFIRM otieno")
    assert "still Otieno" in sends(dalia, "thibitisha @Otieno")
    assert not is_frozen(otieno)


def test_by_text_a_stranger_learns_nothing(
    phone: Client,
    otieno: Member,
    chidi: Member,
    bakari: Member,
) -> None:
    assert sends(chidi, "CONFIRM otieno") == sends(chidi, "CONFIRM otieno")
    assert "Nobody in your groups" in sends(chidi, "CONFIRM otieno")
    assert "Only those who met them" in sends(bakari, "CONFIRM otieno")
    assert "Write CONFIRM" in sends(bakari, "CONFIRM")
    assert not Confirmation.objects.exists()


def sends(member: Member, text: str) -> str:
    receive(member.phone or "", text, str(uuid4()))
    return Text.objects.filter(to=member.phone).latest("pk").body


def test_back_on_the_old_phone_one_tap_settles_it(
    phone: Client,
    old: Client,
    otieno: Member,
) -> None:
    answer = come_in_again(old, otieno)
    assert answer.headers["Location"].startswith("/me/freeze/")
    assert "Chrome on Android" in old.get("/me/freeze/").content.decode()
    old.post("/me/freeze/recognition/", {"is_me": "yes"})
    assert not is_frozen(otieno)
    assert phone.get("/me/").status_code == 200, "the new phone stays in"
    assert come_in_again(phone, otieno).headers["Location"] == "/", "and is theirs from now on"


def test_back_on_the_old_phone_a_no_puts_the_new_one_out(
    phone: Client,
    old: Client,
    otieno: Member,
) -> None:
    come_in_again(old, otieno)
    old.post("/me/freeze/recognition/", {"is_me": "no"})
    assert phone.get("/me/").headers["Location"].startswith("/in/")
    assert old.get("/me/").status_code == 200
    assert not is_frozen(otieno)
    come_in_again(phone, otieno)
    assert is_frozen(otieno), "coming again it is a stranger again"


def test_the_new_phone_cannot_speak_for_itself(phone: Client, otieno: Member) -> None:
    assert "is_me" not in phone.get("/me/freeze/").content.decode()
    page = phone.post("/me/freeze/recognition/", {"is_me": "yes"}, follow=True)
    assert is_frozen(otieno)
    assert "Do this on a phone that you used before." in page.content.decode()


def test_where_nothing_rests_the_page_says_that_all_is_well(amina: Member) -> None:
    client = inside(amina)
    assert "All is well" in client.get("/me/freeze/").content.decode()
    client.post("/me/freeze/recognition/", {"is_me": "yes"})
    assert not Freeze.objects.exists()


def test_whoever_has_the_number_now_parts_from_the_account(
    phone: Client,
    old: Client,
    otieno: Member,
    group: Group,
) -> None:
    number = otieno.phone or ""
    said = world.message(otieno, group, "Maize at 40")
    assert "I am not Otieno" in phone.get("/me/parting/").content.decode()
    phone.post("/me/parting/")
    otieno.refresh_from_db()
    assert otieno.phone is None
    assert is_frozen(otieno)
    assert Freeze.objects.lasting().get().why == "parted"
    assert signed_in(phone) is None
    said.refresh_from_db()
    assert said.author == otieno
    assert come_in(phone, number).headers["Location"].startswith("/me/welcome/")
    new = Member.objects.get(phone=number)
    assert new != otieno
    assert not new.memberships.exists()
    assert not new.display_name


def test_on_the_phone_it_began_on_an_account_does_not_part(
    old: Client,
    otieno: Member,
) -> None:
    Browser.objects.update(made_at=otieno.joined_at)
    assert "I am not" not in old.get("/me/parting/").content.decode()
    old.post("/me/parting/")
    otieno.refresh_from_db()
    assert otieno.phone


def test_two_who_met_them_do_not_give_a_parted_account_to_anybody(
    phone: Client,
    otieno: Member,
    amina: Member,
    dalia: Member,
) -> None:
    number = otieno.phone or ""
    phone.post("/me/parting/")
    come_in(phone, number)
    assert frozen([Member.objects.get(phone=number).pk]) == set()
    assert is_frozen(otieno)


def test_the_pages_cost_the_same_however_many_met_them(
    phone: Client,
    otieno: Member,
    group: Group,
    django_assert_max_num_queries: Any,
) -> None:
    phone.get("/me/freeze/")
    with django_assert_max_num_queries(8):
        phone.get("/me/freeze/")
