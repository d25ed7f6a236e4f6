"""A lesson to keep: one page under 60 KB that asks nothing of anybody."""

import re
from uuid import uuid4

import pytest
from django.utils import timezone

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import offline, tasks
from mentorship.actions import editions, illustrations, marks
from mentorship.models import Illustration, Opening, Tutorial
from tests import world
from tests.doors import As
from tests.pictures.photos import upload

LIMIT = 60_000


@pytest.fixture
def lesson(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.lesson(amina, group))


def kept(member: Member, lesson: Tutorial, as_: As) -> str:
    answer = as_(member).get(f"{lesson.get_absolute_url()}offline/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{lesson.slug}.html"'
    assert len(answer.content) < LIMIT
    return str(answer.content.decode())


def test_it_holds_the_lesson_whole_and_asks_for_nothing(
    lesson: Tutorial, wanjiru: Member, as_: As
) -> None:
    saved = kept(wanjiru, lesson, as_)
    assert "Wet maize rots." in saved
    assert "nobody has tried it yet" in saved
    assert asks(saved) == []
    assert "default-src 'none'" in saved


def asks(saved: str) -> list[str]:
    """What a browser would fetch by itself."""
    found = re.findall(r'(?:src|href|srcset|action)\s*=\s*"([^"]*)"|url\(([^)]*)\)', saved)
    said = [one or other for one, other in found]
    links = re.findall(r'<a [^>]*href="([^"]*)"', saved)
    tags = re.findall(r"<(script|link|iframe|object|form|base)\b", saved)
    return tags + [one for one in said if not one.startswith("data:") and one not in links]


def test_the_longest_lesson_there_can_be_stays_under_sixty_kilobytes(
    lesson: Tutorial, amina: Member, bakari: Member, as_: As
) -> None:
    text = "\n\n".join(f"Step {number}: {'spread it thin ' * 30}" for number in range(100))
    world.edited(lesson, text[: offline.TEXT - 1_500])
    world.published(bakari, lesson)
    assert len(kept(bakari, lesson, as_)) > 45_000


def test_what_would_be_larger_is_made_two(lesson: Tutorial, amina: Member) -> None:
    with pytest.raises(Refusal, match="make two lessons"):
        world.edited(lesson, "x " * 24_500)
    assert lesson.editions.count() == 1


def test_pictures_stand_in_it_while_there_is_room_and_the_others_are_named(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, as_: As
) -> None:
    for number in range(5):
        illustrations.show(amina, lesson, uuid4(), f"Net {number}", upload())
    for picture in Illustration.objects.values_list("picture", flat=True).distinct():
        tasks.make_ready(picture)
    world.published(bakari, lesson)
    saved = kept(wanjiru, lesson, as_)
    inside = saved.count("data:image/webp")
    assert 1 <= inside <= 5
    assert saved.count("left out") == 5 - inside
    assert asks(saved) == []
    row = Illustration.objects.filter(edition=lesson.published).select_related("picture")[0]
    row.picture.small_bytes = 70_000
    heavy = offline.page(
        [("Net", row.picture)], tutorial=lesson, edition=lesson.published, today=None
    )
    assert b"data:image" not in heavy
    assert b"68 KB, left out" in heavy


def test_a_film_is_named_and_a_warning_comes_along(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, as_: As
) -> None:
    film = editions.Film("https://youtu.be/x", 6, 45)
    words = ("Dry maize well", "Spread it.", timezone.localdate())
    editions.edit(amina, lesson, uuid4(), *words, film=film)
    world.published(bakari, lesson)
    marks.mark(bakari, lesson, uuid4(), "dangerous", "The powder is poison.")
    saved = kept(wanjiru, lesson, as_)
    assert "6 min, 45 MB" in saved
    assert "The powder is poison." in saved
    assert asks(saved) == []


def test_to_keep_it_is_to_have_opened_it(
    lesson: Tutorial, wanjiru: Member, chidi: Member, as_: As
) -> None:
    address = f"{lesson.get_absolute_url()}offline/"
    assert as_(chidi).get(address).status_code == 404
    kept(wanjiru, lesson, as_)
    assert Opening.objects.get().member == wanjiru
