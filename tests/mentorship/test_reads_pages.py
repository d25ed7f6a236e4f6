from typing import Any

import pytest

from community.members.models import Member
from groups.models import Group
from mentorship.models import Question
from mentorship.reads import pages
from tests import world


@pytest.mark.parametrize(("asked", "number"), [(None, 1), ("2", 2), ("9", 2), ("0", 2), ("x", 1)])
def test_a_page_that_is_not_there_is_the_nearest_there_is(
    amina: Member, group: Group, asked: Any, number: int
) -> None:
    for title in ("One?", "Two?", "Three?"):
        world.question(amina, group, title)
    page = pages.page(Question.objects.order_by("pk"), asked, size=2)
    assert page.number == number
