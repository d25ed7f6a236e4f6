"""Marks, collections and showings by programs: the same doors, acts and refusals as the pages."""

from typing import Any
from uuid import uuid4

import pytest

from community.members.models import Member
from groups.models import Group
from mentorship.models import Collection, Mark, Renewal, Showing, Tutorial
from tests import world
from tests.doors import Call


def keyed(**words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), **words}


@pytest.fixture
def lesson(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.lesson(amina, group))


@pytest.fixture
def second(amina: Member, bakari: Member, group: Group, lesson: Tutorial) -> Tutorial:
    return world.published(bakari, world.lesson(amina, group, "Store it"))


def test_a_steward_marks_it_once_and_lifts_it(
    call: Call, lesson: Tutorial, bakari: Member, wanjiru: Member
) -> None:
    door, words = f"/tutorials/{lesson.slug}/marks", keyed(kind="dangerous", reason="Mould.")
    made = call(bakari, door, **words).json()
    assert (made["kind"], made["reason"], made["lifted_at"]) == ("dangerous", "Mould.", None)
    assert call(bakari, door, **words).json() == made
    assert call(bakari, door).json() == [made]
    assert call(bakari, door, **{**words, "reason": "Damp."}).status_code == 409
    assert call(bakari, door, **keyed(kind="dangerous", reason="Damp.")).status_code == 422
    assert call(wanjiru, f"/tutorials/{lesson.slug}").json()["danger"] == "Mould."
    for _twice in range(2):
        lifted = call(bakari, f"{door}/{made['id']}", send="delete").json()
    assert lifted["lifted_at"]
    assert call(bakari, door).json() == []
    assert Mark.objects.count() == 1


def test_what_is_taken_off_the_shelf_is_gone_and_comes_back(
    call: Call, lesson: Tutorial, bakari: Member, wanjiru: Member
) -> None:
    door = f"/tutorials/{lesson.slug}/marks"
    made = call(bakari, door, **keyed(kind="delisted", reason="Not true.")).json()
    assert call(wanjiru, f"/tutorials/{lesson.slug}").status_code == 404
    assert call(bakari, f"{door}/{made['id']}", send="delete").status_code == 200
    assert call(wanjiru, f"/tutorials/{lesson.slug}").status_code == 200


def test_only_stewards_of_the_trade_mark(
    call: Call, lesson: Tutorial, wanjiru: Member, chidi: Member, bakari: Member
) -> None:
    door, words = f"/tutorials/{lesson.slug}/marks", keyed(kind="dangerous", reason="x")
    for one in (wanjiru, chidi):
        assert call(one, door).status_code == 404
        assert call(one, door, **words).status_code == 404
        assert call(one, f"{door}/1", send="delete").status_code == 404
    assert call(bakari, door, **keyed(kind="boring", reason="x")).status_code == 422
    assert call(bakari, door, **keyed(kind="dangerous", reason=" ")).status_code == 422
    assert call(bakari, f"{door}/0", send="delete").status_code == 404
    assert not Mark.objects.exists()


def test_still_true(call: Call, lesson: Tutorial, bakari: Member, wanjiru: Member) -> None:
    door, words = f"/tutorials/{lesson.slug}/renewal", keyed()
    assert call(wanjiru, door, **words).status_code == 404
    held = call(bakari, door, **words).json()
    assert held == {"tutorial": lesson.slug, "review_by": str(lesson.review_by)}
    assert call(bakari, door, **words).json() == held
    assert Renewal.objects.count() == 1


def test_lessons_put_in_order_once_and_in_another_order(
    call: Call, lesson: Tutorial, second: Tutorial, bakari: Member, wanjiru: Member, group: Group
) -> None:
    door = f"/groups/{group.slug}/collections"
    words = keyed(title="Begin", lessons=[second.slug, lesson.slug])
    made = call(bakari, door, **words).json()
    assert [one["slug"] for one in made["lessons"]] == [second.slug, lesson.slug]
    assert call(bakari, door, **words).json() == made
    call(wanjiru, f"/tutorials/{lesson.slug}")
    listed = call(wanjiru, door).json()
    assert listed == [{"id": made["id"], "title": "Begin", "many": 2, "read": 1, "tried": 0}]
    path = f"/collections/{made['id']}"
    turned = {**words, "lessons": [lesson.slug]}
    for _twice in range(2):
        held = call(bakari, path, send="put", **turned).json()
    assert [one["slug"] for one in held["lessons"]] == [lesson.slug]
    assert call(wanjiru, path).json()["lessons"][0]["read"]
    assert Collection.objects.count() == 1


