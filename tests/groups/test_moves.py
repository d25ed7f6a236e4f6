"""Messages moved to another room: right in both, with their links, answers and votes."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from community.live import replay
from community.members.models import Deed, Member
from community.members.models.deed import Verb
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups import reads
from groups.actions import ballots, messages, moves, pins, reactions, summaries, withdrawals
from groups.models import Group, Message, Move, Room
from tests import world
from tests.doors import As


@pytest.fixture
def other(group: Group, bakari: Member) -> Room:
    return world.room(bakari, group, "Transport")


def moved(by: Member, room: Room, to: Room, *said: Message, answers: bool = True) -> Move:
    pks = [one.pk for one in said]
    return moves.move(by, room, uuid4(), pks, to.pk, "About lorries.", answers)


def order(room: Room) -> list[str]:
    return [one.text for one in reads.talk(room).messages]


def frames(room: Room) -> list[dict[str, Any]]:
    found = replay.since(room.topic, 0).frames
    assert found is not None
    return found


def post(as_: As, by: Member, room: Room, **words: Any) -> Any:
    url = reverse("groups:moves", args=[room.pk])
    return as_(by).post(url, {"key": str(uuid4()), "reason": "About lorries.", **words})


def test_what_is_moved_stands_in_the_other_room_where_its_number_belongs(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    first = world.message(amina, room, "1")
    world.message(amina, other, "2")
    third = world.message(amina, room, "3")
    world.message(amina, other, "4")
    moved(bakari, room, other, third, first)
    assert order(room) == []
    assert order(other) == ["1", "2", "3", "4"]


def test_both_rooms_hear_it_in_numbers_without_holes(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    said = [world.message(amina, room, f"line {number}") for number in range(3)]
    moved(bakari, room, other, *said)
    for place, kind in ((room, "message.left"), (other, "message.came")):
        heard = frames(place)
        assert [frame["n"] for frame in heard] == list(range(1, len(heard) + 1))
        assert [frame["kind"] for frame in heard[-3:]] == [kind] * 3


def test_the_room_it_left_shows_it_no_more_by_any_door(
    as_: As, room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    said = world.message(amina, room, "Lori la Mombasa")
    moved(bakari, room, other, said)
    assert "Mombasa" not in str(frames(room)), "nor in what is replayed of before"
    assert f'<li id="m{said.pk}" data-gone></li>' in frames(room)[-1]["html"]
    assert "Mombasa" not in as_(amina).get(f"/rooms/{room.pk}/").content.decode()
    page = as_(amina).get(f"/rooms/{other.pk}/").content.decode()
    assert frames(other)[-1]["html"].strip() in page
    assert "data-only" not in frames(other)[-1]["html"].partition(">")[0]


def test_answers_go_along_and_those_left_behind_still_quote_it(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    asked = world.message(amina, room, "asked")
    answer = messages.post(bakari, room, uuid4(), "answer", asked.pk)
    messages.post(amina, room, uuid4(), "answer to the answer", answer.pk)
    moved(bakari, room, other, asked)
    assert order(other) == ["asked", "answer", "answer to the answer"]
    moved(bakari, other, room, asked, answers=False)
    assert order(room) == ["asked"]
    answer.refresh_from_db()
    assert answer.reply_to == asked


def test_links_signs_and_votes_go_on(
    as_: As, room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    poll = messages.post(amina, room, uuid4(), "/poll Wapi? | Hapa | Pale")
    ballots.vote(bakari, poll.ballot, uuid4(), 1)
    moved(bakari, room, other, poll)
    page = as_(amina).get(reverse("groups:message", args=[poll.pk])).content.decode()
    assert f"/rooms/{other.pk}/" in page
    fresh = Message.objects.get(pk=poll.pk)
    ballots.vote(amina, fresh.ballot, uuid4(), 2)
    reactions.react(amina, fresh, uuid4(), "👍")
    assert [frame["kind"] for frame in frames(other)[-2:]] == ["ballot.voted", "message.reacted"]
    with pytest.raises(Refusal, match="was moved to Transport"):
        messages.post(amina, room, uuid4(), "Ndiyo", poll.pk)
    assert messages.post(amina, other, uuid4(), "Ndiyo", poll.pk).reply_to == poll


def test_who_withdraws_with_an_old_page_is_heard_in_the_new_room(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    said = world.message(amina, room)
    stale = Message.objects.select_related("room__group").get(pk=said.pk)
    moved(bakari, room, other, said)
    withdrawals.withdraw(amina, stale, uuid4())
    assert frames(other)[-1]["kind"] == "message.withdrawn"


def test_its_pin_comes_off_and_it_stands_in_the_book(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    said = world.message(amina, room)
    pins.pin(bakari, said, uuid4())
    moved(bakari, room, other, said)
    assert reads.top(room).pins == reads.top(other).pins == []
    assert f'id="top{room.pk}"' in frames(room)[-1]["html"]
    deed = Deed.objects.get(verb=Verb.MESSAGE_MOVED)
    assert (deed.before, deed.after, deed.member) == ("General", "Transport", amina)
    assert deed.reason == "About lorries."


def test_each_author_is_told_once_and_led_to_their_own(
    room: Room, other: Room, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    mine = [world.message(amina, room, "1"), world.message(amina, room, "2")]
    hers = world.message(wanjiru, room, "3")
    moved(bakari, room, other, *mine, hers)
    for member, message in ((amina, mine[0]), (wanjiru, hers)):
        notice = Notice.objects.get(member=member, kind="group.moved")
        assert notice.url == reverse("groups:message", args=[message.pk])
        assert "Transport: About lorries." in notice.text


def test_moved_twice_under_one_key_is_once(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    said, key = world.message(amina, room), uuid4()
    first = moves.move(bakari, room, key, [said.pk], other.pk, "Why")
    assert moves.move(bakari, room, key, [said.pk], other.pk, "Why") == first
    assert Deed.objects.count() == 1


def test_what_cannot_be_moved_is_refused_and_nothing_changes(
    group: Group, room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    said = world.message(amina, room)
    elsewhere = world.group(by=bakari, name="Gikomba Traders").rooms.get()
    for target in (room, elsewhere):
        with pytest.raises(Refusal, match="another room of this group"):
            moved(bakari, room, target, said)
    with pytest.raises(Refusal, match="messages of this room"):
        moved(bakari, room, other, world.message(amina, other))
    with pytest.raises(Refusal, match="Say why"):
        moves.move(bakari, room, uuid4(), [said.pk], other.pk, " ")
    summaries.close(bakari, other, uuid4(), "Imekwisha.")
    with pytest.raises(Refusal, match="is closed"):
        moved(bakari, room, other, said)
    said.refresh_from_db()
    assert said.room == room
    assert not Move.objects.exists()


def test_at_most_fifty_go_at_once(room: Room, other: Room, amina: Member, bakari: Member) -> None:
    said = [world.said(amina, room, f"line {number}") for number in range(51)]
    with pytest.raises(Refusal, match="At most 50"):
        moved(bakari, room, other, *said)
    assert moved(bakari, room, other, *said[1:]).messages.count() == 50
    assert order(room) == ["line 0"]


def test_the_page_offers_what_stands_from_a_message_on_and_keeps_what_was_ticked(
    as_: As, room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    before, first, later = (world.message(amina, room, text) for text in ("Juu", "Lori", "Gari"))
    url = reverse("groups:moves", args=[room.pk]) + f"?from={first.pk}"
    page = as_(bakari).get(url).content.decode()
    assert f'value="{first.pk}" checked' in page
    assert f'value="{later.pk}"' in page
    assert f'value="{before.pk}"' not in page
    assert 'class="said"' not in page, "what is offered is no notice to the reader"
    answer = post(as_, bakari, room, messages=[first.pk, later.pk], to=other.pk, reason="")
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") >= 2
    strange = post(as_, bakari, room, messages=["x", "9" * 30], to=other.pk)
    assert strange.status_code == 422
    done = post(as_, bakari, room, messages=[first.pk, later.pk], to=other.pk)
    assert done.status_code == 302
    assert done.url == reverse("groups:room", args=[other.pk])
    assert order(other) == ["Lori", "Gari"]


def test_only_a_steward_moves(
    as_: As, room: Room, other: Room, amina: Member, chidi: Member
) -> None:
    said = world.message(amina, room)
    for member in (amina, chidi):
        answer = post(as_, member, room, messages=[said.pk], to=other.pk)
        assert answer.status_code == 404
    assert order(other) == []


def test_a_message_sent_again_after_it_was_moved_is_still_that_message(
    room: Room, other: Room, amina: Member, bakari: Member
) -> None:
    """The answer to the first sending was lost on the way; a steward was quicker."""
    key, poll = uuid4(), uuid4()
    said = messages.post(amina, room, key, "Lori linaondoka.")
    asked = ballots.ask(amina, room, poll, "Lini?", ["Leo", "Kesho"])
    moved(bakari, room, other, said, asked)
    assert messages.post(amina, room, key, "Lori linaondoka.") == said
    assert ballots.ask(amina, room, poll, "Lini?", ["Leo", "Kesho"]) == asked
    assert messages.post(amina, other, key, "Lori linaondoka.") == said
    third = world.room(bakari, room.group, "Prices")
    with pytest.raises(Refusal, match="already sent with other words"):
        messages.post(amina, third, key, "Lori linaondoka.")
    assert Message.objects.count() == 2
