"""A long chat is read whole; how fast, `make bench ONLY=imports` says with its goal."""

import random
import time
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from community.imports.actions import imports
from community.imports.models import Find, Import
from community.imports.reading import read_through
from community.members.models import Member
from groups.models import Group
from tests import world
from tests.imports.test_rules import LESSON, SWAHILI

MESSAGES = 10_000
TALK = [
    *[
        "Good morning everyone",
        "Asante sana mama",
        "Who is at Wakulima today?",
        "👍",
        "Lori imefika",
    ],
    *["Maize 90kg 3400 wakulima", "mahindi gunia 3500 wakulima leo", "Nani ana viazi 50kg?"],
    *["Nimelipa KES 500 ya mkutano wa tarehe 12", "<Media omitted>", LESSON, SWAHILI],
    "Wholesaler: Otieno Stores 0712 345 678",
]


def long_chat(messages: int) -> str:
    """Mostly talk; two in ten lines speak of prices, one in a hundred teaches."""
    chance = random.Random(7)
    weights = [20, 20, 15, 10, 10, 6, 6, 4, 4, 4, 0.5, 0.5, 1]
    start = datetime.fromisoformat("2025-01-13 06:00")
    rows = (
        (start + timedelta(minutes=20 * turn), chance.randrange(120), said)
        for turn, said in enumerate(chance.choices(TALK, weights, k=messages))
    )
    return "\n".join(f"{at:%d/%m/%Y, %H:%M} - Trader {who}: {said}" for at, who, said in rows)


@pytest.mark.django_db
def test_ten_thousand_messages_are_read_to_the_last(
    group: Group, bakari: Member, file: Any, amina: Member
) -> None:
    world.commodity("Maize")
    world.market("Wakulima", "Nairobi")
    sent = file(long_chat(MESSAGES))
    start = time.process_time()
    one: Import = imports.take_in(bakari, group, uuid4(), sent)
    read_through(one.pk)
    took = time.process_time() - start
    found = Find.objects.count()
    print(f"{MESSAGES:,} messages: {took:.1f} s of this process, {found:,} found")
    one.refresh_from_db()
    assert one.done == one.messages >= MESSAGES * 0.9
    assert found > 500
