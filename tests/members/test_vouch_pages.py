"""The pages of vouches: from a member's page, side by side, and one's own list."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.members.models import Handshake, Member, Vouch
from groups.models import Group
from tests import world
from tests.members.signed import signed_in


@pytest.fixture
def mine(amina: Member) -> Client:
    return signed_in(amina)


def read(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def entry(client: Client, name: str, digits: str) -> int:
    words = {"key": str(uuid4()), "digits": digits}
    return client.post(f"/members/{name}/handshake/entry/", words).status_code


def test_from_a_members_page_one_comes_to_vouch(mine: Client, dalia: Member) -> None:
    page = read(mine, "/members/dalia/")
    assert "☎ verified · since" in page
    assert "/members/dalia/vouch/" in page
    assert "/members/amina/vouch/" not in read(mine, "/members/amina/")


def test_to_know_somebody_online_is_one_press(mine: Client, dalia: Member) -> None:
    key = str(uuid4())
    for _time in range(2):
        answer = mine.post("/members/dalia/vouch/", {"key": key})
        assert answer["Location"] == "/members/dalia/trust/"
    assert "You vouch for them: knows online" in read(mine, "/members/dalia/trust/")
    assert Vouch.objects.count() == 1


def test_a_refusal_is_said_on_the_page(mine: Client, dalia: Member) -> None:
    mine.post("/members/dalia/vouch/", {"key": str(uuid4())})
    answer = mine.post("/members/dalia/vouch/", {"key": str(uuid4())})
    assert answer.status_code == 422
    assert "You vouch for Dalia already" in answer.content.decode()


def test_nobody_has_a_page_to_vouch_for_themselves(mine: Client) -> None:
    assert mine.get("/members/amina/vouch/").status_code == 404
    assert mine.post("/members/amina/handshake/", {"key": str(uuid4())}).status_code == 404


def test_two_phones_side_by_side(mine: Client, amina: Member, dalia: Member) -> None:
    theirs = signed_in(dalia)
    for client, other in ((mine, "dalia"), (theirs, "amina")):
        answer = client.post(f"/members/{other}/handshake/", {"key": str(uuid4())})
        assert answer["Location"] == f"/members/{other}/handshake/"
    digits = {row.author_id: row.digits for row in Handshake.objects.all()}
    page = read(mine, "/members/dalia/handshake/")
    assert digits[amina.pk] in page
    assert 'class="square"' in page
    assert entry(theirs, "amina", f"{digits[amina.pk][:3]} {digits[amina.pk][3:]}") == 302
    assert "They have entered yours" in read(mine, "/members/dalia/handshake/")
    answer = mine.post(
        "/members/dalia/handshake/entry/", {"key": str(uuid4()), "digits": digits[dalia.pk]}
    )
    assert answer["Location"] == "/members/dalia/trust/"
    assert "Done. You vouch for each other" in read(theirs, "/members/amina/handshake/")


def test_wrong_digits_stay_in_the_field(mine: Client, dalia: Member) -> None:
    answer = mine.post("/members/dalia/handshake/entry/", {"key": str(uuid4()), "digits": "123456"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="123456"' in page
    assert "These are not the digits Dalia shows you." in page


def test_the_square_fills_in_the_digits_and_enters_nothing(mine: Client, dalia: Member) -> None:
    assert 'value="654321"' in read(mine, "/members/dalia/handshake/?digits=654321")
    assert not Handshake.objects.exists()


def test_who_may_not_vouch_shows_no_digits(mine: Client, amina: Member, group: Group) -> None:
    for name in ("Esther", "Fatuma", "Grace"):
        world.vouch(amina, world.joined(world.member(name), group))
    world.joined(world.member("Halima"), group)
    answer = mine.post("/members/halima/handshake/", {"key": str(uuid4())})
    assert answer.status_code == 422
    assert "your three vouches of this week" in answer.content.decode()


def test_an_empty_list_says_what_to_do(mine: Client) -> None:
    page = read(mine, "/me/vouches/")
    assert "Open the page of someone you know" in page
    assert "show each other your digits" in page
    assert "You can vouch for 3 more members this week." in page


def test_my_list_shows_both_ways_and_what_ends(
    mine: Client, amina: Member, dalia: Member, wanjiru: Member
) -> None:
    vouch = world.vouch(amina, dalia)
    world.vouch(wanjiru, amina)
    page = read(mine, "/me/vouches/")
    assert "Dalia" in page
    assert "Wanjiru" in page
    assert "Renew for a year" not in page
    with time_machine.travel(timezone.now() + timedelta(days=330), tick=False):
        assert "Renew for a year" in read(signed_in(amina), "/me/vouches/")
        renewed = signed_in(amina).post(f"/vouches/{vouch.pk}/renewal/", {"key": vouch.renewal})
    assert renewed["Location"] == "/me/vouches/"
    assert Vouch.objects.get(renews=vouch).is_standing


def test_too_early_to_renew_is_said(mine: Client, amina: Member, dalia: Member) -> None:
    vouch = world.vouch(amina, dalia)
    answer = mine.post(f"/vouches/{vouch.pk}/renewal/", {"key": str(uuid4())})
    assert answer.status_code == 422
    assert "last sixty days" in answer.content.decode()


def test_one_takes_back_ones_own_and_undoes_it(mine: Client, amina: Member, dalia: Member) -> None:
    vouch = world.vouch(amina, dalia)
    page = mine.post(f"/vouches/{vouch.pk}/withdrawal/").content.decode()
    assert "You no longer vouch for Dalia." in page
    mine.post(f"/vouches/{vouch.pk}/withdrawal/", {"undo": "1"})
    assert Vouch.objects.standing().get() == vouch


def test_another_cannot_take_it_back(amina: Member, dalia: Member) -> None:
    vouch = world.vouch(amina, dalia)
    for name in ("withdrawal", "renewal"):
        assert signed_in(dalia).post(f"/vouches/{vouch.pk}/{name}/").status_code == 404
    assert Vouch.objects.standing().count() == 1
