"""Who vouches for nobody but each other is shown to the stewards, who look, say a word, and no
more: the rule has weighed their words already."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from community.members import reckoning
from community.members.models import Deed, Member, Ring
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import looks, stewards
from groups.models import Group, Look
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db


@pytest.fixture
def ring(group: Group) -> Ring:
    """Three who vouch round and round; the third is in no group of Bakari's."""
    three = [world.member(name) for name in ("Juma", "Kesi", "Lulu")]
    elsewhere = world.group(by=three[0], name="Gikomba Mitumba")
    for one in three[1:]:
        world.joined(one, elsewhere)
    for giver in three:
        for other in three:
            if giver != other:
                world.vouch(giver, other)
    for one in three[:2]:
        world.joined(one, group)
    reckoning.work_out()
    return Ring.objects.get(ended_at=None)


def queue(as_: As, by: Member, group: Group) -> str:
    return str(as_(by).get(reverse("groups:queue", args=[group.slug])).content.decode())


def sent(judged: str, **words: Any) -> dict[str, Any]:
    return {"key": uuid4(), "judged": judged, "reason": "Two sisters and a cousin", **words}


def test_the_queue_names_those_of_the_group_alone(
    as_: As, group: Group, bakari: Member, ring: Ring
) -> None:
    page = queue(as_, bakari, group)
    assert "Juma, Kesi" in page
    assert "Lulu" not in page, "of who is in no group of theirs stewards learn nothing"
    looked = as_(bakari).get(reverse("groups:ring", args=[group.slug, ring.pk])).content.decode()
    assert "And 1 who is not in this group" in looked
    assert "Lulu" not in looked


@pytest.mark.parametrize("judged", ["left", "asked", "passed"])
def test_a_steward_says_what_it_is_and_it_leaves_the_queue(
    as_: As, group: Group, bakari: Member, ring: Ring, judged: str
) -> None:
    url = reverse("groups:ring", args=[group.slug, ring.pk])
    assert as_(bakari).post(url, sent(judged)).status_code == 302
    assert "Juma, Kesi" not in queue(as_, bakari, group)
    deed = Deed.objects.get(verb="ring.judged")
    assert (deed.by, deed.after, deed.reason) == (bakari, judged, "Two sisters and a cousin")


def test_asked_those_of_the_group_are_told_and_nobody_else(
    group: Group, bakari: Member, ring: Ring
) -> None:
    looks.look(bakari, group, ring, uuid4(), "asked", "Nobody knows you yet")
    told = Notice.objects.filter(text__contains="Nobody knows you yet")
    assert {one.member.display_name for one in told} == {"Juma", "Kesi"}


def test_left_alone_nobody_hears_of_it(group: Group, bakari: Member, ring: Ring) -> None:
    looks.look(bakari, group, ring, uuid4(), "left", "A family")
    assert not Notice.objects.filter(text__contains="A family").exists()


def test_passed_on_it_is_in_the_queue_of_staff_with_every_name(
    as_: As, group: Group, bakari: Member, ring: Ring, staff: Member
) -> None:
    url = reverse("groups:staff_ring", args=[ring.pk])
    assert as_(staff).get(url).status_code == 404, "not before a steward says so"
    looks.look(bakari, group, ring, uuid4(), "passed", "They all joined on one day")
    page = as_(staff).get("/queue/").content.decode()
    assert "Juma, Kesi, Lulu" in page
    assert as_(staff).post(url, sent("left")).status_code == 302
    assert "Juma" not in as_(staff).get("/queue/").content.decode()
    assert as_(bakari).get(url).status_code == 404


def test_without_a_reason_nothing_is_said(
    as_: As, group: Group, bakari: Member, ring: Ring
) -> None:
    url = reverse("groups:ring", args=[group.slug, ring.pk])
    for words in ({"reason": " "}, {"judged": "burn"}, {"key": ""}):
        assert as_(bakari).post(url, sent("left") | words).status_code == 422
    assert not Look.objects.exists()


def test_twice_and_by_two_is_one_word(group: Group, bakari: Member, ring: Ring) -> None:
    key = uuid4()
    first = looks.look(bakari, group, ring, key, "left", "A family")
    assert looks.look(bakari, group, ring, key, "left", "A family") == first
    other = world.joined(world.member("Wema"), group)
    stewards.make_steward(bakari, group, other)
    with pytest.raises(Refusal, match="answered already"):
        looks.look(other, group, ring, uuid4(), "passed", "I doubt it")


def test_nobody_judges_a_ring_they_are_in(group: Group, bakari: Member, ring: Ring) -> None:
    juma = Member.objects.get(display_name="Juma")
    stewards.make_steward(bakari, group, juma)
    with pytest.raises(Refusal, match="You are in it"):
        looks.look(juma, group, ring, uuid4(), "left", "We are fine")


def test_a_ring_that_is_found_anew_is_looked_at_anew(
    as_: As, group: Group, bakari: Member, ring: Ring
) -> None:
    looks.look(bakari, group, ring, uuid4(), "left", "A family")
    Ring.objects.filter(pk=ring.pk).update(found_at=Look.objects.get().made_at.replace(year=2099))
    assert "Juma, Kesi" in queue(as_, bakari, group)


def test_the_ring_of_others_is_not_there(
    as_: As, group: Group, amina: Member, chidi: Member, ring: Ring
) -> None:
    url = reverse("groups:ring", args=[group.slug, ring.pk])
    for who in (amina, chidi):
        assert as_(who).get(url).status_code == 404
    elsewhere = world.group(by=chidi, name="Wakulima")
    other = reverse("groups:ring", args=[elsewhere.slug, ring.pk])
    assert as_(chidi).get(other).status_code == 404
