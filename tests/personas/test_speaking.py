"""What is said in a room in the name of one's business: the author stays, the shown name is its."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404

from community.front.takeaway import of_group
from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.personas.models import Persona
from community.text.refusals import Refusal
from groups import access, fragments, reads
from groups.actions import editions, messages, withdrawals
from groups.models import Group, Message, Room
from tests import world
from tests.doors import As, Call
from tests.groups.test_queries import post, queries
from tests.personas.conftest import PUBLIC, said

SHOP = "Mama Amina Cereals"


@pytest.fixture
def room(group: Group) -> Room:
    return group.rooms.get()


def speaks(by: Member, room: Room, text: str = "New sugar has come.", **words: Any) -> Message:
    return messages.post(by, access.room_of(by, room.pk), uuid4(), text, business=True, **words)


def talk(as_: As, reader: Member, room: Room) -> str:
    page = as_(reader).get(f"/rooms/{room.pk}/").content.decode()
    return page.partition('class="talk"')[2].partition("</ol>")[0]


def test_on_the_page_it_is_the_business_that_speaks_and_its_page_is_linked(
    as_: As, business: Persona, amina: Member, dalia: Member, room: Room
) -> None:
    words = {"key": str(uuid4()), "text": "New sugar has come.", "business": "on"}
    assert as_(amina).post(f"/rooms/{room.pk}/messages/", words).status_code == 302
    one = Message.objects.get()
    assert (one.author, one.business, one.speaker) == (amina, SHOP, SHOP)
    shown = talk(as_, dalia, room)
    assert f'<a class="who shop" href="/members/{amina.handle}/business/">{SHOP}</a>' in shown
    assert ">Amina</a>" not in shown
    assert f'data-by="{amina.pk}"' in shown, "it is theirs still"


def test_each_post_has_a_name_of_its_own(
    as_: As, business: Persona, amina: Member, dalia: Member, room: Room
) -> None:
    speaks(amina, room)
    world.message(amina, room, "My brother is ill.")
    shown = talk(as_, dalia, room)
    assert shown.count(f">{SHOP}</a>") == 1
    assert shown.count(">Amina</a>") == 1


def test_the_form_offers_it_where_the_groups_are_shown_the_name_and_nowhere_else(
    as_: As, business: Persona, amina: Member, dalia: Member, room: Room
) -> None:
    path = f"/rooms/{room.pk}/"
    assert f"As {SHOP}" in as_(amina).get(path).content.decode()
    assert 'name="business"' not in as_(dalia).get(path).content.decode()
    said(amina, {"business": "me"})
    assert 'name="business"' not in as_(amina).get(path).content.decode()


@pytest.mark.parametrize("shown", [{}, {"business": "group"}, PUBLIC])
def test_shown_to_the_groups_or_to_everybody_it_may_speak(
    shown: dict[str, str], amina: Member, room: Room
) -> None:
    said(amina, shown)
    assert speaks(amina, room).speaker == SHOP


def test_hidden_or_without_a_name_it_cannot_be_chosen_by_any_door(
    as_: As, call: Call, amina: Member, dalia: Member, room: Room
) -> None:
    said(amina, {"business": "me"})
    for one in (amina, dalia):
        with pytest.raises(Refusal, match="no name that your groups are shown"):
            speaks(one, room)
        answer = call(one, f"/rooms/{room.pk}/messages", **keyed(business=True))
        assert answer.status_code == 422
        path = f"/rooms/{room.pk}/messages/"
        assert as_(one).post(path, keyed(business="on")).status_code == 422
    assert not Message.objects.exists()


def keyed(**words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "text": "New sugar has come.", **words}


def test_programs_say_and_read_it(
    call: Call, business: Persona, amina: Member, dalia: Member, room: Room
) -> None:
    path, words = f"/rooms/{room.pk}/messages", keyed(business=True)
    made = [call(amina, path, **words) for _time in range(2)]
    assert [one.status_code for one in made] == [201, 200]
    assert (made[0].json()["name"], made[0].json()["business"]) == (SHOP, True)
    (read,) = call(dalia, path).json()["messages"]
    assert (read["author"], read["name"], read["business"]) == (amina.handle, SHOP, True)


def test_one_key_is_one_post_in_one_name(business: Persona, amina: Member, room: Room) -> None:
    key, here = uuid4(), access.room_of(amina, room.pk)
    one = messages.post(amina, here, key, "New sugar.", business=True)
    assert messages.post(amina, here, key, "New sugar.", business=True) == one
    with pytest.raises(Refusal):
        messages.post(amina, here, key, "New sugar.")
    assert Message.objects.count() == 1


def test_a_poll_is_asked_in_one_s_own_name(business: Persona, amina: Member, room: Room) -> None:
    with pytest.raises(Refusal, match="your own name"):
        speaks(amina, room, "/poll Which day? | Monday | Tuesday")
    assert not Message.objects.exists()


def test_a_post_in_its_name_costs_no_more_than_any(
    transactional_db: None, as_: As, business: Persona, amina: Member, room: Room
) -> None:
    browser = as_(amina)
    post(browser, room)()
    words = keyed(business="on")
    url, live = f"/rooms/{room.pk}/messages/", {"X-Sokoni": "live"}
    asked = queries(lambda: browser.post(url, words, headers=live))
    assert len(asked) <= 5, asked
    assert Message.objects.latest("pk").business == SHOP


def test_it_is_drawn_live_as_it_is_on_the_page(
    business: Persona, amina: Member, dalia: Member, room: Room
) -> None:
    speaks(amina, room)
    (drawn,) = fragments.draw_room(Event.objects.filter(topic=room.topic, kind="message.posted"))
    assert f">{SHOP}</a>" in drawn
    assert ">Amina<" not in drawn


def test_answers_quote_the_business_and_tell_whoever_it_answers_by_its_name(
    as_: As, business: Persona, amina: Member, dalia: Member, room: Room
) -> None:
    asked = world.message(dalia, room, "Who has sugar?")
    offer = speaks(amina, room, "We do.", reply=asked.pk)
    assert Notice.objects.get(member=dalia).text.startswith(f"{SHOP} answered you")
    messages.post(dalia, access.room_of(dalia, room.pk), uuid4(), "How much?", offer.pk)
    assert f"<b>{SHOP}</b> We do." in talk(as_, dalia, room)
    assert Notice.objects.filter(member=amina, kind="group.answer").exists(), "Amina is told"


def test_as_the_name_was_then_whatever_it_is_called_later(
    business: Persona, amina: Member, room: Room
) -> None:
    one = speaks(amina, room)
    said(amina, {"business": "me"}, business="Amina Wholesale")
    one.refresh_from_db()
    assert one.speaker == SHOP
    editions.edit(amina, one, uuid4(), "New sugar, 50 kg.")
    one.refresh_from_db()
    assert one.speaker == SHOP


def test_withdrawing_blocking_and_reporting_are_by_the_author(
    as_: As, business: Persona, amina: Member, dalia: Member, room: Room
) -> None:
    one = speaks(amina, room)
    page = as_(dalia).get(f"/messages/{one.pk}/").content.decode()
    assert "Said by Amina in the name of their business." in page
    assert world.report(dalia, "message", one.pk).about == amina
    world.blocked(dalia, amina)
    assert amina.pk in Member.objects.get(pk=dalia.pk).folded
    withdrawals.withdraw(amina, one, uuid4())
    assert Message.objects.get().is_withdrawn


def test_it_is_found_by_its_words_and_goes_with_the_group_s_data(
    business: Persona, amina: Member, dalia: Member, group: Group, room: Room
) -> None:
    speaks(amina, room)
    (found,) = [one for one in reads.search(dalia, "sugar") if one.kind == "message"]
    assert found.title.startswith(SHOP)
    (row,) = of_group(group)["messages"]
    assert (row["author"], row["business"]) == (amina.pk, SHOP)


def test_its_page_where_it_has_one_and_else_the_member_s(
    as_: As, opened: Persona, amina: Member, dalia: Member, bakari: Member
) -> None:
    url = f"/members/{amina.handle}/business/"
    assert as_(dalia).get(url).headers["Location"] == opened.get_absolute_url()
    Persona.objects.update(open_at=None)
    assert as_(dalia).get(url).headers["Location"] == f"/members/{amina.handle}/"
    bare = as_(dalia).get(f"/members/{bakari.handle}/business/")
    assert bare.headers["Location"] == f"/members/{bakari.handle}/"


def test_who_shares_no_group_finds_neither_room_nor_business(
    as_: As, opened: Persona, amina: Member, chidi: Member, room: Room
) -> None:
    assert as_(chidi).get(f"/members/{amina.handle}/business/").status_code == 404
    with pytest.raises(Http404):
        speaks(chidi, room)
