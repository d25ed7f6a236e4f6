"""From the file of a chat of 10,000 messages to all that was found in it, by the job itself."""

import time
from uuid import uuid4

from django.core.files.base import ContentFile

from community.imports.actions import imports
from community.imports.models import Find
from community.imports.reading import read_through
from groups.models import Group
from tests import world
from tests.benchmarks.stage import Stage
from tests.benchmarks.table import Goal, Table
from tests.imports.test_speed import long_chat

MESSAGES, ROUNDS = 10_000, 3


def run(stage: Stage, table: Table) -> None:
    table.part(f"Import of a WhatsApp chat of {MESSAGES:,} messages")
    world.commodity("Maize")
    world.market("Wakulima", "Nairobi")
    group = world.group(world.member("Amina"), "Cereals of before")
    times = [seconds(group, turn) for turn in range(ROUNDS)]
    table.line("Read, and kept what was found", times, "s", Goal("<", 10))
    table.note(f"{Find.objects.filter(group=group).count():,} prices, suppliers and lessons found")


def seconds(group: Group, turn: int) -> float:
    """Each round another chat: one that is known is not read again."""
    text = long_chat(MESSAGES).replace("Trader", f"Muuzaji{turn}")
    start = time.perf_counter()
    one = imports.take_in(group.author, group, uuid4(), ContentFile(text.encode(), "chat.txt"))
    read_through(one.pk)
    return time.perf_counter() - start
