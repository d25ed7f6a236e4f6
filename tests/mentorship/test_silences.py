"""Silence in a term is met with a word, then with another way on; nobody is blamed. The badge that
is lost hands the term over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import access
from mentorship.actions import askings, badges, entries, relays, revocations, silences, terms
from mentorship.models import Entry, Relay, Term, Verification
from mentorship.models.term import Outcome
from mentorship.reads import terms as reads
from mentorship.subjects import BADGE
from tests import world

SignedIn = Callable[[Member], Client]


@pytest.fixture
def term(amina: Member, mentor: Member) -> Term:
    return world.apprenticeship(amina, mentor)


@pytest.fixture
def wanjiru_teaches(wanjiru: Member, staff: Member, group: Group) -> Member:
    world.badge(staff, wanjiru, group)
    return wanjiru


def granted(staff: Member, member: Member, group: Group, **words: Any) -> Verification:
    """As if two had seen it: the trade has two by now, so that the door of the staff is shut."""
    usual = {"sector": group.sector, "skill": "Grading maize", "proof": "Seen."}
    return badges.give(staff, uuid4(), member=member, **{**usual, **words})


def days_later(days: float) -> Any:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def told(member: Member, kind: str) -> int:
    silences.look_after_terms()
    silences.look_after_terms()
    return Notice.objects.filter(member=member, kind=kind).count()


def test_seven_days_of_silence_are_met_with_one_word(
    term: Term, amina: Member, mentor: Member
) -> None:
    with days_later(6.5):
        assert told(mentor, "term.nudge") == 0
    with days_later(5):
        entries.check_in(amina, term, uuid4(), "Well.")
    with days_later(8):
        assert told(mentor, "term.nudge") == 1
        assert told(amina, "term.nudge") == 0
    [word] = Notice.objects.filter(member=mentor, kind="term.nudge")
    assert word.text == "Amina would be glad of a line from you: Grading maize"


def test_fourteen_days_offer_another_mentor_to_the_learner_and_the_place_to_the_mentor(
    term: Term, amina: Member, mentor: Member
) -> None:
    with days_later(13.5):
        assert told(amina, "term.offer") == 0
    with days_later(15):
        assert told(amina, "term.offer") == 1
        assert told(mentor, "term.offer") == 1
    for_learner = Notice.objects.get(member=amina, kind="term.offer")
    assert for_learner.text == "Another mentor could go on with you: Grading maize"
    assert for_learner.url == f"{term.get_absolute_url()}relay/"
    for_mentor = Notice.objects.get(member=mentor, kind="term.offer")
    assert for_mentor.text == "This place could be free for another: Grading maize"


def test_a_sign_of_life_ends_the_silence(term: Term, mentor: Member) -> None:
    with days_later(8):
        assert told(mentor, "term.nudge") == 1
        entries.check_in(mentor, term, uuid4(), "Here I am.")
    with days_later(14.5):
        assert told(mentor, "term.nudge") == 1
    with days_later(16):
        assert told(mentor, "term.nudge") == 2


def test_a_request_nobody_answers_is_asked_again_and_then_over(
    amina: Member, mentor: Member
) -> None:
    asked = world.term(amina, mentor)
    with days_later(8):
        assert told(mentor, "term.nudge") == 1
        assert told(amina, "term.nudge") == 0
    with days_later(14.5):
        assert told(amina, "term.offer") == 1
    with days_later(16):
        assert told(amina, "term.ended") == 1
    asked.refresh_from_db()
    assert asked.outcome == Outcome.EXPIRED


def test_a_fortnight_past_its_end_a_term_is_over(term: Term, amina: Member, mentor: Member) -> None:
    with days_later(28 + 13):
        silences.look_after_terms()
        assert Term.objects.running().exists()
    with days_later(28 + 16):
        assert told(amina, "term.ended") == 1
        assert told(mentor, "term.ended") == 1
    term.refresh_from_db()
    assert term.outcome == Outcome.EXPIRED
    with pytest.raises(Refusal, match="not running"):
        world.work(term)


def test_another_mentor_goes_on_with_all_that_was_written(
    term: Term, amina: Member, mentor: Member, wanjiru_teaches: Member
) -> None:
    world.corrected(world.work(term))
    badge = wanjiru_teaches.verifications.get()
    relay = relays.ask(amina, term, uuid4(), badge)
    assert Notice.objects.filter(member=wanjiru_teaches, kind="term.asked").count() == 1
    with pytest.raises(Refusal, match="Only the mentor"):
        relays.answer(mentor, relay, True)
    for _twice in range(2):
        relays.answer(wanjiru_teaches, Relay.objects.get(), True)
    term.refresh_from_db()
    assert (term.mentor, term.badge) == (wanjiru_teaches, badge)
    assert access.term_of(wanjiru_teaches, term.pk) == term
    assert not access.may_watch_term(mentor, term.pk)
    assert Notice.objects.filter(member=mentor, text__contains="goes on with another").count() == 1
    world.corrected(Entry.objects.get(pk=world.work(Term.objects.get()).pk))
    assert term.entries.filter(correction__isnull=False).count() == 2


def test_a_no_leaves_everything_as_it_was(
    term: Term, amina: Member, mentor: Member, wanjiru_teaches: Member
) -> None:
    relay = relays.ask(amina, term, uuid4(), wanjiru_teaches.verifications.get())
    relays.answer(wanjiru_teaches, relay, False)
    relays.answer(wanjiru_teaches, relay, True)
    term.refresh_from_db()
    assert term.mentor == mentor
    assert Notice.objects.filter(member=amina, text__contains="Ask another").count() == 1


def test_only_the_learner_asks_another_who_is_free_and_somebody_else(
    term: Term, amina: Member, mentor: Member, wanjiru_teaches: Member
) -> None:
    badge = wanjiru_teaches.verifications.get()
    with pytest.raises(Refusal, match="Whoever learns"):
        relays.ask(mentor, term, uuid4(), badge)
    with pytest.raises(Refusal, match="Ask another mentor"):
        relays.ask(amina, term, uuid4(), mentor.verifications.get())
    askings.be_ready(wanjiru_teaches, 7, places=0)
    with pytest.raises(Refusal, match="no free place"):
        relays.ask(amina, term, uuid4(), badge)
    assert reads.others(term) == []
    assert not Relay.objects.exists()


def test_asking_one_more_takes_the_first_asking_back(
    term: Term, amina: Member, wanjiru_teaches: Member, bakari: Member, staff: Member, group: Group
) -> None:
    granted(staff, bakari, group)
    first = relays.ask(amina, term, uuid4(), wanjiru_teaches.verifications.get())
    relays.ask(amina, term, uuid4(), bakari.verifications.get())
    relays.answer(wanjiru_teaches, first, True)
    term.refresh_from_db()
    assert term.mentor != wanjiru_teaches


def test_handed_over_on_the_pages(
    term: Term, amina: Member, wanjiru_teaches: Member, chidi: Member, as_: SignedIn
) -> None:
    door, browser = f"{term.get_absolute_url()}relay/", as_(amina)
    assert "Wanjiru" in browser.get(door).content.decode()
    assert as_(chidi).get(door).status_code == 404
    badge = wanjiru_teaches.verifications.get()
    assert browser.post(door, {"key": uuid4(), "badge": "x"}).status_code == 422
    assert browser.post(door, {"key": uuid4(), "badge": badge.pk}).status_code == 302
    page = Relay.objects.get().get_absolute_url()
    for stranger in (amina, chidi):
        assert as_(stranger).get(page).status_code == 404
    assert "Wanjiru was asked" in browser.get(door).content.decode()
    assert "Grade a bag alone" in as_(wanjiru_teaches).get(page).content.decode()
    assert "Amina" in as_(wanjiru_teaches).get("/mentoring/").content.decode()
    assert as_(wanjiru_teaches).post(page, {"accepted": "yes"}).status_code == 302
    assert "answered" in as_(wanjiru_teaches).get(page).content.decode()
    assert Term.objects.get().mentor == wanjiru_teaches


def test_a_badge_taken_back_offers_its_learners_another(
    term: Term, amina: Member, mentor: Member, staff: Member, wanjiru: Member
) -> None:
    waiting = world.term(wanjiru, mentor)
    revocations.revoke(staff, mentor.verifications.get(), uuid4(), "Sold wet maize.")
    [word] = Notice.objects.filter(member=amina, kind="term.offer")
    assert word.text == "Dalia can no longer go on with you: Grading maize. Choose another."
    assert word.url == f"{term.get_absolute_url()}relay/"
    waiting.refresh_from_db()
    assert waiting.outcome == Outcome.DECLINED
    assert Notice.objects.filter(member=wanjiru, kind="term.offer").count() == 1


def test_so_does_one_that_lapses_or_is_suspended(
    amina: Member, mentor: Member, bakari: Member, wanjiru: Member
) -> None:
    badge = mentor.verifications.get()
    assert BADGE.take
    world.apprenticeship(amina, mentor)
    BADGE.take(bakari, badge.pk, "hid it")
    assert Notice.objects.filter(member=amina, kind="term.offer").count() == 1
    assert BADGE.give
    BADGE.give(bakari, badge.pk)
    world.apprenticeship(wanjiru, mentor)
    with time_machine.travel(badge.ends_at + timedelta(days=1), tick=False):
        badges.look_after_badges()
        badges.look_after_badges()
    assert Notice.objects.filter(member=wanjiru, kind="term.offer").count() == 1
    [line] = Deed.objects.filter(verb="badge.lapsed")
    assert (line.by, line.member, line.where) == (None, mentor, "badges")


def test_a_term_that_was_stopped_is_offered_nothing(
    term: Term, amina: Member, mentor: Member
) -> None:
    terms.stop(mentor, term)
    with days_later(20):
        assert told(amina, "term.offer") == 0
        assert told(amina, "term.nudge") == 0


def test_those_of_the_same_town_come_first(
    term: Term, amina: Member, wanjiru_teaches: Member, bakari: Member, staff: Member, group: Group
) -> None:
    granted(staff, bakari, group, skill="grading MAIZE")
    assert [one.member for one in reads.others(term)] == [wanjiru_teaches, bakari]
    for one in (amina, bakari):
        one.place = group.place
        one.save(update_fields=["place"])
    again = Term.objects.get(pk=term.pk)
    assert [one.member for one in reads.others(again)] == [bakari, wanjiru_teaches]


def test_no_other_skill_and_no_other_trade_takes_over_what_was_worked(
    term: Term, amina: Member, wanjiru: Member, bakari: Member, staff: Member, group: Group
) -> None:
    other_skill = granted(staff, wanjiru, group, skill="Storing")
    other_trade = granted(staff, bakari, group, sector=world.sector("Hair"))
    assert reads.others(term) == []
    for badge in (other_skill, other_trade):
        with pytest.raises(Refusal, match="same trade and skill"):
            relays.ask(amina, term, uuid4(), badge)
    assert not Relay.objects.exists()
    relays.ask(amina, term, uuid4(), granted(staff, wanjiru, group))
    assert Relay.objects.get().mentor == wanjiru
