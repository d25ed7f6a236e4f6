"""Names that imitate, links everywhere, and new accounts that ask for money."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.members.actions import profiles
from community.members.models import Member, Standing
from community.text.refusals import Refusal
from groups.actions import memberships
from groups.models import Group, Message, Room
from groups.money import asks_for_money
from tests import world
from tests.doors import As

ASKING = [
    "Nitumie KSh 5,000 kwanza",
    "tuma pesa kwa hii namba",
    "Send me 500 for transport",
    "Pay first then I send the bags",
    "lipa kwanza utapata mzigo",
    "Registration fee is 1,000",
    "ada ya usajili 500",
    "Paybill 123456",
    "Put a deposit of 2000 to this number",
]
HARMLESS = [
    "Sukari 50kg 5,800 Wakulima",
    "I sold three bags for KSh 9,000",
    "Bei ya mahindi imepanda",
    "Send the lorry tomorrow",
    "Lipa baada ya kupata",
    "Who pays for transport?",
    "",
]


@pytest.mark.parametrize("text", ASKING)
def test_what_asks_for_money_first_is_known(text: str) -> None:
    assert asks_for_money(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_talk_of_trade_is_no_such_thing(text: str) -> None:
    assert not asks_for_money(text)


@given(st.text(max_size=2000))
def test_any_text_has_an_answer(text: str) -> None:
    assert asks_for_money(text) in (True, False)


def seen(as_: As, reader: Member, room: Room) -> str:
    return as_(reader).get(reverse("groups:room", args=[room.pk])).content.decode()


def test_one_nobody_vouches_for_who_asks_for_money_is_read_with_a_warning(
    as_: As, room: Room, amina: Member, dalia: Member
) -> None:
    world.message(dalia, room, "Nitumie KSh 5,000 kwanza")
    assert 'class="risk"' in seen(as_, amina, room)


def test_nor_does_it_help_to_have_waited(as_: As, room: Room, amina: Member, dalia: Member) -> None:
    Member.objects.filter(pk=amina.pk).update(joined_at=timezone.now() - timedelta(days=60))
    world.message(Member.objects.get(pk=amina.pk), room, "Nitumie KSh 5,000 kwanza")
    assert 'class="risk"' in seen(as_, dalia, room)


def test_one_vouched_for_or_who_talks_of_trade_is_read_without(
    as_: As, room: Room, amina: Member, dalia: Member
) -> None:
    world.message(dalia, room, "Sukari 50kg 5,800 Wakulima")
    Standing.objects.create(member=amina, flow=0.4, value=0.4, as_of=timezone.now())
    world.message(Member.objects.get(pk=amina.pk), room, "Nitumie KSh 5,000 kwanza")
    assert 'class="risk"' not in seen(as_, dalia, room)


def test_by_one_tap_the_question_to_the_group_stands_in_the_form(
    as_: As, room: Room, amina: Member, dalia: Member
) -> None:
    said = world.message(dalia, room, "Nitumie KSh 5,000 kwanza")
    way = f"?reply={said.pk}&amp;asking=1"
    assert way in seen(as_, amina, room)
    home, begins = reverse("groups:room", args=[room.pk]), "Does anybody here know who asks"
    page = as_(amina).get(home + way.replace("&amp;", "&"))
    assert begins in page.content.decode()
    for other in (f"?reply={said.pk}", "?asking=1"):
        assert begins not in as_(amina).get(home + other).content.decode()


def named(member: Member, name: str) -> Member:
    trades, place = [world.sector()], world.place()
    return profiles.change(member, name, trades, place, "en")


@pytest.mark.parametrize("name", ["Bakari", "BAKARI", "Bаkari", "B4kari", "Bak ari", "Bäkari"])
def test_nobody_takes_the_name_of_a_steward_of_their_group(
    name: str, group: Group, amina: Member
) -> None:
    with pytest.raises(Refusal, match="A steward or a mentor"):
        named(amina, name)
    amina.refresh_from_db()
    assert amina.display_name == "Amina"


def test_a_steward_keeps_their_own_name(bakari: Member, group: Group) -> None:
    assert named(bakari, "Bakari").display_name == "Bakari"
    assert named(bakari, "BAKARI").display_name == "BAKARI"


def test_elsewhere_the_name_is_free(chidi: Member, group: Group) -> None:
    assert named(chidi, "Bakari").display_name == "Bakari"


def test_but_not_to_come_in_with(as_: As, group: Group) -> None:
    imitator = world.member("Bаkari")
    answer = as_(imitator).post(reverse("groups:membership", args=[group.slug]), {"words": ""})
    assert answer.status_code == 422
    assert "A steward here has this name" in answer.content.decode()
    assert not group.memberships.filter(member=imitator).exists()
    imitator.display_name = "Bakari wa Thika"
    memberships.join(imitator, group)
    assert group.memberships.filter(member=imitator).exists()


def test_a_link_goes_to_three_groups_a_day_whatever_stands_beside_it(bakari: Member) -> None:
    many = [world.group(bakari, f"Group {number}") for number in range(4)]
    for number, one in enumerate(many[:3]):
        world.message(bakari, one, f"Karibu {number} https://www.offer.example/win?n={number}")
    with pytest.raises(Refusal, match="3 groups today"):
        world.message(bakari, many[3], "Other words www.offer.example/win/")
    world.message(bakari, many[3], "https://another.example/")


def test_a_message_of_links_alone_is_refused(group: Group, amina: Member) -> None:
    flood = " ".join(f"https://offer.example/{number}" for number in range(6))
    with pytest.raises(Refusal, match="At most 5 links"):
        world.message(amina, group, flood)
    assert not Message.objects.exists()


def test_twenty_links_an_hour_are_the_most(group: Group, amina: Member) -> None:
    for number in range(20):
        world.message(amina, group, f"See https://offer.example/{number} {uuid4()}")
    with pytest.raises(Refusal):
        world.message(amina, group, "See https://offer.example/20")
