"""What an adviser earns by stands beside every answer of theirs; what is hidden costs the badge."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from community.members.models import Deed, Member
from community.sms.read import Words
from community.text.refusals import Refusal
from groups.actions import appeals
from groups.models import Group
from mentorship import keywords
from mentorship.actions import interests, questions
from mentorship.models import Answer, Interest, Verification
from mentorship.subjects import BADGE
from tests import world
from tests.doors import Call

SignedIn = Callable[[Member], Client]


def test_it_stands_on_every_answer_old_and_new(
    mentor: Member, amina: Member, group: Group, as_: SignedIn
) -> None:
    question = world.question(amina, group)
    world.answer(mentor, question)
    interests.declare(mentor, uuid4(), "I sell  sacks")
    world.answer(mentor, question, "Use new sacks.")
    assert [one.interests for one in Answer.objects.drawn()] == [["I sell sacks"]] * 2
    page = as_(amina).get(question.get_absolute_url()).content.decode()
    assert page.count("I sell sacks") == 2


def test_a_text_and_a_program_read_it_too(
    mentor: Member, amina: Member, group: Group, call: Call
) -> None:
    question = world.question(amina, group)
    given = world.answer(mentor, question)
    assert call(amina, f"/questions/{question.pk}").json()["answers"][0]["interests"] == []
    interests.declare(mentor, uuid4(), "I sell sacks")
    read = Words(amina.phone, "READ", str(question.pk), uuid4())
    assert "Dalia (earns by it: I sell sacks): Dry it" in keywords.read(read)
    [drawn] = call(amina, f"/questions/{question.pk}").json()["answers"]
    assert (drawn["id"], drawn["interests"]) == (given.pk, ["I sell sacks"])


def test_it_is_told_on_ones_own_page_and_ended_there(amina: Member, as_: SignedIn) -> None:
    browser = as_(amina)
    assert "told nothing yet" in browser.get("/me/interests/").content.decode()
    assert browser.post("/me/interests/", {"key": uuid4(), "words": " "}).status_code == 422
    assert (
        browser.post("/me/interests/", {"key": uuid4(), "words": "Agent of X"}).status_code == 302
    )
    told = Interest.objects.get()
    door = f"/me/interests/{told.pk}/end/"
    assert "Agent of X" in browser.get("/me/interests/").content.decode()
    assert browser.post(door).status_code == 302
    assert browser.post(door).status_code == 404
    assert not Interest.objects.standing().exists()


def test_nobody_ends_what_another_told(amina: Member, dalia: Member, as_: SignedIn) -> None:
    told = interests.declare(dalia, uuid4(), "Agent of X")
    assert as_(amina).post(f"/me/interests/{told.pk}/end/").status_code == 404
    with pytest.raises(Refusal):
        interests.end(amina, told)
    assert Interest.objects.standing().get() == told


def test_the_same_twice_is_once_and_five_are_the_most(amina: Member) -> None:
    key = uuid4()
    first = interests.declare(amina, key, "I sell maize")
    assert interests.declare(amina, key, "I sell maize") == first
    assert interests.declare(amina, uuid4(), "i sell MAIZE") == first
    for number in range(4):
        interests.declare(amina, uuid4(), f"Agent of {number}")
    with pytest.raises(Refusal, match="five lines"):
        interests.declare(amina, uuid4(), "One too many")
    assert Interest.objects.count() == 5


def hidden(by: Member, mentor: Member) -> Verification:
    """Reported, and found by the steward of the group both are in."""
    badge = mentor.verifications.get()
    judge = world.trusted(mentor_steward(badge))
    world.finding(judge, world.report(by, "badge", badge.pk), outcome="taken")
    badge.refresh_from_db()
    return badge


def mentor_steward(badge: Verification) -> Member:
    return Member.objects.get(memberships__steward=True, memberships__group__sector=badge.sector)


def test_hidden_reported_and_confirmed_the_badge_is_suspended_and_an_appeal_gives_it_back(
    mentor: Member, amina: Member, staff: Member, group: Group, as_: SignedIn
) -> None:
    badge = hidden(amina, mentor)
    assert not badge.is_standing
    assert not Verification.objects.standing().exists()
    assert "Suspended" in as_(amina).get(badge.get_absolute_url()).content.decode()
    made = appeals.appeal(mentor, mentor.findings.get(), uuid4(), "I told it.")
    appeals.judge(staff, made, uuid4(), True, "It was told.")
    badge.refresh_from_db()
    assert badge.is_standing
    verbs = [one.verb for one in Deed.objects.at("badges")][:2]
    assert verbs == ["badge.restored", "badge.suspended"]


def test_suspended_one_cannot_apply_round_it(mentor: Member, amina: Member, group: Group) -> None:
    hidden(amina, mentor)
    world.known(mentor)
    with pytest.raises(Refusal, match="suspended"):
        world.application(mentor, group)


def test_a_report_from_outside_the_mentors_groups_falls_to_staff(
    mentor: Member, chidi: Member, amina: Member, bakari: Member, group: Group
) -> None:
    """Else whoever opens a group of the trade could suspend any badge in it."""
    badge = mentor.verifications.get()
    world.group(chidi, "Chidi's own")
    world.trusted(bakari)
    assert BADGE.seen(chidi, badge.pk).group is None
    assert BADGE.seen(amina, badge.pk).group == group


def test_suspending_twice_or_restoring_what_stands_changes_nothing(
    mentor: Member, bakari: Member
) -> None:
    pk = mentor.verifications.get().pk
    assert BADGE.take
    assert BADGE.give
    BADGE.give(bakari, pk)
    for _twice in range(2):
        BADGE.take(bakari, pk, "hid it")
    for _twice in range(2):
        BADGE.give(bakari, pk)
    assert Deed.objects.at("badges").count() == 3


def test_the_report_is_offered_on_the_page_of_the_badge(
    mentor: Member, amina: Member, group: Group, as_: SignedIn
) -> None:
    badge = mentor.verifications.get()
    page = as_(amina).get(badge.get_absolute_url()).content.decode()
    assert "Do they hide what they earn by?" in page
    assert f"/report/badge/{badge.pk}/" in page or f"badge/{badge.pk}" in page
    own = as_(mentor).get(badge.get_absolute_url()).content.decode()
    assert "Do they hide" not in own


def test_an_answer_hidden_asker_or_not_shows_the_same_interest(
    mentor: Member, amina: Member, group: Group
) -> None:
    asked = questions.ask(amina, group, uuid4(), "How do I pay?", unnamed=True)
    interests.declare(mentor, uuid4(), "Lends money")
    world.answer(mentor, asked)
    assert Answer.objects.drawn().get().interests == ["Lends money"]
