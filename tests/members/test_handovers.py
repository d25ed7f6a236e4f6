"""A new phone, another language and another place within seven days: a question for stewards."""

from datetime import timedelta
from itertools import permutations

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.members import tasks
from community.members.actions import profiles
from community.members.models import Change, Handover, Member
from community.sectors.models import Place
from groups.models import Group
from tests import world
from tests.doors import As
from tests.members.arriving import new_phone

SIGNS = ("phone", "language", "place")


@pytest.fixture
def settled(otieno: Member) -> Member:
    """Otieno has said where he trades."""
    otieno.place = world.place()
    otieno.save(update_fields=["place"])
    otieno.trades.set([world.sector()])
    return otieno


def show(member: Member, sign: str) -> None:
    member.refresh_from_db()
    if sign == "phone":
        new_phone(member)
    elif sign == "language":
        profiles.speak(member, "sw" if member.language == "en" else "en")
    else:
        name = f"Far {Place.objects.count()}"
        place = Place.objects.create(name=name, slug=name.lower().replace(" ", "-"))
        trades = [*member.trades.all()]
        profiles.change(member, member.display_name, trades, place, member.language)


@pytest.mark.parametrize("order", list(permutations(SIGNS)))
def test_all_three_in_any_order_ask_the_stewards(
    order: tuple[str, ...], old: Client, settled: Member
) -> None:
    for sign in order[:2]:
        show(settled, sign)
        assert not Handover.objects.exists()
    show(settled, order[2])
    assert "en → sw" in Handover.objects.get(member=settled).signs


def test_they_ask_once(old: Client, settled: Member) -> None:
    for sign in (*SIGNS, *SIGNS):
        show(settled, sign)
    assert Handover.objects.count() == 1


def test_spread_over_more_than_seven_days_they_ask_nothing(old: Client, settled: Member) -> None:
    show(settled, "language")
    show(settled, "place")
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        show(settled, "phone")
    assert not Handover.objects.exists()


def test_who_fills_in_their_page_for_the_first_time_changes_nothing(otieno: Member) -> None:
    otieno.place = None
    profiles.change(otieno, "Otieno", [world.sector()], world.place(), "sw")
    assert not Change.objects.exists()


def test_the_signs_are_forgotten_after_some_days(settled: Member) -> None:
    show(settled, "language")
    tasks.forget()
    assert Change.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        tasks.forget()
    assert not Change.objects.exists()


@pytest.fixture
def asked(old: Client, settled: Member) -> Handover:
    for sign in SIGNS:
        show(settled, sign)
    return Handover.objects.get()


def test_stewards_of_their_groups_see_it_and_nobody_else(
    asked: Handover,
    as_: As,
    group: Group,
    bakari: Member,
    amina: Member,
) -> None:
    assert "Changed hands?" in as_(bakari).get(f"/groups/{group.slug}/queue/").content.decode()
    for page in (f"/members/{asked.member.handle}/", f"/members/{asked.member.handle}/trust/"):
        assert "hands" not in as_(amina).get(page).content.decode()
    elsewhere = world.member("Elsewhere")
    theirs = world.group(by=elsewhere, name="Elsewhere")
    assert "hands" not in as_(elsewhere).get(f"/groups/{theirs.slug}/queue/").content.decode()
    answer = as_(elsewhere).post(f"/groups/{theirs.slug}/handovers/{asked.pk}/", {"reason": "x y"})
    assert answer.status_code == 404


def test_a_steward_finds_it_is_the_same_person(
    asked: Handover,
    as_: As,
    group: Group,
    bakari: Member,
) -> None:
    url = f"/groups/{group.slug}/handovers/{asked.pk}/"
    assert as_(bakari).post(url, {"same": "1", "reason": ""}).status_code == 422
    as_(bakari).post(url, {"same": "1", "reason": "He moved to his uncle"})
    asked.refresh_from_db()
    assert asked.settled_by == bakari
    assert "Changed hands?" not in as_(bakari).get(f"/groups/{group.slug}/queue/").content.decode()
    for sign in ("language", "place"):
        show(asked.member, sign)
    assert not Handover.objects.filter(settled_at=None).exists(), "the old phone is old news"
