"""Lessons, platform cards and translations by programs: drafted, edited, submitted, read."""

from typing import Any
from uuid import uuid4

import pytest

from community.members.models import Member
from groups.models import Group
from mentorship.models import Card, Edition, Tutorial
from tests import world
from tests.doors import Call

CARD = {"fees": "12 % of each sale", "payout": "Fridays"}
FILM = {"url": "https://vimeo.com/7", "minutes": 4, "mb": 12}


@pytest.fixture
def bakari(bakari: Member) -> Member:
    return world.trusted(bakari)


def keyed(**words: Any) -> dict[str, Any]:
    usual = {"title": "Dry it", "text": "In the **sun**.", "checked_on": "2024-05-01"}
    return {"key": str(uuid4()), **usual, **words}


def begun(group: Group, **words: Any) -> dict[str, Any]:
    return keyed(sector=group.sector.slug, topic="skills", language="en", **words)


@pytest.fixture
def lesson(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.lesson(amina, group))


def test_drafted_once_edited_and_submitted(call: Call, amina: Member, group: Group) -> None:
    words = begun(group, film=FILM)
    made = call(amina, "/tutorials", **words).json()
    assert (made["number"], made["state"], made["kind"]) == (1, "draft", "lesson")
    assert (made["film"], made["card"], made["source"]) == (FILM, None, "")
    assert call(amina, "/tutorials", **words).json() == made
    assert call(amina, "/tutorials", **{**words, "title": "Wet it"}).status_code == 409
    path = f"/tutorials/{made['slug']}/editions"
    said = keyed(text="Two days.")
    again = call(amina, path, **said).json()
    assert (again["number"], again["text"], again["film"]) == (2, "Two days.", None)
    assert call(amina, path, **said).json() == again
    for _twice in range(2):
        sent = call(amina, f"{path}/2/submission", send="post").json()
    assert sent["state"] == "submitted"
    assert call(amina, f"{path}/1/submission", send="post").status_code == 422
    assert Edition.objects.count() == 2


def test_a_draft_is_its_author_s_alone(
    call: Call, amina: Member, bakari: Member, chidi: Member, group: Group
) -> None:
    slug = call(amina, "/tutorials", **begun(group)).json()["slug"]
    for one in (bakari, chidi):
        assert call(one, f"/tutorials/{slug}/editions/1").status_code == 404
        assert call(one, f"/tutorials/{slug}/editions", **keyed()).status_code == 404
        sent = call(one, f"/tutorials/{slug}/editions/1/submission", send="post")
        assert sent.status_code == 404
    call(amina, f"/tutorials/{slug}/editions/1/submission", send="post")
    assert call(bakari, f"/tutorials/{slug}/editions/1").json()["state"] == "submitted"
    assert call(bakari, f"/tutorials/{slug}/editions", **keyed()).status_code == 404
    assert call(amina, f"/tutorials/{slug}/editions/2").status_code == 404


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ({"title": " "}, 422),
        ({"text": ""}, 422),
        ({"checked_on": "2999-01-01"}, 422),
        ({"topic": "gossip"}, 422),
        ({"language": "fr"}, 422),
        ({"sector": "nothing"}, 404),
        ({"card": {"fees": "12 %"}}, 422),
        ({"card": {"fees": " ", "payout": "Fridays"}}, 422),
        ({"film": {**FILM, "url": "https://example.com/7"}}, 422),
        ({"film": {**FILM, "url": f"https://vimeo.com/{'7' * 300}"}}, 422),
        ({"film": {**FILM, "minutes": -1}}, 422),
        ({"film": {**FILM, "mb": 200}}, 422),
    ],
)
def test_what_will_not_do(
    call: Call, amina: Member, group: Group, words: dict[str, Any], status: int
) -> None:
    assert call(amina, "/tutorials", **begun(group) | words).status_code == status
    assert not Tutorial.objects.exists()


def test_strangers_write_for_trades_of_their_own(call: Call, chidi: Member, group: Group) -> None:
    assert call(chidi, "/tutorials", **begun(group)).status_code == 404


def test_a_card_is_written_and_read_with_its_lines(
    call: Call, amina: Member, bakari: Member, wanjiru: Member, group: Group
) -> None:
    made = call(amina, "/tutorials", **begun(group, card=CARD) | {"topic": "platform"}).json()
    assert (made["kind"], made["card"]["payout"]) == ("card", "Fridays")
    bare = call(amina, f"/tutorials/{made['slug']}/editions", **keyed())
    assert (bare.status_code, bare.json()["field"]) == (422, "fees")
    world.published(bakari, Tutorial.objects.get())
    read = call(wanjiru, f"/tutorials/{made['slug']}").json()
    assert read["kind"] == "card"
    assert read["card"] == {**CARD, "penalties": "", "contact": ""}
    assert Card.objects.count() == 1


def test_a_translation_knows_its_source_and_is_out_of_date_when_that_goes_on(
    call: Call, lesson: Tutorial, wanjiru: Member, bakari: Member
) -> None:
    door, words = f"/tutorials/{lesson.slug}/translations", keyed(title="Kausha", language="sw")
    made = call(wanjiru, door, **words).json()
    assert (made["source"], made["language"]) == (lesson.slug, "sw")
    assert call(wanjiru, door, **words).json() == made
    assert call(wanjiru, door, **keyed(language="en")).status_code == 422
    world.published(bakari, Tutorial.objects.get(slug=made["slug"]))
    assert call(wanjiru, door, **keyed(language="sw")).status_code == 422
    read = call(wanjiru, f"/tutorials/{made['slug']}").json()
    assert (read["source"], read["behind_source"]) == (lesson.slug, False)
    own = call(wanjiru, f"/tutorials/{lesson.slug}").json()
    assert own["translations"] == {"sw": made["slug"]}
    world.edited(lesson, "Three days.")
    world.published(bakari, lesson)
    assert call(wanjiru, f"/tutorials/{made['slug']}").json()["behind_source"]
    assert Tutorial.objects.count() == 2


def test_strangers_translate_nothing(
    call: Call, lesson: Tutorial, chidi: Member, amina: Member, wanjiru: Member, group: Group
) -> None:
    words = keyed(language="sw")
    assert call(chidi, f"/tutorials/{lesson.slug}/translations", **words).status_code == 404
    draft = world.lesson(amina, group, "Not yet")
    assert call(wanjiru, f"/tutorials/{draft.slug}/translations", **words).status_code == 404
    assert not Tutorial.objects.exclude(source=None).exists()
