"""What the two write in a term: check-ins, work and what is wrong with it, meetings."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.live.models import Event
from community.members.models import Browser, Member, Standing
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import learning, tasks
from mentorship.actions import attestations, corrections, entries, terms
from mentorship.models import Attestation, Correction, Entry, Term
from tests import world
from tests.pictures import photos

SignedIn = Callable[[Member], Client]


@pytest.fixture
def term(amina: Member, mentor: Member) -> Term:
    return world.apprenticeship(amina, mentor)


def sat(by: Member, term: Term, days_ago: int = 1) -> Entry:
    day = timezone.localdate() - timedelta(days=days_ago)
    return entries.sit(by, term, uuid4(), "Graded ten bags.", day, "My stall", "Do it alone")


def test_both_check_in_and_the_other_is_told(term: Term, amina: Member, mentor: Member) -> None:
    for one in (amina, mentor):
        entries.check_in(one, term, uuid4(), "The week went well.")
    for one in (amina, mentor):
        assert Notice.objects.filter(member=one, text__contains="checked in").count() == 1


def test_the_same_key_is_one_entry(term: Term, amina: Member) -> None:
    key = uuid4()
    first = entries.check_in(amina, term, key, "Well.")
    assert entries.check_in(amina, term, key, "Well.") == first
    with pytest.raises(Refusal, match="other words"):
        entries.check_in(amina, term, key, "Badly.")
    assert Entry.objects.count() == 1


def test_only_the_two_write_and_only_the_learner_shows_work(
    term: Term, mentor: Member, bakari: Member
) -> None:
    with pytest.raises(Refusal):
        entries.check_in(bakari, term, uuid4(), "Hello.")
    with pytest.raises(Refusal, match="Whoever learns"):
        entries.show(mentor, term, uuid4(), "Mine.")
    with pytest.raises(Refusal):
        entries.check_in(mentor, term, uuid4(), " ")
    assert not Entry.objects.exists()


def test_work_comes_back_with_its_mistakes_one_by_one(term: Term, amina: Member) -> None:
    work = world.work(term)
    correction = corrections.correct(term.mentor, work, uuid4(), "Stones\n\nWet\n", "Again.")
    assert correction.mistakes == ["Stones", "Wet"]
    assert Notice.objects.filter(member=amina, text__contains="looked at your work").count() == 1
    assert learning.lacks(term)["works"] == 2


def test_good_work_has_no_mistakes_but_a_word(term: Term) -> None:
    work = world.work(term)
    with pytest.raises(Refusal, match="or that nothing is"):
        corrections.correct(term.mentor, work, uuid4(), " \n", "")
    corrections.correct(term.mentor, work, uuid4(), "", "Nothing is wrong with it.")
    assert Correction.objects.get().mistakes == []


def test_a_work_is_looked_at_once_by_the_mentor(term: Term, amina: Member, mentor: Member) -> None:
    work = world.work(term)
    with pytest.raises(Refusal, match="The mentor looks"):
        corrections.correct(amina, work, uuid4(), "None")
    key = uuid4()
    first = corrections.correct(mentor, work, key, "Stones")
    assert corrections.correct(mentor, work, key, "Stones") == first
    with pytest.raises(Refusal, match="already"):
        corrections.correct(mentor, work, uuid4(), "Wet")
    talk = entries.check_in(amina, term, uuid4(), "Well.")
    with pytest.raises(Refusal):
        corrections.correct(mentor, talk, uuid4(), "Stones")
    with pytest.raises(Refusal, match="Ten"):
        corrections.correct(mentor, world.work(term), uuid4(), "\n".join("x" * 11))


def test_a_meeting_stands_when_the_other_says_so_too(
    term: Term, amina: Member, mentor: Member
) -> None:
    meeting = sat(amina, term)
    with pytest.raises(Refusal, match="The other one"):
        entries.confirm(amina, meeting)
    for _twice in range(2):
        entries.confirm(mentor, meeting)
    meeting.refresh_from_db()
    assert meeting.confirmed_at is not None
    assert Event.objects.filter(topic=term.topic, kind="entry.confirmed").count() == 1


def test_a_check_in_is_no_meeting_to_confirm(term: Term, amina: Member, mentor: Member) -> None:
    with pytest.raises(Refusal):
        entries.confirm(mentor, entries.check_in(amina, term, uuid4(), "Well."))


@pytest.mark.parametrize("days_ago", [-1, 61])
def test_a_meeting_was_on_a_day_of_late(term: Term, amina: Member, days_ago: int) -> None:
    with pytest.raises(Refusal) as refused:
        sat(amina, term, days_ago)
    assert refused.value.field == "held_on"


def test_a_picture_of_work_is_for_the_two(
    term: Term, amina: Member, mentor: Member, bakari: Member, as_: SignedIn
) -> None:
    photo = photos.upload(photos.taken_at_home())
    work = entries.show(amina, term, uuid4(), "Ten bags.", photo)
    address = f"{work.get_absolute_url()}picture/small/"
    assert as_(mentor).get(address).status_code == 404
    tasks.make_entry_ready(work.pk)
    tasks.make_entry_ready(work.pk)
    assert Event.objects.filter(topic=term.topic, kind="entry.pictured").count() == 1
    assert as_(mentor).get(address)["Content-Type"] == "image/webp"
    assert as_(bakari).get(address).status_code == 404
    assert "KB" in as_(mentor).get(term.get_absolute_url()).content.decode()


def test_a_picture_left_behind_is_made_ready_later(term: Term, amina: Member) -> None:
    work = entries.show(amina, term, uuid4(), "x", photos.upload(photos.taken_at_home()))
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        tasks.make_ready_the_rest()
    assert Entry.objects.get(pk=work.pk).picture.is_ready  # type: ignore[union-attr]


def test_written_looked_at_and_confirmed_on_the_pages(
    term: Term, amina: Member, mentor: Member, bakari: Member, as_: SignedIn
) -> None:
    page, learner, teacher = term.get_absolute_url(), as_(amina), as_(mentor)
    assert learner.post(f"{page}checkins/", {"key": uuid4(), "words": ""}).status_code == 422
    assert learner.post(f"{page}checkins/", {"key": uuid4(), "words": "Well."}).status_code == 302
    for door in ("work", "sitting"):
        assert learner.get(f"{page}{door}/").status_code == 200
        assert as_(bakari).get(f"{page}{door}/").status_code == 404
    assert teacher.post(f"{page}work/", {"key": uuid4(), "words": "Mine"}).status_code == 422
    learner.post(f"{page}work/", {"key": uuid4(), "words": "Ten bags"})
    met = {"held_on": timezone.localdate(), "place": "Gate B", "words": "Graded"}
    learner.post(f"{page}sitting/", {"key": uuid4(), **met})
    work, meeting = Entry.objects.get(kind="work"), Entry.objects.get(kind="sitting")
    assert "Ten bags" in teacher.get("/mentoring/").content.decode()
    given = {"key": uuid4(), "mistakes": "Stones\nWet", "words": ""}
    assert "mistakes" in teacher.get(work.get_absolute_url()).content.decode()
    door = f"{work.get_absolute_url()}correction/"
    assert learner.post(door, given).status_code == 422
    assert teacher.post(door, given).status_code == 302
    assert "Yes, we met" in teacher.get(meeting.get_absolute_url()).content.decode()
    assert "Yes, we met" not in learner.get(meeting.get_absolute_url()).content.decode()
    assert teacher.post(f"{meeting.get_absolute_url()}confirmation/").status_code == 302
    shown = learner.get(page).content.decode()
    for words in ("Well.", "Ten bags", "Stones", "Gate B"):
        assert words in shown


def test_strangers_find_no_entry(term: Term, bakari: Member, as_: SignedIn) -> None:
    work = world.work(term)
    browser, page = as_(bakari), work.get_absolute_url()
    assert browser.get(page).status_code == 404
    for door in ("correction/", "confirmation/"):
        assert browser.post(f"{page}{door}").status_code == 404


def test_a_third_says_what_they_saw_and_sees_no_more_than_that(
    term: Term, amina: Member, wanjiru: Member, bakari: Member, as_: SignedIn
) -> None:
    world.work(term, "A secret of theirs")
    one = attestations.ask(amina, term, uuid4(), f"@{wanjiru.handle}")
    browser, page = as_(wanjiru), one.get_absolute_url()
    shown = browser.get(page).content.decode()
    assert "Amina learns Grading maize from Dalia" in shown
    assert "A secret" not in shown
    assert "Grade a bag alone" not in shown
    assert browser.get(term.get_absolute_url()).status_code == 404
    assert as_(bakari).get(page).status_code == 404
    assert browser.post(page, {"words": " "}).status_code == 422
    assert browser.post(page, {"words": "Saw her grade."}).status_code == 302
    browser.post(page, {"words": "Something else."})
    one.refresh_from_db()
    assert one.words == "Saw her grade."
    assert "words" not in learning.lacks(term)


def test_the_third_is_neither_of_the_two_and_known_to_the_learner(
    term: Term, amina: Member, mentor: Member, chidi: Member
) -> None:
    for handle in (amina.handle, mentor.handle):
        with pytest.raises(Refusal, match="third person"):
            attestations.ask(amina, term, uuid4(), handle)
    for handle in (chidi.handle, "nobody"):
        with pytest.raises(Refusal, match="Nobody in your groups"):
            attestations.ask(amina, term, uuid4(), handle)
    with pytest.raises(Refusal, match="Whoever learns"):
        attestations.ask(mentor, term, uuid4(), "bakari")
    assert not Attestation.objects.exists()


def test_a_third_of_ones_own_circle_or_phone_is_none(
    term: Term, amina: Member, wanjiru: Member, bakari: Member
) -> None:
    for one in (amina, wanjiru):
        Standing.objects.create(member=one, flow=0, value=0, circle=1, as_of=timezone.now())
    with pytest.raises(Refusal, match="outside your own circle"):
        attestations.ask(amina, term, uuid4(), wanjiru.handle)
    for one in (amina, bakari):
        Browser.objects.create(member=one, mark="the same")
    with pytest.raises(Refusal, match="phone of their own"):
        attestations.ask(amina, term, uuid4(), bakari.handle)


def test_asked_on_the_page_once_each_and_of_five_at_most(
    term: Term, amina: Member, wanjiru: Member, group: Group, as_: SignedIn
) -> None:
    door = f"{term.get_absolute_url()}thirds/"
    browser = as_(amina)
    assert browser.post(door, {"key": uuid4(), "handle": "nobody"}).status_code == 422
    for _twice in range(2):
        assert browser.post(door, {"key": uuid4(), "handle": "wanjiru"}).status_code == 302
    assert Attestation.objects.count() == 1
    for number in range(4):
        other = world.joined(world.member(f"Third {number}"), group)
        attestations.ask(amina, term, uuid4(), other.handle)
    last = world.joined(world.member("Sixth"), group)
    with pytest.raises(Refusal, match="Five"):
        attestations.ask(amina, term, uuid4(), last.handle)


def test_when_the_term_has_ended_nothing_more_is_said_of_it(
    term: Term, amina: Member, wanjiru: Member, as_: SignedIn
) -> None:
    one = attestations.ask(amina, term, uuid4(), wanjiru.handle)
    terms.stop(amina, term)
    assert as_(wanjiru).post(one.get_absolute_url(), {"words": "x"}).status_code == 422
    with pytest.raises(Refusal, match="Only the one"):
        attestations.attest(amina, one, "I did.")


def test_the_desk_costs_few_queries(
    term: Term, mentor: Member, as_: SignedIn, django_assert_max_num_queries: Any
) -> None:
    browser = as_(mentor)
    for number in range(5):
        world.work(term, f"Work {number}")
    browser.get("/mentoring/")
    with django_assert_max_num_queries(18):
        browser.get("/mentoring/")
