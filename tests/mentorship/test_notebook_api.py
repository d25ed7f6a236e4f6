"""The notebook by programs: the pages' acts and words, and nobody reads another's counts."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship.models import Experiment, Idea, Tally
from tests import world
from tests.doors import Call


def keyed(**words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), **words}


def counted(**other: Any) -> dict[str, Any]:
    day = timezone.localdate().isoformat()
    return keyed(**{"day": day, "saw_a": 40, "came_a": 4, "saw_b": 40, "came_b": 9} | other)


def noted(group: Group, **other: Any) -> dict[str, Any]:
    ways = {"change": "The photo", "way_a": "bottle", "way_b": "in use"}
    return keyed(**{"sector": group.sector.slug} | ways | other)


def test_noted_counted_ended_and_gone_on_with(call: Call, amina: Member, group: Group) -> None:
    words = noted(group)
    made = call(amina, "/ideas", **words).json()
    assert call(amina, "/ideas", **words).json() == made
    assert (made["change"], made["ended"], made["tallies"]) == ("The photo", False, [])
    path = f"/experiments/{made['id']}"
    count = counted()
    for _twice in range(2):
        told = call(amina, f"{path}/tallies", **count).json()
    assert (told["tallies"][0]["came_b"], told["found"]["came"]) == (9, 13)
    assert Tally.objects.count() == 1
    assert call(amina, f"{path}/end", ok=True).json()["ended"]
    assert call(amina, f"{path}/tallies", **counted()).status_code == 422
    assert [one["id"] for one in call(amina, "/experiments").json()] == [made["id"]]
    assert call(amina, path).json()["ended"]


def test_what_cannot_be_is_refused_by_its_field(call: Call, amina: Member, group: Group) -> None:
    same = call(amina, "/ideas", **noted(group, way_b="Bottle"))
    assert (same.status_code, same.json()["field"]) == (422, "way_b")
    assert call(amina, "/ideas", **noted(group, sector="nothing")).status_code == 404
    assert not Idea.objects.exists()
    trial = world.experiment(amina, group)
    many = call(amina, f"/experiments/{trial.pk}/tallies", **counted(came_a=41))
    assert (many.status_code, many.json()["field"]) == (422, "came_a")
    assert not Tally.objects.exists()


def test_another_of_the_trade_reads_the_idea_and_takes_it_up_but_reads_no_counts(
    call: Call, amina: Member, bakari: Member, group: Group
) -> None:
    trial = world.experiment(amina, group)
    world.tallied(trial)
    assert call(bakari, f"/experiments/{trial.pk}").status_code == 404
    assert call(bakari, f"/experiments/{trial.pk}/tallies", **counted()).status_code == 404
    assert call(bakari, f"/experiments/{trial.pk}/end", ok=True).status_code == 404
    [shown] = call(bakari, "/ideas").json()
    assert (shown["id"], shown["tried"], shown["found"]) == (trial.idea_id, 0, None)
    for _twice in range(2):
        own = call(bakari, f"/ideas/{trial.idea_id}/experiment", ok=True).json()
    assert (own["idea"], own["tallies"]) == (trial.idea_id, [])
    assert Experiment.objects.count() == 2


def test_a_stranger_to_the_trade_finds_nothing(
    call: Call, amina: Member, chidi: Member, group: Group
) -> None:
    trial = world.experiment(amina, group)
    world.tallied(trial)
    assert call(chidi, "/ideas").json() == []
    assert call(chidi, "/experiments").json() == []
    for path in (f"/ideas/{trial.idea_id}", f"/experiments/{trial.pk}"):
        assert call(chidi, path).status_code == 404
    assert call(chidi, f"/ideas/{trial.idea_id}/experiment", ok=True).status_code == 404
    assert call(chidi, "/ideas", **noted(group)).status_code in {404, 422}
    assert Experiment.objects.count() == 1


def test_ideas_are_searched_and_come_in_pages(call: Call, amina: Member, group: Group) -> None:
    world.experiment(amina, group)
    world.experiment(amina, group, "The price on a board")
    assert [one["change"] for one in call(amina, "/ideas?q=board").json()] == [
        "The price on a board"
    ]
    assert len(call(amina, "/ideas?page=1").json()) == 2
    assert call(amina, "/ideas?page=2").json() == []


def test_what_five_found_together_is_told(call: Call, amina: Member, group: Group) -> None:
    world.long_here(amina)
    trial = world.experiment(amina, group)
    world.tallied(trial, days=12, a=2, b=12)
    for number in range(4):
        other = world.joined(world.member(f"Esther {number}"), group)
        world.long_here(other)
        own = Experiment.objects.create(author=other, key=uuid4(), idea=trial.idea)
        world.tallied(own, days=12, a=2, b=12)
    shown = call(amina, f"/ideas/{trial.idea_id}").json()
    assert (shown["tried"], shown["found"]["better"]) == (5, "the sauce in use")
    assert shown["found"]["least"] > 1
