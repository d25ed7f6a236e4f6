"""Show me in person: who near did it and would show it, asked once, answered yes or no."""

from uuid import uuid4

import pytest

from community.members.models import Member
from community.notices.models import Notice
from community.sectors.models import Place
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import showings
from mentorship.models import Showing, Tutorial
from mentorship.reads.showings import near
from tests import world
from tests.doors import As


@pytest.fixture
def lesson(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.lesson(amina, group))


def at(name: str, latitude: float, longitude: float) -> Place:
    place = world.place(name)
    place.latitude, place.longitude = latitude, longitude
    place.save()
    return place


def lives(member: Member, place: Place) -> Member:
    member.place = place
    member.save(update_fields=["place"])
    return member


def test_those_who_did_it_and_would_show_it_are_found_the_nearest_first(
    lesson: Tutorial, bakari: Member, dalia: Member, wanjiru: Member, group: Group
) -> None:
    nairobi, thika = at("Nairobi", -1.286, 36.817), at("Thika", -1.033, 37.069)
    lives(wanjiru, nairobi)
    world.trial(lives(dalia, thika), lesson, willing=True)
    world.trial(lives(bakari, nairobi), lesson, "partly", willing=True)
    far, unwilling, failed = (world.joined(world.member(n), group) for n in "ABC")
    world.trial(far, lesson, willing=True)
    world.trial(unwilling, lesson)
    world.trial(failed, lesson, "no", willing=True)
    found = near(wanjiru, lesson)
    assert [one.member for one in found] == [bakari, dalia, far]
    assert [found[0].km, found[2].km] == [0.0, None]
    assert 30 < (found[1].km or 0) < 45


def test_who_thinks_better_of_it_is_not_asked(
    lesson: Tutorial, dalia: Member, wanjiru: Member
) -> None:
    world.trial(dalia, lesson, willing=True)
    world.trial(dalia, lesson, willing=False)
    assert near(wanjiru, lesson) == []


def test_nobody_is_shown_whom_they_blocked_or_who_blocked_them(
    lesson: Tutorial, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    for one in (bakari, dalia):
        world.trial(one, lesson, willing=True)
    world.blocked(bakari, wanjiru)
    world.blocked(wanjiru, dalia)
    wanjiru.refresh_from_db()
    assert near(wanjiru, lesson) == []


def test_asking_and_answering_on_the_page(
    lesson: Tutorial, dalia: Member, wanjiru: Member, chidi: Member, as_: As
) -> None:
    address = f"{lesson.get_absolute_url()}near/"
    assert "Nobody near" in as_(wanjiru).get(address).content.decode()
    world.trial(dalia, lesson, willing=True)
    assert as_(chidi).get(address).status_code == 404
    browser, given = as_(wanjiru), {"key": uuid4(), "member": dalia.handle}
    for _twice in range(2):
        assert browser.post(address, given).status_code == 302
    showing = Showing.objects.get()
    assert Notice.objects.filter(member=dalia, kind="tutorial.showing").count() == 1
    page = showing.get_absolute_url()
    assert "Not answered yet" in browser.get(page).content.decode()
    assert as_(chidi).get(page).status_code == 404
    assert "I will show it" in as_(dalia).get(page).content.decode()
    for _twice in range(2):
        assert as_(dalia).post(f"{page}answer/").status_code == 302
    assert Notice.objects.filter(member=wanjiru, kind="tutorial.shown").count() == 1
    assert "Agreed" in browser.get(page).content.decode()
    assert "Will show you" in browser.get(address).content.decode()


def test_a_no_is_told_once_and_may_become_a_yes(
    lesson: Tutorial, dalia: Member, wanjiru: Member, as_: As
) -> None:
    world.trial(dalia, lesson, willing=True)
    showing = showings.ask(wanjiru, lesson, dalia, uuid4())
    page = f"{showing.get_absolute_url()}answer/"
    for _twice in range(2):
        as_(dalia).post(page, {"no": "1"})
    assert Notice.objects.filter(member=wanjiru, kind="tutorial.shown").count() == 1
    as_(dalia).post(page)
    showing.refresh_from_db()
    assert (showing.agreed_at is not None, showing.declined_at) == (True, None)


def test_only_the_one_asked_answers_and_only_the_willing_are_asked(
    lesson: Tutorial, bakari: Member, dalia: Member, wanjiru: Member, as_: As
) -> None:
    world.trial(dalia, lesson, willing=True)
    with pytest.raises(Refusal, match="Choose one who did it"):
        showings.ask(wanjiru, lesson, bakari, uuid4())
    given = {"key": uuid4(), "member": bakari.handle}
    near_page = f"{lesson.get_absolute_url()}near/"
    assert as_(wanjiru).post(near_page, given).status_code == 404
    showing = showings.ask(wanjiru, lesson, dalia, uuid4())
    with pytest.raises(Refusal, match="Only the one who was asked"):
        showings.answer(wanjiru, showing, True)
    assert as_(bakari).post(f"{showing.get_absolute_url()}answer/").status_code == 404
