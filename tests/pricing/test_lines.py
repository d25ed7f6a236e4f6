"""From what one says in a room, or in one line, to the fields of a report."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from community.live.models import Event
from community.members.models import Member
from groups.fragments import draw_room
from groups.models import Group, Message
from pricing import lines
from pricing.actions import boards
from pricing.models import Commodity, Quote
from tests import world
from tests.pricing.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sugar() -> None:
    world.commodity("Sugar")
    world.market("Wakulima")


def test_a_line_fills_the_fields_and_asks_nothing_more(amina: Member, group: Group) -> None:
    laid = lines.laid("sukari 50kg 5,800/= wakulima wholesale", amina, group)
    assert laid.question == ""
    assert laid.words == {
        "commodity": "sugar",
        "market": "wakulima",
        "kind": "wholesale",
        "asked": "",
        "price": "5,800",
        "currency": "KES",
        "quantity": "50",
        "unit": "kg",
    }


def test_a_range_keeps_both_ends(amina: Member, group: Group) -> None:
    laid = lines.laid("sukari 50kg 5800-5900 wakulima", amina, group)
    assert laid.words["price"] == "5,800-5,900"


def test_what_was_only_asked_is_laid_as_asked(amina: Member, group: Group) -> None:
    laid = lines.laid("they are asking 5800 for sukari 50kg at wakulima", amina, group)
    assert laid.words["asked"] == "asked"


def test_what_is_unclear_is_asked_and_the_rest_is_filled_in(amina: Member, group: Group) -> None:
    laid = lines.laid("sukari 5800 wakulima", amina, group)
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


def shown(client: Client, member: Member, group: Group, line: str) -> Any:
    """The form as the browser gets it, beside what it asks."""
    url = f"/groups/{group.slug}/board/new/"
    return signed_in(client, member).get(url, {"line": line}).context


def chosen(form: Any, name: str) -> str:
    """What a browser sends of this list when nobody touches it: the one marked, else the first."""
    html = str(form[name])
    options = re.findall(r'<option value="([^"]*)"( selected)?', html)
    return next((value for value, marked in options if marked), options[0][0])


@pytest.fixture
def usual(amina: Member, bakari: Member, group: Group) -> None:
    """Amina's last was sugar at Wakulima; maize and Kongowea are of other boards."""
    goods = [world.commodity("Sugar"), world.commodity("Rice")]
    boards.choose(bakari, group, goods, [world.market("Wakulima"), world.market("Gikomba")])
    world.quote(amina, "116", commodity=goods[0])
    world.commodity("Maize")
    world.market("Kongowea", "Mombasa")


@pytest.mark.usefixtures("usual")
def test_goods_of_another_board_are_asked_for_and_never_become_the_last_used(
    client: Client, amina: Member, group: Group
) -> None:
    page = shown(client, amina, group, "maize 90kg 3700 wakulima")
    assert chosen(page["form"], "commodity") == ""
    assert page["question"] == "Maize is not on this board. Which is it?"
    assert chosen(page["form"], "market") == "wakulima"


@pytest.mark.usefixtures("usual")
def test_goods_nobody_knows_do_not_become_the_last_used(
    client: Client, amina: Member, group: Group
) -> None:
    page = shown(client, amina, group, "xyzzy 50kg 5800 wakulima")
    assert chosen(page["form"], "commodity") == ""
    assert "Which goods" in page["question"]


@pytest.mark.usefixtures("usual")
def test_a_market_of_another_board_is_asked_for_with_the_fold_open(
    client: Client, amina: Member, group: Group
) -> None:
    page = shown(client, amina, group, "sugar 50kg 6300 kongowea")
    assert chosen(page["form"], "market") == ""
    assert page["question"] == "Kongowea is not on this board. Which market was it?"
    assert page["form"].opened


@pytest.mark.usefixtures("usual")
def test_a_line_without_a_market_means_last_time_s_and_asks_who_has_none(
    client: Client, amina: Member, dalia: Member, group: Group
) -> None:
    assert chosen(shown(client, amina, group, "sugar 50kg 5800")["form"], "market") == "wakulima"
    page = shown(client, dalia, group, "sugar 50kg 5800")
    assert chosen(page["form"], "market") == ""
    assert "market" in page["question"]


@pytest.mark.usefixtures("usual")
def test_a_link_to_goods_this_board_lacks_is_asked_about_too(
    client: Client, amina: Member, group: Group
) -> None:
    url = f"/groups/{group.slug}/board/new/?commodity=maize"
    page = signed_in(client, amina).get(url)
    assert chosen(page.context["form"], "commodity") == ""
    assert "Maize is not on this board" in page.content.decode()


@pytest.mark.usefixtures("usual")
def test_what_was_left_to_choose_is_refused_and_the_price_is_kept(
    client: Client, amina: Member, group: Group
) -> None:
    words = {"commodity": "", "market": "wakulima", "price": "3700", "quantity": "90"}
    words |= {"unit": "kg", "kind": "wholesale", "currency": "KES", "key": str(uuid4())}
    words |= {"seen_at": str(timezone.localdate())}
    answer = signed_in(client, amina).post(f"/groups/{group.slug}/board/new/", words)
    assert answer.status_code == 422
    assert 'value="3700"' in answer.content.decode()
    assert Quote.objects.count() == 1


def test_paid_is_meant_whatever_was_asked_last_time(
    client: Client, amina: Member, group: Group
) -> None:
    world.quote(amina, "116", commodity=world.commodity("Sugar"), asked=True)
    for line in ("sugar 50kg 5800 wakulima", ""):
        assert chosen(shown(client, amina, group, line)["form"], "asked") == ""
    page = shown(client, amina, group, "they are asking 5800 for sukari 50kg at wakulima")
    assert chosen(page["form"], "asked") == "asked"


def test_a_line_carries_no_unit_grade_or_amount_of_last_time(
    client: Client, amina: Member, group: Group
) -> None:
    world.quote(amina, "5800", commodity=world.commodity("Sugar"), unit="bag 50 kg")
    page = shown(client, amina, group, "sugar 5800 wakulima")
    assert (page["form"]["unit"].value(), page["form"]["quantity"].value()) == ("", "")
    assert page["question"]


def test_of_goods_by_one_name_those_on_this_board_are_laid(
    client: Client, amina: Member, bakari: Member, group: Group
) -> None:
    dry = world.commodity("Maize (white, dry)")
    Commodity.objects.filter(pk=dry.pk).update(synonyms="mahindi, maize")
    world.commodity("Maize")
    boards.choose(bakari, group, [dry], [world.market("Wakulima")])
    page = shown(client, amina, group, "maize 90kg 3700 wakulima")
    assert chosen(page["form"], "commodity") == dry.slug
    assert not page["question"]


def test_the_unit_of_last_time_stands_in_the_words_of_the_page(
    client: Client, amina: Member, group: Group
) -> None:
    world.quote(amina, "5800", commodity=world.commodity("Sugar"), unit="bag 50 kg")
    url = f"/groups/{group.slug}/board/new/"
    signed_in(client, amina)
    for language, said in (("en", "bag 50 kg"), ("sw", "gunia 50 kg")):
        Member.objects.filter(pk=amina.pk).update(language=language)
        page = client.get(url, headers={"Accept-Language": language})
        assert page.context["form"]["unit"].value() == said
