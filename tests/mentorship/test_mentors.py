"""The directory of mentors: what a row tells, what narrows it, and who stands first."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from community.members.closeness import Close
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import askings, helps, verifications
from mentorship.models import Application, Readiness, Verification
from mentorship.models.verification import Area
from mentorship.reads import mentors as reads
from tests import world
from tests.doors import As, Call


@pytest.fixture
def second(staff: Member, mentor: Member, group: Group) -> Member:
    """Zuhura, a mentor beside Dalia; of money, and by name after her."""
    zuhura = world.joined(world.member("Zuhura", "sw"), group)
    words = (group.sector, "Keeping books", "Saw them.", Area.MONEY)
    verifications.verify(staff, zuhura, uuid4(), *words)
    return zuhura


def names(reader: Member, **asked: Any) -> list[str]:
    return [one.display_name for one in reads.directory(reader, **asked)]


def row(reader: Member, mentor: Member) -> reads.Row:
    return reads.row(reader, reads.directory(reader).get(pk=mentor.pk))


def test_a_row_tells_places_answers_graduates_and_the_next_hour(
    mentor: Member, amina: Member, chidi: Member, group: Group, as_: As
) -> None:
    world.apprenticeship(amina, mentor)
    for number in range(3):
        asked = world.question(amina, group, f"How dry is dry, {number}?")
        with time_machine.travel(timezone.now() + timedelta(hours=4), tick=False):
            world.answer(mentor, asked)
    hour = world.hour(mentor, group)
    told = row(amina, mentor)
    assert (told.free, told.figures.hours, told.hour) == (2, 4, hour.pk)
    assert told.at == hour.meetup.at
    page = as_(amina).get("/mentors/").content.decode()
    for words in ("2 free places", "answers after 4 hours", f'href="/hours/{hour.pk}/"'):
        assert words in page
    assert row(chidi, mentor).hour is None
    assert f"/hours/{hour.pk}/" not in as_(chidi).get("/mentors/").content.decode()


def test_a_row_tells_how_many_answers_helped(
    mentor: Member, amina: Member, group: Group, call: Call, as_: As
) -> None:
    given = [world.answer(mentor, world.question(amina, group, f"Number {n}?")) for n in "12"]
    assert row(amina, mentor).figures.helped == 0
    helps.mark(amina, given[0])
    assert row(amina, mentor).figures.helped == 1
    assert "1 answer helped" in as_(amina).get("/mentors/").content.decode()
    assert call(amina, "/mentors").json()[0]["helped"] == 1


def test_who_rests_or_teaches_all_they_can_has_no_free_place(
    mentor: Member, second: Member, amina: Member, as_: As
) -> None:
    assert names(amina, free=True) == ["Dalia", "Zuhura"]
    askings.be_ready(mentor, bears=7, places=1, hours="")
    world.apprenticeship(amina, mentor)
    assert names(amina, free=True) == ["Zuhura"]
    Readiness.objects.create(member=second, rests_until=timezone.localdate())
    assert names(amina, free=True) == []
    assert names(amina) == ["Dalia", "Zuhura"]
    assert "no free place" in as_(amina).get("/mentors/").content.decode()
    assert "No mentor fits that." in as_(amina).get("/mentors/?free=on").content.decode()


@pytest.mark.parametrize("places", [0, 1, 2])
@pytest.mark.parametrize("rests", [None, -1, 0, 1])
def test_what_is_filtered_is_what_is_shown(
    mentor: Member, amina: Member, bakari: Member, places: int, rests: int | None
) -> None:
    world.apprenticeship(bakari, mentor)
    until = None if rests is None else timezone.localdate() + timedelta(days=rests)
    Readiness.objects.create(member=mentor, places=places, rests_until=until)
    assert bool(names(amina, free=True)) == (row(amina, mentor).free > 0)


def test_whom_a_mentor_blocked_finds_no_free_place_with_them(
    mentor: Member, amina: Member, bakari: Member
) -> None:
    world.blocked(mentor, amina)
    mentor.refresh_from_db()
    assert names(amina, free=True) == []
    assert row(amina, mentor).free == 0
    assert row(bakari, mentor).free == 3


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"area": "money"}, ["Zuhura"]),
        ({"area": "craft"}, ["Dalia"]),
        ({"area": "law"}, []),
        ({"area": "money", "language": "sw"}, ["Zuhura"]),
        ({"area": "money", "language": "en"}, []),
        ({"q": "books"}, ["Zuhura"]),
        ({"q": "books", "area": "craft"}, []),
    ],
)
def test_the_directory_is_narrowed_by_what_a_skill_is_about(
    second: Member, amina: Member, asked: dict[str, Any], found: list[str]
) -> None:
    assert names(amina, **asked) == found


def test_the_chips_narrow_and_keep_what_was_asked(second: Member, amina: Member, as_: As) -> None:
    page = as_(amina).get("/mentors/?q=keeping&area=money").content.decode()
    assert "Keeping books" in page
    assert 'href="?q=keeping&amp;area=law"' in page
    assert 'name="area" value="money"' in page
    assert "Grading maize" not in page
    assert "Grading maize" in as_(amina).get("/mentors/?area=nothing").content.decode()


def test_whom_one_has_met_stands_first_then_whom_ones_vouchers_have(
    mentor: Member, second: Member, staff: Member, amina: Member, bakari: Member, group: Group
) -> None:
    world.badge(staff, bakari, group, "Storing grain")
    assert names(amina) == ["Bakari", "Dalia", "Zuhura"]
    world.met(second, amina)
    assert names(amina) == ["Zuhura", "Bakari", "Dalia"]
    assert row(amina, second).close == Close.MET
    world.met(mentor, second)
    assert names(amina) == ["Zuhura", "Dalia", "Bakari"]
    assert row(amina, mentor).close == Close.THROUGH
    assert row(bakari, mentor).close == Close.FAR


def test_the_page_says_how_close_and_names_nobody_between(
    mentor: Member, amina: Member, chidi: Member, as_: As
) -> None:
    world.met(amina, chidi)
    world.met(chidi, mentor)
    page = as_(amina).get("/mentors/").content.decode()
    assert "met by one who vouches for you" in page
    assert "Chidi" not in page
    assert "you have met" in as_(chidi).get("/mentors/").content.decode()


def test_a_vouch_from_afar_is_no_meeting(mentor: Member, amina: Member) -> None:
    world.vouch(amina, mentor)
    assert row(amina, mentor).close == Close.FAR


def test_an_area_is_chosen_with_the_application_and_goes_over_to_the_badge(
    mentor: Member, bakari: Member, group: Group, as_: As
) -> None:
    world.met(mentor, bakari)
    juma = world.known(world.joined(world.member("Juma"), group))
    words = {"key": uuid4(), "sector": group.sector_id, "skill": "Grading maize", "declared": "on"}
    words |= {"words": "Ask anyone.", "area": "law"}
    assert "Law and permits" in as_(juma).get("/mentors/apply/").content.decode()
    assert as_(juma).post("/mentors/apply/", {**words, "area": "magic"}).status_code == 422
    made = as_(juma).post("/mentors/apply/", words)
    assert made.status_code == 302
    assert "Law and permits" in as_(juma).get(made["Location"]).content.decode()
    for one in (mentor, bakari):
        world.saw(one, Application.objects.get())
    assert Verification.objects.get(member=juma).area == Area.LAW


def test_an_area_there_is_not_is_refused_by_every_door(
    staff: Member, dalia: Member, amina: Member, group: Group, call: Call
) -> None:
    with pytest.raises(Refusal):
        verifications.verify(staff, dalia, uuid4(), group.sector, "Law", "Saw it.", "magic")
    assert not Verification.objects.exists()
    juma = world.known(world.joined(world.member("Juma"), group))
    words = {"key": str(uuid4()), "sector": group.sector.slug, "skill": "Permits"}
    words |= {"words": "x", "declared": True, "area": "magic"}
    refused = call(juma, "/applications", **words)
    assert (refused.status_code, refused.json()["field"]) == (422, "area")
    assert call(juma, "/applications", **words | {"area": "law"}).json()["area"] == "law"
    assert Application.objects.count() == 1


def test_a_program_reads_the_directory_as_the_page_does(
    mentor: Member, second: Member, amina: Member, group: Group, call: Call
) -> None:
    world.met(second, amina)
    listed = call(amina, "/mentors").json()
    assert [one["handle"] for one in listed] == [second.handle, mentor.handle]
    assert (listed[0]["met"], listed[0]["through"], listed[1]["met"]) == (True, False, False)
    assert (listed[0]["free_places"], listed[0]["hour"]) == (3, None)
    skill = listed[0]["skills"][0]
    assert (skill["skill"], skill["area"]) == ("Keeping books", "money")
    for narrowed in (
        "area=money",
        "q=books",
        "language=sw",
        f"sector={group.sector.slug}&area=money",
    ):
        found = call(amina, f"/mentors?{narrowed}").json()
        assert [one["handle"] for one in found] == [second.handle], narrowed
    askings.be_ready(second, bears=7, places=1, hours="")
    world.apprenticeship(amina, second)
    assert [one["handle"] for one in call(amina, "/mentors?free=true").json()] == [mentor.handle]


def test_a_program_reads_page_by_page_and_no_trade_there_is_not(
    mentor: Member, amina: Member, call: Call
) -> None:
    assert len(call(amina, "/mentors?page=1").json()) == 1
    assert call(amina, "/mentors?page=2").json() == []
    assert call(amina, "/mentors?page=0").status_code == 422
    assert call(amina, "/mentors?sector=nothing").status_code == 404
    assert call(amina, "/mentors?place=nowhere").status_code == 404


def test_the_directory_asks_no_more_for_ten_than_for_one(
    mentor: Member,
    staff: Member,
    amina: Member,
    group: Group,
    as_: As,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(9):
        cache.clear()
        other = world.joined(world.member(f"Esther {number}"), group)
        world.badge(staff, other, group, f"Skill {number}")
        world.hour(other, group)
    browser = as_(amina)
    browser.get("/mentors/")
    with django_assert_max_num_queries(6):
        assert browser.get("/mentors/").status_code == 200
