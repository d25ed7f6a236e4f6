"""A text comes in: one effect per id, pieces joined, STOP before everything."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from community.sms import read, udh
from community.sms.lengths import parts
from community.sms.models import Received, Stop, Text
from tests.sms.words import HEARD

pytestmark = pytest.mark.django_db
AMINA = "+254722000111"


@pytest.fixture(autouse=True)
def words(settings: LazySettings) -> Iterator[None]:
    settings.SMS_TOKEN = "shared-with-the-gateway"
    settings.SMS_KEYWORDS = "tests.sms.words.KEYWORDS"
    read.keywords.cache_clear()
    HEARD.clear()
    yield
    read.keywords.cache_clear()


def arrives(text: str, id: str = "1", phone: str = AMINA, **more: str) -> Any:
    headers = {"authorization": "Bearer shared-with-the-gateway"}
    sent = {"from": phone, "text": text, "id": id, **more}
    return Client(headers=headers).post("/sms/in/", sent)


def replies() -> list[str]:
    return list(Text.objects.order_by("pk").values_list("body", flat=True))


def test_a_known_word_reaches_its_room_and_the_answer_goes_back() -> None:
    assert arrives("price SUGAR 50KG 5800").status_code == 204
    assert (HEARD[0].word, HEARD[0].rest, HEARD[0].phone) == ("PRICE", "SUGAR 50KG 5800", AMINA)
    assert replies() == ["Noted: SUGAR 50KG 5800"]
    assert Text.objects.get().to == AMINA


@pytest.mark.parametrize("text", ["Bei: sukari 5800", "  BEI  sukari 5800 ", "bei. sukari 5800"])
def test_a_word_is_known_however_it_is_written(text: str) -> None:
    arrives(text)
    assert (HEARD[0].word, HEARD[0].rest) == ("BEI", "sukari 5800")


def test_a_refusal_is_answered_with_its_reason() -> None:
    arrives("PRICE")
    assert replies() == ["Say what and how much."]


def test_a_gateway_that_repeats_itself_has_one_effect() -> None:
    for _ in range(3):
        assert arrives("PRICE SUGAR 5800", id="same").status_code == 204
    assert len(HEARD) == 1
    assert len(replies()) == 1
    arrives("PRICE SUGAR 5800", id="another")
    assert len(HEARD) == 2
    assert HEARD[0].key != HEARD[1].key


def test_an_unknown_word_gets_one_line_of_help_in_ten_minutes() -> None:
    with time_machine.travel("2026-11-23T09:00:00+03:00", tick=False) as clock:
        arrives("HELLO", id="1")
        arrives("ANYBODY?", id="2")
        arrives("HELLO", id="3", phone="+254733000111")
        assert len(replies()) == 2, "one for each phone"
        clock.shift(timedelta(minutes=11))
        arrives("HELLO", id="4")
    assert len(replies()) == 3
    assert "STOP" in replies()[0]
    assert len(replies()[0]) <= 160


@pytest.mark.parametrize(
    "word", ["STOP", "stop", "Stop!", "ACHA", "simama tafadhali", "STOP\nAmina", "stop\t"]
)
def test_stop_beats_everything_and_is_confirmed_once(word: str) -> None:
    arrives(word, id="1")
    arrives(word, id="2")
    assert Stop.objects.get().phone == AMINA
    assert len(replies()) == 1
    assert Text.objects.get().withheld_at is None, "the last text must go out"
    arrives("PRICE SUGAR 5800", id="3")
    assert Text.objects.latest("pk").withheld_at


def test_start_undoes_it() -> None:
    arrives("STOP", id="1")
    arrives("ANZA", id="2")
    assert not Stop.objects.exists()
    arrives("PRICE SUGAR 5800", id="3")
    assert Text.objects.filter(withheld_at=None).count() == 3


def test_a_text_in_two_pieces_is_one_in_either_order() -> None:
    arrives("SUGAR 5800 WAKULIMA", id="b", udh="050003A70202")
    assert HEARD == []
    arrives("PRICE ", id="a", udh="050003A70201")
    assert HEARD[0].rest == "SUGAR 5800 WAKULIMA"
    assert Received.objects.get().body == "PRICE SUGAR 5800 WAKULIMA"


def test_a_piece_that_comes_twice_counts_once() -> None:
    arrives("PRICE ", id="a", udh="050003A70201")
    arrives("PRICE ", id="a", udh="050003A70201")
    arrives("PRICE ", id="a again", udh="050003A70201")
    assert HEARD == []
    arrives("SUGAR", id="b", udh="050003A70202")
    arrives("SUGAR", id="b", udh="050003A70202")
    assert [heard.rest for heard in HEARD] == ["SUGAR"]


def test_references_come_round_again() -> None:
    for round in ("1", "2"):
        arrives("PRICE ", id=f"a{round}", udh="050003A70201")
        arrives(f"SUGAR {round}", id=f"b{round}", udh="050003A70202")
    assert [heard.rest for heard in HEARD] == ["SUGAR 1", "SUGAR 2"]


def test_pieces_of_two_phones_are_two_texts() -> None:
    arrives("PRICE ", id="a", udh="050003A70201")
    arrives("SUGAR", id="b", udh="050003A70202", phone="+254733000111")
    assert HEARD == []


@pytest.mark.parametrize(
    ("header", "place"),
    [
        ("050003A70201", udh.Place("a7", 1, 2)),
        ("060804BEEF0302", udh.Place("beef", 2, 3)),
        ("0B0504158A0000050003A7", None),
        ("050003A70200", None),
        ("050003A70203", None),
        ("050003A70101", None),
        ("", None),
        ("05", None),
        ("xyz", None),
    ],
)
def test_a_header_tells_whose_piece_it_is(header: str, place: udh.Place | None) -> None:
    assert udh.place(header) == place


@given(st.binary(max_size=40).map(bytes.hex) | st.text(max_size=40))
def test_no_header_breaks_the_reading(header: str) -> None:
    place = udh.place(header)
    assert place is None or 1 <= place.number <= place.total


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer wrong", "Bearer é"])
def test_without_the_token_there_is_nothing_here(client: Client, given: str) -> None:
    sent = {"from": AMINA, "text": "PRICE X", "id": "1"}
    headers = {"authorization": given.encode("latin-1", "ignore").decode("latin-1")}
    assert client.post("/sms/in/", sent, headers=headers).status_code == 404
    assert not Received.objects.exists()


def test_without_a_token_in_the_settings_the_way_in_is_shut(settings: LazySettings) -> None:
    settings.SMS_TOKEN = ""
    assert Client(headers={"authorization": "Bearer "}).post("/sms/in/").status_code == 404


def test_the_token_may_come_in_the_address(client: Client) -> None:
    sent = {"from": "254722000111", "text": "PRICE X", "id": "1"}
    assert client.post("/sms/in/?token=shared-with-the-gateway", sent).status_code == 204
    assert HEARD[0].phone == AMINA


@pytest.mark.parametrize("sender", ["Safaricom", "12345", "", "+", "\x00"])
def test_a_sender_that_is_no_phone_is_passed_over(sender: str) -> None:
    assert arrives("PRICE X", phone=sender).status_code == 204
    assert not Received.objects.exists()


def test_nonsense_is_received_without_a_fault() -> None:
    for number, text in enumerate(["", "\x00", "🙂" * 3000, "  "]):
        assert arrives(text, id=str(number)).status_code == 204
    assert Received.objects.count() == 4


@pytest.mark.parametrize(
    ("text", "end"),
    [("LONG", "... sokoni.example/"), ("LONG PAGE", "... sokoni.example/questions/31/")],
)
def test_a_long_reply_is_one_text_cut_at_a_word_with_its_page(
    settings: LazySettings, text: str, end: str
) -> None:
    settings.ALLOWED_HOSTS = ["sokoni.example", "testserver"]
    arrives(text)
    [reply] = replies()
    assert reply.endswith(end)
    assert parts(reply) == 1
    assert {*reply.removesuffix(end).split()} == {"the", "rains", "are", "late"}


def test_a_long_refusal_is_cut_too_and_what_must_be_whole_is_not() -> None:
    arrives("REFUSED", "1")
    arrives("LONG WHOLE", "2")
    refused, whole = replies()
    assert (parts(refused), refused.endswith("... 127.0.0.1/")) == (1, True)
    assert parts(whole) == 3
    assert "..." not in whole


def test_a_short_reply_has_no_address() -> None:
    arrives("PRICE SUGAR 5800")
    assert replies() == ["Noted: SUGAR 5800"]
