"""To be forgotten: asked on my page, a week to think again, and coming back undoes it."""

import gzip
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from community.front.erasing import erasing
from community.front.seeding import clock
from community.members import erased, freezing
from community.members.actions import erasures
from community.members.models import Erasure, Member
from community.sms.models import Text
from community.text.refusals import Refusal
from tests.members.door import come_in, signed_in

URL = "/me/erasure/"


@pytest.fixture
def phone(client: Client, amina: Member) -> Client:
    come_in(client, amina.phone or "")
    return client


def test_the_page_says_what_goes_what_stays_and_until_when(phone: Client) -> None:
    page = phone.get(URL).content.decode()
    for said in ("Seven days later", "Prices you told stay", "without your name", "30 days"):
        assert said in page
    assert "/me/takeaway/" in page, "take it along first"
    assert URL in phone.get("/me/").content.decode()
    assert not Erasure.objects.exists(), "looking asks for nothing"


def test_asking_signs_her_out_everywhere_and_tells_her_phone(phone: Client, amina: Member) -> None:
    tablet = Client()
    come_in(tablet, amina.phone or "")
    answer = phone.post(URL, {"key": uuid4()}, follow=True)
    assert "Sign in before that day" in answer.content.decode()
    assert signed_in(phone) is None
    assert signed_in(tablet) is None
    assert "is erased" in Text.objects.filter(to=amina.phone).latest("pk").body
    assert Erasure.objects.waiting().get().author == amina
    assert Member.objects.get(pk=amina.pk).phone == amina.phone, "nothing is gone yet"


def test_in_swahili_the_text_is_in_swahili_or_at_least_has_the_day(amina: Member) -> None:
    amina.language = "sw"
    amina.save(update_fields=["language"])
    made = erasures.ask(amina, uuid4())
    day = timezone.localtime(made.due_at).strftime("%d.%m.%Y")
    assert day in Text.objects.latest("pk").body


def test_asking_twice_is_asking_once(amina: Member) -> None:
    key = uuid4()
    first = erasures.ask(amina, key)
    assert erasures.ask(amina, key) == first
    assert erasures.ask(amina, uuid4()) == first
    assert Erasure.objects.count() == 1


def test_without_a_key_nothing_is_asked(phone: Client) -> None:
    assert phone.post(URL, {}).status_code == 422
    assert not Erasure.objects.exists()


def test_signing_in_again_undoes_it(phone: Client, amina: Member, settings: Any) -> None:
    settings.SMS_BETWEEN = 0
    phone.post(URL, {"key": uuid4()})
    again = come_in(Client(), amina.phone or "", next="/me/")
    assert again.status_code == 302
    assert not Erasure.objects.waiting().exists()
    with clock.at(timezone.now() + timedelta(days=40)):
        erasing.erase_due()
    assert Member.objects.get(pk=amina.pk).display_name == "Amina"


def test_coming_back_is_told_on_the_page(amina: Member) -> None:
    erasures.ask(amina, uuid4())
    client = Client()
    come_in(client, amina.phone or "")
    assert "Nothing is erased" in client.get("/me/").content.decode()


def test_a_wrong_code_undoes_nothing(client: Client, amina: Member) -> None:
    erasures.ask(amina, uuid4())
    client.post("/in/", {"phone": amina.phone})
    client.post("/in/code/", {"code": "000000"})
    assert Erasure.objects.waiting().exists()


def test_after_an_undoing_one_may_ask_again(amina: Member) -> None:
    erasures.ask(amina, uuid4())
    assert erasures.undo(amina)
    assert not erasures.undo(amina), "a second time there is nothing to undo"
    assert erasures.ask(amina, uuid4()).undone_at is None
    assert Erasure.objects.count() == 2


def test_a_visitor_is_sent_to_the_door(client: Client) -> None:
    assert client.get(URL).status_code == 302
    assert client.get("/farewell/").status_code == 200


def test_her_number_after_it_was_done_is_a_newcomer_s(amina: Member, client: Client) -> None:
    number = amina.phone or ""
    with clock.at(timezone.now() - timedelta(days=8)):
        erasures.ask(amina, uuid4())
    erasing.erase_due()
    come_in(client, number)
    newcomer = signed_in(client)
    assert newcomer
    assert newcomer.pk != amina.pk
    assert newcomer.display_name == ""


def test_digests_say_nothing_and_are_the_same_each_time(amina: Member) -> None:
    assert erased.digest("amina") == erased.digest("amina") != erased.digest("amani")
    assert "amina" not in erased.digest("amina")
    assert not erased.had("amina")
    assert erased.selves(amina) == [amina.pk]
    assert erased.selves(Member(pk=9, phone=None)) == [9]


def test_the_pages_are_small(phone: Client) -> None:
    for address in (URL, "/farewell/"):
        assert len(gzip.compress(phone.get(address).content)) < 4_000


def test_whoever_may_only_have_her_phone_ends_nothing(amina: Member) -> None:
    freeze = freezing.begin(amina, "device")
    with pytest.raises(Refusal, match="You changed your phone"):
        erasures.ask(amina, uuid4())
    assert not Erasure.objects.exists()
    freezing.lift(freeze, "vouchers")
    assert erasures.ask(amina, uuid4()).pk
