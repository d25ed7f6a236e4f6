"""Terms through random histories, against a small model of what may be; two at the same moment; and
one whole way through the pages."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from random import Random
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from community.members.rings import rings
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import learning
from mentorship.actions import askings, corrections, entries, sightings, terms
from mentorship.models import Application, Attestation, Correction, Entry, Term, Verification
from mentorship.models.term import Outcome
from tests import world
from tests.mentorship.test_at_once import together

SignedIn = Callable[[Member], Client]
ACTS = ("accept", "decline", "stop", "check in", "work", "correct")


class Model:
    """What a term may come to, in as few words as it takes."""

    def __init__(self) -> None:
        self.state, self.works, self.corrected, self.said = "asked", 0, 0, 0

    def takes(self, who: str, act: str) -> bool:
        """Whether this changes anything."""
        if act in ("accept", "decline"):
            return self.state == "asked" and who == "mentor"
        if act == "stop":
            return self.state != "ended" and who != "stranger"
        if self.state != "running" or who == "stranger":
            return False
        left = self.works > self.corrected
        return {"check in": True, "work": who == "learner", "correct": who == "mentor" and left}[
            act
        ]

    def does(self, act: str) -> None:
        self.state = {"accept": "running", "decline": "ended", "stop": "ended"}.get(act, self.state)
        self.works += act == "work"
        self.corrected += act == "correct"
        self.said += act == "check in"


def seen(term: Term) -> tuple[str, int, int, int]:
    term.refresh_from_db()
    state = "ended" if term.ended_at else "running" if term.accepted_at else "asked"
    works = Entry.objects.filter(term=term, kind="work").count()
    looked_at = Correction.objects.filter(entry__term=term).count()
    return state, works, looked_at, Entry.objects.filter(term=term, kind="checkin").count()


def act_on(term: Term, by: Member, act: str) -> None:
    first = Entry.objects.uncorrected().filter(term=term).first()
    if act == "check in":
        entries.check_in(by, term, uuid4(), "Well.")
    elif act == "work":
        entries.show(by, term, uuid4(), "Ten bags.")
    elif act == "correct":
        looked_at(by, first)
    else:
        getattr(terms, act)(by, term)


def looked_at(by: Member, work: Entry | None) -> None:
    if work is not None:
        corrections.correct(by, work, uuid4(), "Stones")


@pytest.mark.parametrize("seed", range(6))
def test_whoever_does_what_in_whatever_order_a_term_is_asked_runs_and_ends(
    amina: Member, mentor: Member, bakari: Member, seed: int
) -> None:
    cast, chance = {"learner": amina, "mentor": mentor, "stranger": bakari}, Random(seed)
    term, model = world.term(amina, mentor), Model()
    for _step in range(14):
        who, act = chance.choice(list(cast)), chance.choice(ACTS)
        try:
            act_on(term, cast[who], act)
        except Refusal:
            assert not model.takes(who, act), (model.state, who, act)
        if model.takes(who, act):
            model.does(act)
        assert seen(term) == (model.state, model.works, model.corrected, model.said), (who, act)


people = st.integers(0, 5)


@given(st.lists(st.tuples(people, people), max_size=12))
def test_in_a_ring_each_of_two_learnt_from_the_other_by_however_many(
    graduated: list[tuple[int, int]],
) -> None:
    """What takes the credit away: nobody outside stands behind those who teach each other."""
    for ring in rings(graduated):
        taught = {learner for teacher, learner in graduated if teacher != learner}
        assert ring <= taught
        assert 2 <= len(ring) <= 6


@given(st.lists(people, unique=True, min_size=2, max_size=6))
def test_a_chain_of_teachers_is_no_ring_however_long(chain: list[int]) -> None:
    assert rings(pairwise(chain)) == {}
    assert rings([*pairwise(chain), (chain[-1], chain[0])]) != {}


class TestAtOnce:
    pytestmark = pytest.mark.django_db(transaction=True)

    def test_of_two_taken_on_for_the_last_place_one_is(
        self, amina: Member, wanjiru: Member, mentor: Member
    ) -> None:
        askings.be_ready(mentor, 7, places=1)
        asked = [world.term(one, mentor) for one in (amina, wanjiru)]
        came = together(*[lambda one=one: terms.accept(mentor, one) for one in asked])  # type: ignore[misc]
        assert sorted(type(one).__name__ for one in came) == ["Refusal", "Term"]
        assert Term.objects.running().count() == 1

    def test_two_yes_at_once_give_one_badge(
        self, bakari: Member, mentor: Member, group: Group
    ) -> None:
        world.met(mentor, bakari)
        juma = world.known(world.joined(world.member("Juma"), group))
        one = world.application(juma, group)
        together(
            lambda: sightings.see(bakari, one, uuid4(), True, "Saw it."),
            lambda: sightings.see(mentor, one, uuid4(), True, "Saw it too."),
        )
        assert Verification.objects.filter(member=juma).count() == 1
        assert not Application.objects.waiting().exists()

    def test_the_same_request_four_times_at_once_is_one(
        self, amina: Member, mentor: Member
    ) -> None:
        badge, key = mentor.verifications.get(), uuid4()
        came = together(*[lambda: terms.request(amina, badge, key, "Grade alone", 4)] * 4)
        assert len({one.pk for one in came}) == 1
        assert Term.objects.count() == 1


def last_notice(member: Member) -> str:
    return Notice.objects.filter(member=member).latest("pk").url


def test_marys_apprentice_from_the_first_request_to_teaching_herself(
    amina: Member, mentor: Member, wanjiru: Member, chidi: Member, as_: SignedIn
) -> None:
    """Story 5, on a phone without JavaScript."""
    learner, teacher = as_(amina), as_(mentor)
    own = {"key": uuid4(), "words": "I sell sieves"}
    teacher.post("/me/interests/", own)
    assert "I sell sieves" in learner.get("/mentor/dalia/").content.decode()
    door = f"/verifications/{mentor.verifications.get().pk}/terms/"
    learner.post(door, {"key": uuid4(), "goals": "Grade alone\nStore dry", "weeks": "4"})
    page = last_notice(mentor)
    teacher.post(f"{page}answer/")
    assert last_notice(amina) == page
    for week in range(3):
        learner.post(f"{page}work/", {"key": uuid4(), "words": f"Bag {week}"})
        work = last_notice(mentor)
        teacher.post(f"{work}correction/", {"key": uuid4(), "mistakes": f"Stone {week}"})
    met = {"key": uuid4(), "held_on": timezone.localdate(), "place": "Gate B", "words": "Graded"}
    teacher.post(f"{page}sitting/", met)
    learner.post(f"{last_notice(amina)}confirmation/")
    learner.post(f"{page}thirds/", {"key": uuid4(), "handle": "wanjiru"})
    as_(wanjiru).post(last_notice(wanjiru), {"words": "Saw her grade a lorry."})
    assert teacher.post(f"{page}graduation/").status_code == 422
    with time_machine.travel(timezone.now() + timedelta(days=28), tick=False):
        assert "Let Amina graduate" in as_(mentor).get(page).content.decode()
        as_(mentor).post(f"{page}graduation/")
        shown = as_(amina).get(page).content.decode()
    assert Term.objects.get().outcome == Outcome.GRADUATED
    for words in ("graduated", "Stone 2", "Gate B"):
        assert words in shown
    assert Attestation.objects.get().words == "Saw her grade a lorry."
    assert "1 of 1 who began" in as_(chidi).get("/mentor/dalia/").content.decode()


@pytest.mark.parametrize("words", ["<script>x</script>", "[a](javascript:x)", "{{ 7*7 }}", "‮evil"])
def test_whatever_is_typed_in_a_term_stays_harmless(
    amina: Member, mentor: Member, words: str, as_: SignedIn
) -> None:
    term = world.apprenticeship(amina, mentor)
    world.corrected(world.work(term, words), words)
    for address in (term.get_absolute_url(), Entry.objects.get().get_absolute_url()):
        page = as_(mentor).get(address).content.decode()
        assert "<script>x" not in page
        assert 'href="javascript' not in page
        assert ("{{ 7*7 }}" in page) is ("{{" in words), "braces stay words, never worked out"
        assert "‮" not in page


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_page_of_a_term_opens_in_both_languages(
    amina: Member, mentor: Member, language: str, as_: SignedIn
) -> None:
    Member.objects.update(language=language)
    term = world.apprenticeship(amina, mentor)
    work = world.work(term)
    browser, page = as_(amina), term.get_absolute_url()
    doors = [f"{page}{one}" for one in ("", "work/", "sitting/", "relay/", "end/")]
    doors += ["/mentoring/", "/mentor/dalia/", "/mentors/apply/", "/me/interests/", "/mentors/log/"]
    for door in [*doors, work.get_absolute_url()]:
        answer: Any = browser.get(door)
        assert answer.status_code == 200
        assert "style=" not in answer.content.decode()


def test_what_a_graduation_lacks_is_counted_down(
    amina: Member, mentor: Member, wanjiru: Member
) -> None:
    term = world.apprenticeship(amina, mentor)
    assert learning.lacks(term) == {"days": 28, "works": 3, "words": 1}
    world.corrected(world.work(term))
    world.attested(term, wanjiru)
    with time_machine.travel(timezone.now() + timedelta(days=10), tick=False):
        assert learning.lacks(term) == {"days": 18, "works": 2}
