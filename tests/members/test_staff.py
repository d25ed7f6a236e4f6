from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from community.members.actions import staff as staff_acts
from community.members.models import Member, Tries
from community.sms import outbox
from tests import world

pytestmark = pytest.mark.django_db

PAGES = [
    "members/member/",
    "members/tries/",
    "members/token/",
    "sectors/sector/",
    "sectors/place/",
    "sms/text/",
    "sms/received/",
    "sms/spending/",
    "sms/stop/",
    "notices/notice/",
]


def test_a_member_is_made_staff_by_their_number(amina: Member) -> None:
    said = StringIO()
    call_command("staff", (amina.phone or "").removeprefix("+"), stdout=said)
    amina.refresh_from_db()
    assert amina.is_staff
    assert said.getvalue() == f"{amina.phone} is staff.\n"
    call_command("staff", amina.phone, stdout=said)
    assert Member.objects.filter(is_staff=True).count() == 1


def test_a_superuser_is_made_only_when_asked_for(amina: Member) -> None:
    call_command("staff", amina.phone, stdout=StringIO())
    amina.refresh_from_db()
    assert not amina.is_superuser
    for words in ({"superuser": True}, {}):
        call_command("staff", amina.phone, stdout=StringIO(), **words)
        amina.refresh_from_db()
        assert amina.is_superuser, "and nobody is made less by a second time"


@pytest.fixture
def appointed(client: Client, amina: Member) -> Client:
    """Amina's browser; she is staff, and no superuser."""
    staff_acts.appoint(amina.phone or "")
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("page", [*PAGES, "groups/message/", "mentorship/verification/"])
def test_who_is_staff_and_no_more_keeps_every_desk_of_the_house(
    appointed: Client, page: str
) -> None:
    assert appointed.get(f"/admin/{page}").status_code == 200


def test_the_desks_of_rights_are_closed_to_them(appointed: Client) -> None:
    assert appointed.get("/admin/auth/group/").status_code in {403, 404}


def test_staff_make_nobody_staff_nor_themselves_superuser(
    appointed: Client, amina: Member, bakari: Member
) -> None:
    for member in (amina, bakari):
        page = appointed.get(f"/admin/members/member/{member.pk}/change/")
        fields = page.context["adminform"].form.fields
        assert not {"is_staff", "is_superuser", "user_permissions", "groups"} & fields.keys()
        words = form_of(member) | {"is_staff": "on", "is_superuser": "on"}
        posted = appointed.post(f"/admin/members/member/{member.pk}/change/", words)
        assert posted.status_code == 302
        member.refresh_from_db()
        assert member.display_name.endswith(" W."), "what they may change is changed"
    assert (amina.is_superuser, bakari.is_staff, bakari.is_superuser) == (False, False, False)


def test_staff_do_not_close_a_superuser(appointed: Client, boss: Member) -> None:
    words = form_of(boss)
    page = f"/admin/members/member/{boss.pk}/change/"
    assert appointed.post(page, words).status_code == 403
    boss.refresh_from_db()
    assert not boss.display_name.endswith(" W.")


def test_a_superuser_makes_others_staff(client: Client, boss: Member, bakari: Member) -> None:
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    words = form_of(bakari) | {"is_staff": "on"}
    client.post(f"/admin/members/member/{bakari.pk}/change/", words)
    bakari.refresh_from_db()
    assert (bakari.is_staff, bakari.is_superuser) == (True, False)


@pytest.fixture
def boss(db: None) -> Member:
    member = world.member("Neema")
    return staff_acts.appoint(member.phone or "", superuser=True)


def form_of(member: Member) -> dict[str, str]:
    name = f"{member.display_name} W."
    return {"display_name": name, "language": "en", "is_active": "on", "reason": "She asked"}


def test_a_landline_makes_nobody_staff() -> None:
    with pytest.raises(CommandError, match="landline"):
        call_command("staff", "020 222 2222")
    assert not Member.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_staff_find_their_pages_and_can_search_them(
    client: Client, staff: Member, page: str
) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/admin/{page}").status_code == 200
    assert client.get(f"/admin/{page}?q=amina").status_code == 200


def test_a_member_is_closed_by_staff_and_never_deleted_nor_made(
    client: Client, staff: Member, amina: Member
) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/admin/members/member/{amina.pk}"
    assert client.get(f"{page}/change/").status_code == 200
    assert client.get(f"{page}/delete/").status_code == 403
    assert client.get("/admin/members/member/add/").status_code == 403


def test_staff_open_a_locked_number_again(client: Client, staff: Member) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    Tries.objects.create(phone="+254722000111", wrong=5)
    client.post("/admin/members/tries/%2B254722000111/delete/", {"post": "yes"})
    assert not Tries.objects.exists()


def test_staff_do_not_read_one_time_codes(client: Client, staff: Member) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    text = outbox.send("+254722000111", "Sokoni: your code is 123456.", code=True)
    for page in ("", f"{text.pk}/change/"):
        assert "123456" not in client.get(f"/admin/sms/text/{page}").content.decode()
