"""An account gets another number: of whoever lost theirs, or whose number went to somebody else."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from community.members.actions import freezes, numbers
from community.members.models import Deed, Freeze, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from tests.members.arriving import is_frozen
from tests.members.door import come_in, signed_in

NEW = "+254722000777"


def test_they_sign_in_with_the_new_number_and_are_who_they_were(
    old: Client, otieno: Member
) -> None:
    was = otieno.phone or ""
    numbers.give(otieno, "0722 000777")
    client = Client()
    come_in(client, NEW)
    assert signed_in(client) == otieno
    come_in(Client(), was)
    assert Member.objects.get(phone=was) != otieno


def test_until_two_who_met_them_confirm_it_rests(
    old: Client, otieno: Member, amina: Member, dalia: Member
) -> None:
    numbers.give(otieno, NEW)
    assert is_frozen(otieno)
    assert Freeze.objects.get().why == "number"
    assert {one.member for one in Notice.objects.filter(kind="vouch.confirm")} == {amina, dalia}
    for one in (amina, dalia):
        freezes.confirm(one, otieno, uuid4(), True)
    assert not is_frozen(otieno)


def test_old_sessions_and_old_phones_are_no_longer_theirs(old: Client, otieno: Member) -> None:
    numbers.give(otieno, NEW)
    assert old.get("/me/").headers["Location"].startswith("/in/")
    come_in(old, NEW)
    assert "is_me" not in old.get("/me/freeze/").content.decode()


def test_who_parted_from_their_number_comes_back_so(phone: Client, otieno: Member) -> None:
    phone.post("/me/parting/")
    otieno.refresh_from_db()
    numbers.give(otieno, NEW)
    client = Client()
    come_in(client, NEW)
    assert signed_in(client) == otieno
    assert Freeze.objects.get(member=otieno, lifted_at=None).why == "number"


def test_words_said_of_another_number_do_not_count_for_this_one(
    phone: Client, otieno: Member, amina: Member, dalia: Member
) -> None:
    freezes.confirm(amina, otieno, uuid4(), True)
    numbers.give(otieno, NEW)
    freezes.confirm(dalia, otieno, uuid4(), True)
    assert is_frozen(otieno)


def test_a_number_of_another_account_is_refused(otieno: Member, amina: Member) -> None:
    was = otieno.phone
    with pytest.raises(Refusal, match="Another account"):
        numbers.give(otieno, amina.phone or "")
    with pytest.raises(Refusal):
        numbers.give(otieno, "020 222 2222")
    otieno.refresh_from_db()
    assert otieno.phone == was


def test_the_operator_does_it_at_the_machine(otieno: Member) -> None:
    said = StringIO()
    call_command("number", "@otieno", "0722 000777", stdout=said)
    assert NEW in said.getvalue()
    with pytest.raises(CommandError, match="Nobody has the handle"):
        call_command("number", "nobody", NEW)
    with pytest.raises(CommandError, match="landline"):
        call_command("number", "otieno", "020 222 2222")


def test_who_has_nothing_to_lose_is_only_signed_out(chidi: Member) -> None:
    numbers.give(chidi, NEW)
    assert not is_frozen(chidi)


def test_what_rested_before_the_number_changed_stays_written(phone: Client, otieno: Member) -> None:
    (first,) = Freeze.objects.filter(member=otieno)
    numbers.give(otieno, NEW)
    first.refresh_from_db()
    assert first.how == "anew"
    assert Freeze.objects.get(member=otieno, lifted_at=None).why == "number"
    written = Deed.objects.at(f"member.{otieno.pk}")
    assert [line.verb for line in written] == ["freeze.began", "freeze.lifted", "freeze.began"]
