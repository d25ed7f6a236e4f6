"""A chat of Amina, Wanjiru and someone who is no member, and Bakari, the steward who has it."""

from typing import Any

import pytest
from django.core.files.base import ContentFile

from community.members.models import Member
from community.members.phones import spaced
from tests import world
from tests.imports.test_rules import LESSON

STRANGER = "+254 722 000 999"


@pytest.fixture
def text(amina: Member) -> str:
    """Two prices, a lesson and a supplier; the dates tell their order."""
    world.commodity("Maize")
    world.market("Wakulima", "Nairobi")
    hers = spaced(amina.phone or "")
    return "\n".join(
        [
            "13/03/2026, 14:00 - Messages and calls are end-to-end encrypted.",
            f"13/03/2026, 14:05 - {hers}: Habari za asubuhi",
            f"13/03/2026, 14:06 - {hers}: Maize 90kg 3400 wakulima",
            f"14/03/2026, 14:07 - {STRANGER}: Maize 90kg 3500 wakulima",
            "14/03/2026, 14:08 - Mama Wanjiru: <Media omitted>",
            f"15/03/2026, 14:09 - Mama Wanjiru: {LESSON}",
            "15/03/2026, 14:10 - Mama Wanjiru: Wholesaler: Otieno Stores 0712 345 678",
        ]
    )


@pytest.fixture
def file(text: str) -> Any:
    return lambda words=text: ContentFile(words.encode(), "chat.txt")
