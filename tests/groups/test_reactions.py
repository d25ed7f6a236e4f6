"""Signs given to a message: one of each a member, counted for all alike, and nobody is told."""

from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from community.live import replay
from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups import fragments, reads
from groups.actions import reactions, withdrawals
from groups.models import Group, Message, Reaction, Room
from groups.models.message import SIGNS
from tests import world
from tests.doors import As, Call


@pytest.fixture
def said(group: Group, amina: Member) -> Message:
    return world.message(amina, group)


def signs(message: Message) -> dict[str, int]:
    return dict(reads.whole(Message.objects.filter(pk=message.pk)).get().signs)


def give(by: Member, message: Message, sign: str = "👍") -> Reaction:
    return reactions.react(by, message, uuid4(), sign)


def test_signs_are_counted_and_stand_in_one_order(
    said: Message, amina: Member, bakari: Member, dalia: Member
) -> None:
    give(dalia, said, "😂")
    for member in (amina, bakari, dalia):
        give(member, said, "👍")
    assert list(signs(said).items()) == [("👍", 3), ("😂", 1)]


def test_given_again_it_is_taken_back_and_may_be_given_once_more(
    said: Message, bakari: Member
) -> None:
    for expected in ({"👍": 1}, {}, {"👍": 1}):
        give(bakari, said)
        assert signs(said) == expected


def test_each_key_counts_once_even_long_after(said: Message, bakari: Member) -> None:
    first, second = uuid4(), uuid4()
    reactions.react(bakari, said, first, "👍")
    reactions.react(bakari, said, first, "👍")
    assert signs(said) == {"👍": 1}
    reactions.react(bakari, said, second, "👍")
    for key in (first, second, first):
        reactions.react(bakari, said, key, "👍")
    assert signs(said) == {}
    assert Event.objects.filter(kind="message.reacted").count() == 2


def test_a_key_used_for_another_sign_is_refused(said: Message, bakari: Member) -> None:
    key = uuid4()
    reactions.react(bakari, said, key, "👍")
    with pytest.raises(Refusal):
        reactions.react(bakari, said, key, "❓")
    assert signs(said) == {"👍": 1}


@pytest.mark.parametrize("sign", ["", "👎", "👍👍", "<b>", "x" * 500])
def test_what_is_no_sign_of_ours_is_refused(
    sign: str, as_: As, said: Message, bakari: Member
) -> None:
    url = reverse("groups:reactions", args=[said.pk])
    answer = as_(bakari).post(url, {"key": str(uuid4()), "sign": sign})
    assert answer.status_code == 422
    assert not Reaction.objects.exists()


def test_nobody_is_told_of_a_sign(said: Message, bakari: Member) -> None:
    give(bakari, said)
    assert not Notice.objects.exists()


def test_a_withdrawn_message_takes_no_sign_and_shows_none(
    said: Message, amina: Member, bakari: Member
) -> None:
    give(bakari, said)
    withdrawals.withdraw(amina, said, uuid4())
    with pytest.raises(Refusal, match="withdrawn"):
        give(bakari, said, "🙏")
    frames = replay.since(said.room.topic, 0).frames or []
    assert [frame["kind"] for frame in frames if "👍" in frame["html"]] == []


def test_put_back_it_has_its_signs_again(said: Message, amina: Member, bakari: Member) -> None:
    give(bakari, said)
    withdrawals.withdraw(amina, said, uuid4())
    withdrawals.restore(amina, Message.objects.get(pk=said.pk))
    assert signs(said) == {"👍": 1}


def test_the_page_says_who_and_the_form_works_without_script(
    as_: As, said: Message, amina: Member, bakari: Member
) -> None:
    url, page = (reverse(f"groups:{name}", args=[said.pk]) for name in ("reactions", "message"))
    assert as_(bakari).post(url, {"key": str(uuid4()), "sign": "🙏"}).url == page
    shown = as_(amina).get(page).content.decode()
    assert f'<p>🙏 <a href="/members/{bakari.handle}/">Bakari</a></p>' in shown
    assert 'value="🙏" aria-pressed="false"' in shown
    assert 'value="🙏" aria-pressed="true"' in as_(bakari).get(page).content.decode()


def test_the_script_gets_an_empty_answer(as_: As, said: Message, bakari: Member) -> None:
    url = reverse("groups:reactions", args=[said.pk])
    words = {"key": str(uuid4()), "sign": "🙏"}
    assert as_(bakari).post(url, words, headers={"X-Sokoni": "live"}).status_code == 204


def test_page_socket_and_catch_up_draw_the_same_signs(
    as_: As, room: Room, said: Message, amina: Member, bakari: Member
) -> None:
    give(bakari, said)
    frames = replay.since(room.topic, 0).frames
    assert frames is not None
    chips = f'<a href="/messages/{said.pk}/#given" data-sign="👍">👍 1</a></span>'
    assert frames[-1]["html"] == f'<span class="given" id="x{said.pk}" data-only>{chips}'
    for member in (amina, bakari):
        page = as_(member).get(f"/rooms/{room.pk}/").content.decode()
        assert f'<span class="given" id="x{said.pk}">{chips}' in page
        caught_up = as_(member).get(f"/live/{room.topic}/events?after=0").json()
        assert caught_up["events"] == frames


def test_chidi_gives_no_sign_and_sees_none(
    as_: As, call: Call, said: Message, chidi: Member
) -> None:
    url = reverse("groups:reactions", args=[said.pk])
    assert as_(chidi).post(url, {"key": str(uuid4()), "sign": "👍"}).status_code == 404
    path = f"/messages/{said.pk}/reactions"
    assert call(chidi, path, key=str(uuid4()), sign="👍").status_code == 404
    assert call(chidi, path).status_code == 404
    assert not Reaction.objects.exists()


def test_programs_give_signs_and_read_who_gave_them(
    call: Call, said: Message, bakari: Member
) -> None:
    path, key = f"/messages/{said.pk}/reactions", str(uuid4())
    expected = [{"sign": "👍", "by": [bakari.handle]}]
    for _time in range(2):
        assert call(bakari, path, key=key, sign="👍").json() == expected
    assert call(bakari, path).json() == expected
    assert call(bakari, path, key=str(uuid4()), sign="x").status_code == 422
    [one] = call(bakari, f"/rooms/{said.room_id}/messages").json()["messages"]
    assert one["signs"] == {"👍": 1}


def test_sixty_signs_a_minute_are_enough(said: Message, bakari: Member) -> None:
    for number in range(60):
        give(bakari, said, SIGNS[number % 5])
    with pytest.raises(Refusal) as refused:
        give(bakari, said)
    assert refused.value.status == 429


def test_a_hundred_signs_are_drawn_with_one_query(
    room: Room, said: Message, django_assert_num_queries: Any
) -> None:
    events = [
        Event(topic_id=room.topic, number=n, kind="message.reacted", subject=said.pk)
        for n in range(1, 101)
    ]
    with django_assert_num_queries(1):
        assert len(fragments.draw_room(events)) == 100


class Taps(TestCase):
    @settings(max_examples=25)
    @given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(SIGNS)), max_size=20))
    def test_whatever_is_tapped_an_odd_number_of_times_stands(
        self, taps: list[tuple[int, str]]
    ) -> None:
        steward = world.member("Steward")
        group = world.group(by=steward, name="Taps")
        people = [steward, *(world.joined(world.member(f"P{n}"), group) for n in range(2))]
        message = world.message(steward, group)
        for person, sign in taps:
            give(people[person], message, sign)
        odd = [tap for tap, times in Counter(taps).items() if times % 2]
        assert signs(message) == Counter(sign for _person, sign in odd)
