"""What a group may be called: by what it does, not by an office, nor another's name in disguise."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.members import names
from community.members.models import Member
from community.text.refusals import Refusal
from groups.actions import groups
from groups.models import Group
from tests import world
from tests.doors import As

POSES = [
    "M-PESA Support",
    "mpesa",
    "M-P3SA Agents",
    "Μ-PESA agents",
    "Safaricom Customer Care",
    "WhatsApp help desk",
    "Huduma ya M-PESA",
    "Sokoni",
    "Sokoni Support",
    "Admin",
    "Gikomba Аdmin",
    "0fficial traders of Gikomba",
    "Verified Sellers",
    "Police",
]
HONEST = [
    "M-PESA Agents Nakuru",
    "Airtel Money and M-Pesa agents",
    "Wauza Sokoni Gikomba",
    "Wakulima Cereals",
    "Self-help group of Kibera",
    "Maize, Thika",
]


@pytest.mark.parametrize("name", POSES)
def test_a_name_that_poses_is_refused_and_what_was_typed_is_kept(
    as_: As, chidi: Member, name: str
) -> None:
    words = {"sector": world.sector().pk, "place": world.place().pk}
    form = {"key": str(uuid4()), "name": name, "about": "Onions by the bag", **words}
    answer = as_(chidi).post(reverse("groups:new"), form)
    assert answer.status_code == 422
    assert "Onions by the bag" in answer.content.decode()
    assert not Group.objects.exists()


@pytest.mark.parametrize("name", HONEST)
def test_what_a_group_does_is_its_name(name: str, chidi: Member) -> None:
    assert not names.misleads_as_group(name)
    assert world.group(by=chidi, name=name).name == name


@pytest.mark.parametrize("name", POSES)
def test_nor_is_one_renamed_so(as_: As, group: Group, bakari: Member, name: str) -> None:
    was = group.name
    url = reverse("groups:about", args=[group.slug])
    assert as_(bakari).post(url, {"name": name, "vouches": "0"}).status_code == 422
    group.refresh_from_db()
    assert group.name == was


def test_a_group_of_before_keeps_its_name_while_the_rest_is_said_anew(
    group: Group, bakari: Member
) -> None:
    Group.objects.filter(pk=group.pk).update(name="Verified Sellers")
    group.refresh_from_db()
    groups.describe(bakari, group, "Verified Sellers", "Maize", "", by_approval=False)
    group.refresh_from_db()
    assert (group.name, group.about) == ("Verified Sellers", "Maize")


def test_another_groups_name_in_letters_that_look_alike_is_refused(
    group: Group, chidi: Member
) -> None:
    disguised = group.name.replace("a", "а")
    assert disguised != group.name
    with pytest.raises(Refusal, match="letters that look alike"):
        world.group(by=chidi, name=disguised)
    assert world.group(by=chidi, name=group.name).slug != group.slug, "a namesake is no imitation"


def test_of_a_hidden_group_no_refusal_tells(bakari: Member, chidi: Member) -> None:
    hidden = world.group(by=bakari, name="Mama Mboga", hidden=True)
    assert world.group(by=chidi, name=hidden.name.replace("a", "а")).pk
