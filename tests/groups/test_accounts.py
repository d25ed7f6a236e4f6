"""Staff at the desk: a name and an account are touched with a reason, in the book, and told."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.members.models import Deed, Member
from community.notices.models import Notice
from community.sms.models import Text
from groups.actions import accounts, appeals
from groups.models import Appeal, Finding
from tests import world
from tests.members.door import come_in, signed_in
from tests.mentorship.test_keywords import texted

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, staff: Member) -> Client:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    return client


def change(desk: Client, member: Member, **words: Any) -> Any:
    """The desk's form as it stands for this member, with what is changed in it."""
    usual = {"display_name": member.display_name, "language": member.language}
    shown = usual | {"is_active": "on", "reason": ""} | words
    sent = {name: said for name, said in shown.items() if said is not None}
    return desk.post(f"/admin/members/member/{member.pk}/change/", sent)


def test_a_name_is_changed_with_a_reason_told_and_written(desk: Client, amina: Member) -> None:
    assert change(desk, amina, display_name="Amina Njeri", reason="She asked").status_code == 302
    amina.refresh_from_db()
    assert amina.display_name == "Amina Njeri"
    line = Deed.objects.get(verb="member.renamed")
    assert (line.member, line.where, line.reason) == (amina, "staff", "She asked")
    assert (line.before, line.after) == ("", ""), "an old name is not kept for ever"
    assert "She asked" in Notice.objects.get(kind="member.renamed").text


@pytest.mark.parametrize(
    ("name", "reason"),
    [("Amina Njeri", ""), ("M-PESA Support", "So"), ("Bаkari", "So"), ("  ", "So")],
)
def test_without_a_reason_or_by_a_name_that_poses_nothing_is_changed(
    desk: Client, amina: Member, name: str, reason: str
) -> None:
    answer = change(desk, amina, display_name=name, reason=reason)
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors
    amina.refresh_from_db()
    assert amina.display_name == "Amina"
    assert not Deed.objects.filter(where="staff").exists()


def test_what_is_not_grave_needs_no_reason(desk: Client, amina: Member) -> None:
    assert change(desk, amina, language="sw").status_code == 302
    amina.refresh_from_db()
    assert amina.language == "sw"
    assert not Deed.objects.filter(where="staff").exists()


def test_an_account_is_closed_with_a_reason_and_the_text_says_how_to_appeal(
    desk: Client, amina: Member
) -> None:
    assert change(desk, amina, is_active=None).status_code == 200
    amina.refresh_from_db()
    assert amina.is_active
    assert change(desk, amina, is_active=None, reason="Sold it").status_code == 302
    amina.refresh_from_db()
    assert not amina.is_active
    line = Deed.objects.get(verb="account.closed")
    assert (line.member, line.reason) == (amina, "Sold it")
    text = Text.objects.filter(to=amina.phone).last()
    assert text is not None
    assert "Sold it" in text.body
    assert "reply APPEAL" in text.body
    client = Client()
    come_in(client, amina.phone or "")
    assert signed_in(client) is None


def closed(staff: Member, member: Member) -> Finding:
    found = accounts.close(staff, member, "Sold it")
    assert found is not None
    return found


def test_closed_twice_is_closed_once(staff: Member, amina: Member) -> None:
    closed(staff, amina)
    assert accounts.close(staff, amina, "Again") is None
    assert Deed.objects.filter(verb="account.closed").count() == 1


def test_from_a_closed_account_one_appeals_by_text_and_another_of_staff_opens_it(
    staff: Member, amina: Member
) -> None:
    found = closed(staff, amina)
    assert "Others will judge it" in texted(amina, "APPEAL I never sold it")
    made = Appeal.objects.get()
    assert (made.finding, made.words) == (found, "I never sold it")
    other = world.member("Neema")
    Member.objects.filter(pk=other.pk).update(is_staff=True)
    other.refresh_from_db()
    appeals.judge(other, made, uuid4(), lifts=True, reason="A mistake")
    amina.refresh_from_db()
    assert amina.is_active
    assert Text.objects.filter(to=amina.phone, body__contains="open again").exists()
    client = Client()
    come_in(client, amina.phone or "")
    assert signed_in(client) == amina


def test_appealing_needs_words_and_something_to_appeal_against(
    staff: Member, amina: Member, chidi: Member
) -> None:
    assert "Nothing was found" in texted(chidi, "RUFAA si mimi")
    closed(staff, amina)
    assert "Say why it is wrong" in texted(amina, "APPEAL")
    assert not Appeal.objects.exists()
    texted(amina, "APPEAL I never sold it")
    assert "appealed already" in texted(amina, "APPEAL and once more")
    assert Appeal.objects.count() == 1


def test_staff_open_it_again_and_what_was_found_is_lifted(desk: Client, amina: Member) -> None:
    change(desk, amina, is_active=None, reason="Sold it")
    amina.refresh_from_db()
    assert change(desk, amina, is_active="on", reason="It was her sister").status_code == 302
    amina.refresh_from_db()
    assert amina.is_active
    assert Finding.objects.get().lifted_at
    assert Deed.objects.filter(verb="account.opened").count() == 1


def test_a_superuser_who_makes_somebody_staff_says_why(desk: Client, amina: Member) -> None:
    assert change(desk, amina, is_staff="on").status_code == 200
    assert change(desk, amina, is_staff="on", reason="She helps").status_code == 302
    assert Deed.objects.get(verb="staff.made").member == amina


def test_no_steward_closes_an_account_by_answering_a_report(
    amina: Member, dalia: Member, bakari: Member, staff: Member
) -> None:
    made = world.report(dalia, "member", amina.pk)
    with pytest.raises(Exception, match="not found of what was reported"):
        world.finding(bakari, made, "closed")
    amina.refresh_from_db()
    assert amina.is_active
