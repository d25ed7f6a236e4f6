"""From what one says in a room, or in one line, to the fields of a report."""

import pytest
from django.test import Client

from community.live.models import Event
from community.members.models import Member
from groups.fragments import draw_room
from groups.models import Group, Message
from pricing import lines
from pricing.models import Quote
from tests import world
from tests.pricing.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sugar() -> None:
    world.commodity("Sugar")
    world.market("Wakulima")


def test_a_line_fills_the_fields_and_asks_nothing_more(amina: Member) -> None:
    laid = lines.laid("sukari 50kg 5,800/= wakulima wholesale", amina)
    assert laid.question == ""
    assert laid.words == {
        "commodity": "sugar",
        "market": "wakulima",
        "kind": "wholesale",
        "price": "5,800",
        "currency": "KES",
        "quantity": "50",
        "unit": "kg",
    }


def test_a_range_keeps_both_ends(amina: Member) -> None:
    laid = lines.laid("sukari 50kg 5800-5900 wakulima", amina)
    assert laid.words["price"] == "5,800-5,900"


def test_what_was_only_asked_is_laid_as_asked(amina: Member) -> None:
    laid = lines.laid("they are asking 5800 for sukari 50kg at wakulima", amina)
    assert laid.words["asked"] == "asked"


def test_what_is_unclear_is_asked_and_the_rest_is_filled_in(amina: Member) -> None:
    laid = lines.laid("sukari 5800 wakulima", amina)
    assert laid.question
    assert laid.words["commodity"] == "sugar"


def test_the_page_shows_the_line_the_fields_and_counts_nothing_yet(
    client: Client, amina: Member, group: Group
) -> None:
    page = signed_in(client, amina).get(
        f"/groups/{group.slug}/board/new/", {"line": "sukari 50kg 5800 wakulima"}
    )
    assert "5,800" in page.content.decode()
    assert page.context["form"].initial["commodity"] == "sugar"
    assert not Quote.objects.exists()


def test_a_message_that_reads_as_a_price_carries_the_way_to_the_board(
    client: Client, amina: Member, group: Group
) -> None:
    message = world.message(amina, group, "Sukari 50kg 5800 wakulima leo")
    assert Message.objects.get().is_price
    [drawn] = draw_room([Event.objects.get(topic=message.room.topic, subject=message.pk)])
    assert f"/messages/{message.pk}/price/" in drawn
    page = signed_in(client, amina).get(f"/messages/{message.pk}/price/", follow=True)
    assert page.context["form"].initial["price"] == "5,800"


@pytest.mark.parametrize("text", ["Habari za asubuhi", "Tukutane saa 10 Nyamakima", "Sukari?"])
def test_plain_talk_carries_none(amina: Member, group: Group, text: str) -> None:
    world.message(amina, group, text)
    assert not Message.objects.get().is_price


def test_only_the_one_who_said_it_takes_it_there(
    client: Client, amina: Member, bakari: Member, chidi: Member, group: Group
) -> None:
    message = world.message(amina, group, "Sukari 50kg 5800 wakulima")
    page = signed_in(client, bakari).get(f"/messages/{message.pk}/price/")
    assert page["Location"] == f"/groups/{group.slug}/board/"
    assert signed_in(client, chidi).get(f"/messages/{message.pk}/price/").status_code == 404