def test_what_will_not_do_as_a_collection(
    call: Call, lesson: Tutorial, amina: Member, bakari: Member, group: Group
) -> None:
    door = f"/groups/{group.slug}/collections"
    draft = world.lesson(bakari, group, "Not yet")
    for lessons, status in (
        ([], 422),
        ([lesson.slug, lesson.slug], 422),
        ([draft.slug], 404),
        (["nothing"], 404),
        ([lesson.slug] * 31, 422),
    ):
        answer = call(bakari, door, **keyed(title="Begin", lessons=lessons))
        assert answer.status_code == status, lessons
    assert call(bakari, door, **keyed(title=" ", lessons=[lesson.slug])).status_code == 422
    assert call(amina, door, **keyed(title="Mine", lessons=[lesson.slug])).status_code == 404
    assert not Collection.objects.exists()


def test_strangers_find_no_collection(
    call: Call, lesson: Tutorial, bakari: Member, wanjiru: Member, chidi: Member, group: Group
) -> None:
    words = keyed(title="Begin", lessons=[lesson.slug])
    made = call(bakari, f"/groups/{group.slug}/collections", **words).json()["id"]
    assert call(chidi, f"/groups/{group.slug}/collections").status_code == 404
    assert call(chidi, f"/collections/{made}").status_code == 404
    for one in (chidi, wanjiru):
        assert call(one, f"/collections/{made}", send="put", **words).status_code == 404


def test_whoever_did_it_is_found_asked_once_and_answers(
    call: Call, lesson: Tutorial, dalia: Member, wanjiru: Member
) -> None:
    world.trial(dalia, lesson, willing=True, words="Two days")
    found = call(wanjiru, f"/tutorials/{lesson.slug}/near").json()
    assert [(one["handle"], one["words"], one["asked"]) for one in found] == [
        ("dalia", "Two days", None)
    ]
    words = keyed(handle="dalia")
    made = call(wanjiru, f"/tutorials/{lesson.slug}/showings", **words).json()
    assert call(wanjiru, f"/tutorials/{lesson.slug}/showings", **words).json() == made
    assert (made["author"], made["member"], made["state"]) == ("wanjiru", "dalia", "asked")
    path = f"/showings/{made['id']}"
    assert call(wanjiru, f"{path}/answer?agrees=1", send="post").status_code == 422
    assert call(dalia, f"{path}/answer?agrees=0", send="post").json()["state"] == "declined"
    for _twice in range(2):
        agreed = call(dalia, f"{path}/answer?agrees=1", send="post").json()
    assert agreed["state"] == "agreed"
    assert call(wanjiru, path).json() == agreed
    assert call(wanjiru, f"/tutorials/{lesson.slug}/near").json()[0]["asked"] == made["id"]
    assert Showing.objects.count() == 1


def test_nobody_else_is_asked_or_looks_on(
    call: Call, lesson: Tutorial, dalia: Member, wanjiru: Member, chidi: Member, bakari: Member
) -> None:
    world.trial(dalia, lesson, willing=True)
    door = f"/tutorials/{lesson.slug}/showings"
    assert call(wanjiru, door, **keyed(handle="bakari")).status_code == 404
    assert call(chidi, door, **keyed(handle="dalia")).status_code == 404
    assert call(chidi, f"/tutorials/{lesson.slug}/near").status_code == 404
    made = call(wanjiru, door, **keyed(handle="dalia")).json()["id"]
    for one in (chidi, bakari):
        assert call(one, f"/showings/{made}").status_code == 404
        assert call(one, f"/showings/{made}/answer?agrees=1", send="post").status_code == 404
