from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from community.members.models import Member, Tries
from community.sms import outbox

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
