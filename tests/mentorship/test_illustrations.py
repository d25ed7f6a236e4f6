"""Pictures of a lesson: at most five, fetched on tap, reviewed with the edition that holds them."""

from uuid import uuid4

import pytest

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import tasks
from mentorship.actions import illustrations
from mentorship.models import Illustration, Tutorial
from tests import world
from tests.doors import As
from tests.pictures.photos import upload


@pytest.fixture
def lesson(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.lesson(amina, group))


def shown(by: Member, lesson: Tutorial, words: str = "Spread on a net") -> Illustration:
    edition = illustrations.show(by, lesson, uuid4(), words, upload())
    one = edition.illustrations.select_related("picture").last()
    assert one is not None
    tasks.make_ready(one.picture_id)
    one.picture.refresh_from_db()
    return one


def test_a_picture_is_seen_once_two_reviewers_have_published_its_edition(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, chidi: Member, as_: As
) -> None:
    one = shown(amina, lesson)
    address = f"{lesson.get_absolute_url()}pictures/{one.picture_id}/small/"
    assert as_(amina).get(address)["Content-Type"] == "image/webp"
    assert as_(wanjiru).get(address).status_code == 404
    world.published(bakari, lesson)
    assert as_(wanjiru).get(address).status_code == 200
    assert as_(chidi).get(address).status_code == 404
    page = as_(wanjiru).get(lesson.get_absolute_url()).content.decode()
    assert f"{one.picture.kilobytes} KB" in page
    assert "Spread on a net" in page
    assert "<img" not in page, "a reader decides whether to open it"


def test_the_next_edition_keeps_the_pictures_and_one_can_be_taken_out(
    lesson: Tutorial, amina: Member, as_: As
) -> None:
    one = shown(amina, lesson)
    assert world.edited(lesson, "Spread it.").illustrations.count() == 1
    address = f"{lesson.get_absolute_url()}pictures/{one.picture_id}/out/"
    key = uuid4()
    for _twice in range(2):
        assert as_(amina).post(address, {"key": key}).status_code == 302
    last = lesson.editions.order_by("-number")[0]
    assert (last.number, last.illustrations.count(), last.text) == (4, 0, "Spread it.")


def test_there_are_at_most_five(lesson: Tutorial, amina: Member) -> None:
    for number in range(5):
        shown(amina, lesson, f"Net {number}")
    with pytest.raises(Refusal, match="at most five"):
        shown(amina, lesson)
    assert lesson.editions.order_by("-number")[0].illustrations.count() == 5


def test_only_its_author_shows_and_only_a_picture(
    lesson: Tutorial, amina: Member, bakari: Member
) -> None:
    with pytest.raises(Refusal, match="Only its author"):
        shown(bakari, lesson)
    with pytest.raises(Refusal, match="Choose a picture"):
        illustrations.show(amina, lesson, uuid4(), "Net", None)
    with pytest.raises(Refusal):
        illustrations.show(amina, lesson, uuid4(), "Net", upload(b"<svg/>", "net.svg"))
    with pytest.raises(Refusal):
        illustrations.show(amina, lesson, uuid4(), " ", upload())
    assert lesson.editions.count() == 1


def test_the_same_key_is_one_edition(lesson: Tutorial, amina: Member) -> None:
    key = uuid4()
    first = illustrations.show(amina, lesson, key, "Net", upload())
    assert illustrations.show(amina, lesson, key, "Net", upload()) == first
    assert Illustration.objects.count() == 1


def test_showing_on_the_page(lesson: Tutorial, amina: Member, bakari: Member, as_: As) -> None:
    address = f"{lesson.get_absolute_url()}pictures/"
    assert as_(bakari).get(address).status_code == 404
    assert "At most five" in as_(amina).get(address).content.decode()
    given = {"key": uuid4(), "shows": "Net", "picture": upload()}
    refused = as_(amina).post(address, {"key": uuid4(), "shows": "kept"})
    assert refused.status_code == 422
    assert "kept" in refused.content.decode()
    assert as_(amina).post(address, given).status_code == 302
    edition = as_(amina).get(f"{lesson.get_absolute_url()}editions/2/").content.decode()
    assert "picture on its way" in edition
    assert "Take it out" in edition
