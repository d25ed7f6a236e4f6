"""What a member says about themselves, and who may read it."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.members.actions import joining, profiles
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from tests import world


def said(**more: Any) -> dict[str, Any]:
    words = {"trades": [world.sector().pk], "place": world.place().pk, "language": "en"}
    return {"display_name": "Amina wa Mahindi", **words, **more}


@pytest.fixture
def hers(client: Client, amina: Member) -> Client:
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_profile_is_changed_and_its_handle_stays(hers: Client, amina: Member) -> None:
    handle = amina.handle
    assert hers.post("/me/", said(language="sw")).headers["Location"] == "/me/"
    amina.refresh_from_db()
    assert (amina.display_name, amina.language, amina.handle) == ("Amina wa Mahindi", "sw", handle)
    assert [trade.name for trade in amina.trades.all()] == ["Cereals"]
    assert str(amina.place) == "Nairobi"


def test_the_page_follows_the_language_chosen(hers: Client) -> None:
    hers.post("/me/", said(language="sw"))
    assert '<html lang="sw"' in hers.get("/me/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"display_name": "Admin"}, "display_name"),
        ({"display_name": "M-PESA"}, "display_name"),
        ({"display_name": ""}, "display_name"),
        ({"display_name": "a" * 41}, "display_name"),
        ({"trades": []}, "trades"),
        ({"trades": [0]}, "trades"),
        ({"place": ""}, "place"),
        ({"language": "xx"}, "language"),
    ],
)
def test_a_bad_word_changes_nothing_and_what_was_typed_stays(
    hers: Client, amina: Member, wrong: dict[str, Any], field: str
) -> None:
    page = hers.post("/me/", said(**wrong))
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert "Nairobi</option>" in page.content.decode()
    amina.refresh_from_db()
    assert amina.display_name == "Amina"
    assert not amina.trades.exists()


def test_five_trades_are_allowed_and_six_are_not(amina: Member) -> None:
    trades = [world.sector(name) for name in "ABCDEF"]
    profiles.change(amina, "Amina", trades[:5], world.place(), "en")
    with pytest.raises(Refusal) as refused:
        profiles.change(amina, "Amina", trades, world.place(), "en")
    assert refused.value.field == "trades"
    assert amina.trades.count() == 5


def test_a_new_members_first_name_makes_the_handle_and_the_next_does_not(db: None) -> None:
    newcomer = joining.join("+254722000111")
    assert newcomer.handle.startswith("new-")
    profiles.change(newcomer, "Mama Njeri", [world.sector()], world.place(), "en")
    assert newcomer.handle == "mama-njeri"
    profiles.change(newcomer, "Njeri", [world.sector()], world.place(), "en")
    assert newcomer.handle == "mama-njeri"


def test_two_of_one_name_have_two_handles(db: None) -> None:
    first, second = (joining.join(f"+25472200011{n}", "Mama Njeri") for n in (1, 2))
    assert first.handle == "mama-njeri"
    assert second.handle.startswith("mama-njeri-")


def test_a_name_in_another_script_has_a_handle_too(db: None) -> None:
    assert joining.join("+254722000111", "أمينة").handle == "trader"


def test_those_of_one_group_read_about_each_other_and_an_outsider_finds_nothing(
    client: Client, group: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    profiles.change(amina, "Amina", [world.sector()], world.place(), "en")
    client.force_login(bakari, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/members/{amina.handle}/").content.decode()
    assert "Cereals" in page
    assert "Nairobi" in page
    assert "November 2026" in page or "Here since" in page
    client.force_login(chidi, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/members/{amina.handle}/").status_code == 404
    assert client.get("/members/nobody-at-all/").status_code == 404
    assert client.get(f"/members/{chidi.handle}/").status_code == 200, "their own page"


def test_a_number_is_shown_to_nobody_but_its_owner(
    client: Client, group: Group, amina: Member, bakari: Member
) -> None:
    number = (amina.phone or "")[-6:]
    client.force_login(bakari, backend="django.contrib.auth.backends.ModelBackend")
    assert number not in client.get(f"/members/{amina.handle}/").content.decode()
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    assert number not in client.get(f"/members/{amina.handle}/").content.decode()
    assert number in client.get("/me/").content.decode().replace(" ", "")


def test_a_closed_account_and_one_without_a_name_have_no_page(
    client: Client, group: Group, amina: Member, bakari: Member
) -> None:
    client.force_login(bakari, backend="django.contrib.auth.backends.ModelBackend")
    nameless = world.joined(joining.join("+254722000111"), group)
    assert client.get(f"/members/{nameless.handle}/").status_code == 404
    assert client.get(f"/members/{amina.handle}/").status_code == 200
    Member.objects.filter(pk=amina.pk).update(is_active=False)
    assert client.get(f"/members/{amina.handle}/").status_code == 404


def test_a_visitor_is_sent_to_the_door_whether_the_member_exists_or_not(
    client: Client, amina: Member
) -> None:
    for handle in (amina.handle, "nobody"):
        page = client.get(f"/members/{handle}/")
        assert page.headers["Location"] == f"/in/?next=/members/{handle}/"


def test_who_has_a_name_is_led_past_the_welcome(hers: Client) -> None:
    assert hers.get("/me/welcome/?next=/notices/").headers["Location"] == "/notices/"


def test_the_pages_cost_few_queries(
    hers: Client, amina: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    profiles.change(amina, "Amina", [world.sector(n) for n in "ABCDE"], world.place(), "en")
    hers.get("/me/")
    with django_assert_max_num_queries(7):
        hers.get("/me/")
    with django_assert_max_num_queries(11):
        hers.get(f"/members/{amina.handle}/")
