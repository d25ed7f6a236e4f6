"""Every page speaks Swahili, and live parts both languages at once."""

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.utils.translation import override

from community.members.models import Member
from groups.models import Group
from mentorship.models import Answer
from tests import world
from tests.doors import As

PAGES = ["/groups/{group}/questions/", "/groups/{group}/library/", "/mentors/", "/reviews/"]


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_in_swahili(page: str, bakari: Member, group: Group, as_: As) -> None:
    browser = as_(bakari)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "sw"
    html = browser.get(page.format(group=group.slug)).content.decode()
    assert '<html lang="sw"' in html


def test_a_live_part_is_the_same_bytes_for_readers_of_either_language(
    amina: Member, bakari: Member, group: Group
) -> None:
    world.answer(bakari, world.question(amina, group))
    row = Answer.objects.drawn().get()
    drawn = set()
    for language in ("en", "sw"):
        with override(language):
            drawn.add(get_template("mentorship/answers/_answer.html").render({"answer": row}))
    assert len(drawn) == 1
    assert 'lang="sw"' in drawn.pop()


def test_a_lesson_says_its_own_language(
    amina: Member, bakari: Member, group: Group, as_: As
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    lesson.language = "sw"
    lesson.save()
    page = as_(amina).get(lesson.get_absolute_url()).content.decode()
    assert f'<article class="prose" id="text{lesson.pk}" lang="sw">' in page
