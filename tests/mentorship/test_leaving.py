"""Who learns or teaches goes away: erased, blocked, with their data; and the jobs of the clock."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community import schedule
from community.front import takeaway
from community.front.erasing import erasing
from community.front.seeding import clock
from community.members.actions import erasures
from community.members.models import Member
from community.notices.matters import MATTERS, Matter
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import verifying
from mentorship.actions import attestations, interests, revocations, terms
from mentorship.models import (
    Application,
    Attestation,
    Correction,
    Entry,
    Interest,
    Party,
    Sighting,
    Term,
    Verification,
)
from mentorship.models.term import Outcome
from tests import world

SignedIn = Callable[[Member], Client]


def erased(member: Member) -> None:
    with clock.at(timezone.now() - timedelta(days=7, minutes=1)):
        erasures.ask(member, uuid4())
    erasing.erase_due()


@pytest.fixture
def term(amina: Member, mentor: Member, wanjiru: Member) -> Term:
    return world.ripe(world.apprenticeship(amina, mentor), wanjiru)


def test_of_a_learner_who_is_erased_the_mentor_keeps_their_own_words_alone(
    term: Term, amina: Member, mentor: Member, as_: SignedIn
) -> None:
    erased(amina)
    term.refresh_from_db()
    assert (term.outcome, term.goals) == (Outcome.STOPPED, [])
    assert {one.words for one in Entry.objects.all()} == {""}
    page = as_(mentor).get(term.get_absolute_url()).content.decode()
    assert "Two stones left" in page
    assert "Graded ten bags." not in page
    assert "Amina" not in page


def test_of_a_mentor_who_is_erased_the_learner_keeps_their_work(
    term: Term, amina: Member, mentor: Member, as_: SignedIn
) -> None:
    erased(mentor)
    term.refresh_from_db()
    assert term.outcome == Outcome.STOPPED
    assert not any(one.mistakes for one in Correction.objects.all())
    page = as_(amina).get(term.get_absolute_url()).content.decode()
    assert "Graded ten bags." in page
    assert "Dalia" not in page


def test_the_third_who_is_erased_takes_their_word_along(term: Term, wanjiru: Member) -> None:
    erased(wanjiru)
    assert not Attestation.objects.exists()
    term.refresh_from_db()
    assert term.is_running


def test_an_applicant_who_is_erased_leaves_neither_words_nor_interests(
    mentor: Member, group: Group
) -> None:
    juma = world.known(world.joined(world.member("Juma"), group))
    one = world.application(juma, group)
    world.saw(mentor, one)
    erased(juma)
    assert Application.objects.get().words == ""
    assert not Interest.objects.exists()
    assert Sighting.objects.get().author == mentor


def test_all_data_taken_away_holds_ones_terms_and_nobody_elses(
    term: Term, amina: Member, mentor: Member, bakari: Member
) -> None:
    interests.declare(mentor, uuid4(), "I sell sieves")
    mine = takeaway.of_member(amina)
    assert len(mine["mentorship.term"]) == 1
    assert len(mine["mentorship.entry"]) == 3
    theirs = takeaway.of_member(mentor)
    assert len(theirs["mentorship.correction"]) == 3
    assert theirs["mentorship.interest"][0]["words"] == "I sell sieves"
    for noun in ("term", "entry", "correction", "attestation"):
        assert f"mentorship.{noun}" not in takeaway.of_member(bakari)


def test_whom_a_verifier_blocked_tells_them_nothing(
    mentor: Member, bakari: Member, group: Group
) -> None:
    world.met(mentor, bakari)
    juma = world.known(world.joined(world.member("Juma"), group))
    world.blocked(mentor, juma)
    world.application(juma, group)
    assert not Notice.objects.filter(member=mentor, kind="mentor.application").exists()
    assert Notice.objects.filter(member=bakari, kind="mentor.application").count() == 1


def test_a_third_who_blocked_the_learner_is_told_nothing(
    amina: Member, mentor: Member, wanjiru: Member
) -> None:
    world.blocked(wanjiru, amina)
    term = world.apprenticeship(amina, mentor)
    with pytest.raises(Refusal, match="Nobody in your groups"):
        attestations.ask(amina, term, uuid4(), wanjiru.handle)
    assert not Notice.objects.filter(member=wanjiru, kind="term.attest").exists()


@pytest.mark.parametrize(
    ("kind", "matter"),
    [
        ("term.asked", Matter.REQUEST),
        ("term.attest", Matter.REQUEST),
        ("mentor.application", Matter.REQUEST),
        ("mentor.appeal", Matter.REQUEST),
        ("mentor.badge", Matter.ANSWER),
        ("term.answered", Matter.ANSWER),
        ("term.entry", Matter.ANSWER),
        ("term.ended", Matter.ANSWER),
        ("term.nudge", Matter.ANSWER),
        ("term.offer", Matter.ANSWER),
        ("term.rested", Matter.ANSWER),
        ("term.resumed", Matter.ANSWER),
    ],
)
def test_each_kind_of_notice_is_a_matter_one_can_choose(kind: str, matter: Matter) -> None:
    assert MATTERS[kind] == matter


def test_the_clock_looks_after_badges_and_terms(term: Term, mentor: Member) -> None:
    assert {schedule.look_after_badges, schedule.look_after_terms} <= {
        *schedule.BY_THE_CLOCK.values()
    }
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        schedule.look_after_terms(0)
    assert Notice.objects.filter(member=mentor, kind="term.nudge").count() == 1
    badge = mentor.verifications.get()
    with time_machine.travel(badge.ends_at - timedelta(days=3), tick=False):
        schedule.look_after_badges(0)
    assert Notice.objects.filter(member=mentor, text__contains="ends in a month").count() == 1


def test_a_term_has_two_parties_and_a_request_begins_their_silence(
    amina: Member, mentor: Member
) -> None:
    asked = world.term(amina, mentor)
    began = set(Party.objects.filter(term=asked).values_list("member", flat=True))
    assert began == {amina.pk, mentor.pk}
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        terms.accept(mentor, asked)
        assert all(one.heard_at == timezone.now() for one in Party.objects.all())


def test_a_closed_account_verifies_nobody(mentor: Member, bakari: Member, group: Group) -> None:
    world.met(mentor, bakari)
    able = verifying.verifiers(group.sector, "Grading maize", world.member("Other"))
    assert set(able) == {mentor, bakari}
    Member.objects.filter(pk=bakari.pk).update(is_active=False)
    assert set(able.all()) == {mentor}


def test_a_badge_lost_elsewhere_leaves_terms_of_another_skill_alone(
    amina: Member, mentor: Member, staff: Member, group: Group
) -> None:
    world.apprenticeship(amina, mentor)
    other = world.badge(staff, mentor, group, "Storing")
    revocations.revoke(staff, other, uuid4(), "Never stored any.")
    assert not Notice.objects.filter(member=amina, kind="term.offer").exists()
    assert Verification.objects.standing().filter(member=mentor).count() == 1
