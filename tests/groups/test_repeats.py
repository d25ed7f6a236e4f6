"""The same words in at most three groups a day, by every door."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from community.members import bearer
from community.members.models import Member
from community.text.refusals import Refusal
from groups.actions.editions import edit
from groups.actions.messages import post
from groups.models import Group, Message
from mentorship.actions import questions
from mentorship.models import Question
from tests import world
from tests.doors import As

CRY = "Mahindi mazuri, 3,200 kwa gunia. Piga simu!"


@pytest.fixture
def four(amina: Member) -> list[Group]:
    return [world.group(by=amina, name=f"Group {number}") for number in range(4)]


def test_the_fourth_group_is_one_too_many(amina: Member, four: list[Group]) -> None:
    for one in four[:3]:
        world.message(amina, one, CRY)
    with pytest.raises(Refusal, match="You said this in 3 groups today"):
        world.message(amina, four[3], CRY)
    with pytest.raises(Refusal):
        world.message(amina, four[3], CRY)
    assert Message.objects.count() == 3


@pytest.mark.parametrize(
    "same",
    [CRY.upper(), f"  {CRY}!!! 🌽", CRY.replace(" ", "  \n"), CRY.replace("a", "á")],
)
def test_other_signs_make_no_other_text(same: str, amina: Member, four: list[Group]) -> None:
    for one in four[:3]:
        world.message(amina, one, CRY)
    with pytest.raises(Refusal):
        world.message(amina, four[3], same)


def test_other_words_other_people_and_the_same_group_are_free(
    amina: Member, bakari: Member, four: list[Group]
) -> None:
    for one in four[:3]:
        world.message(amina, one, CRY)
    world.message(amina, four[3], "Nina mahindi, bei ya leo ni 3,100.")
    world.message(amina, four[0], CRY)
    world.joined(bakari, four[3])
    world.message(bakari, four[3], CRY)
    assert Message.objects.count() == 6


@pytest.mark.parametrize("thanks", ["Asante!", "Good morning", "👍", "Ndiyo."])
def test_a_word_of_thanks_is_free(thanks: str, amina: Member, four: list[Group]) -> None:
    for one in four:
        world.message(amina, one, thanks)


def test_tomorrow_it_may_be_said_again(amina: Member, four: list[Group]) -> None:
    with travel(timezone.now(), tick=False) as clock:
        for one in four[:3]:
            world.message(amina, one, CRY)
        clock.shift(24 * 3600 + 1)
        world.message(amina, four[3], CRY)


def test_a_second_sending_counts_once(amina: Member, four: list[Group]) -> None:
    room, key = four[0].rooms.get(), uuid4()
    for _ in range(5):
        post(amina, room, key, CRY)
    for one in four[1:3]:
        world.message(amina, one, CRY)
    assert Message.objects.count() == 3


def test_an_edit_is_no_way_round(amina: Member, four: list[Group]) -> None:
    for one in four[:3]:
        world.message(amina, one, CRY)
    harmless = world.message(amina, four[3], "Habari za asubuhi, wenzangu")
    with pytest.raises(Refusal):
        edit(amina, harmless, uuid4(), CRY)
    harmless.refresh_from_db()
    assert harmless.text == "Habari za asubuhi, wenzangu"


def test_the_page_and_the_api_say_why_and_the_words_stay_in_the_form(
    as_: As, client: Any, amina: Member, four: list[Group]
) -> None:
    for one in four[:3]:
        world.message(amina, one, CRY)
    room = four[3].rooms.get()
    url = reverse("groups:messages", args=[room.pk])
    refused = as_(amina).post(url, {"key": str(uuid4()), "text": CRY})
    assert refused.status_code == 422
    assert "You said this in 3 groups today" in refused.content.decode()
    assert CRY in refused.content.decode()
    headers = {"Authorization": f"Bearer {bearer.issue(amina, 'test')}"}
    answer = client.post(
        f"/api/v1/rooms/{room.pk}/messages",
        {"key": str(uuid4()), "text": CRY},
        content_type="application/json",
        headers=headers,
    )
    assert answer.status_code == 422
    assert "3 groups" in answer.json()["detail"]
    assert Message.objects.count() == 3


SPREAD = {
    "two words and a number": ["Piga 0722123456"] * 4,
    "one long word": ["NUNUAMAHINDIHAPA"] * 4,
    "spaces between": [
        "Nunua mahindi hapa",
        "Nunuamahindi hapa",
        "NunuaMahindiHapa",
        "nunua MAHINDI-hapa",
    ],
    "a running figure": [f"Nunua mahindi kwangu {number}" for number in range(8, 12)],
    "one number in other words": [
        "Mahindi: 0722 123456",
        "Nipigie, +254 722 123 456",
        "Maharage mapya 254722123456 karibu",
        "0722-123-456!",
    ],
}


@pytest.mark.parametrize("said", SPREAD.values(), ids=SPREAD.keys())
def test_no_way_of_writing_it_reaches_a_fourth_group(
    said: list[str], amina: Member, four: list[Group]
) -> None:
    for one, text in zip(four[:3], said[:3], strict=True):
        world.message(amina, one, text)
    with pytest.raises(Refusal, match="You said this in 3 groups today"):
        world.message(amina, four[3], said[3])
    assert Message.objects.count() == 3


def test_prices_and_weights_are_no_numbers_to_call(amina: Member, four: list[Group]) -> None:
    for number, one in enumerate(four):
        world.message(amina, one, f"Gunia {number + 100} kwa 3200 leo, jumla 0712 kg")


def test_a_question_spreads_no_further_than_talk(amina: Member, four: list[Group]) -> None:
    for one in four[:3]:
        world.question(amina, one, "Who buys maize?")
    with pytest.raises(Refusal, match="You said this in 3 groups today"):
        world.question(amina, four[3], "Who buys maize? 2")
    other = world.question(amina, four[3], "Who sells beans today?")
    with pytest.raises(Refusal, match="You said this in 3 groups today"):
        questions.edit(amina, other, "WHO BUYS MAIZE")
    with pytest.raises(Refusal, match="You said this in 3 groups today"):
        world.message(amina, four[3], "Who buys maize")
    assert Question.objects.count() == 4
