"""A badge rests while its holder is frozen: everybody reads it in the log, and who learns on it is
told, once when it rests and once when it goes on."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community import schedule
from community.members import freezing
from community.members.models import Deed, Freeze, Member
from community.members.models.freeze import How, Why
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import badges, relays, rests, revocations, terms
from mentorship.models import Term, Verification
from mentorship.subjects import BADGE
from tests import world
from tests.doors import As


@pytest.fixture
def term(amina: Member, mentor: Member) -> Term:
    return world.apprenticeship(amina, mentor)


@pytest.fixture
def freeze(term: Term, mentor: Member) -> Freeze:
    """Of a mentor with one who learns on the badge."""
    return freezing.begin(mentor, Why.DEVICE)


def look() -> None:
    """Twice is harmless."""
    rests.look_after_rests()
    rests.look_after_rests()


def told(member: Member, kind: str) -> list[str]:
    return [*Notice.objects.filter(member=member, kind=kind).values_list("text", flat=True)]


def written(member: Member) -> list[str]:
    """What the log says of their badges since they were given."""
    lines = Deed.objects.filter(where="badges", member=member).exclude(verb="badge.given")
    return [*lines.order_by("pk").values_list("verb", flat=True)]


def test_a_badge_that_rests_is_in_the_log_and_its_learner_is_told_once(
    freeze: Freeze, term: Term, amina: Member, mentor: Member
) -> None:
    look()
    [line] = Deed.objects.filter(verb="badge.rested")
    assert (line.by, line.member, line.where) == (None, mentor, "badges")
    assert (line.subject, line.after, line.reason) == (term.badge_id, "Grading maize", "")
    [word] = Notice.objects.filter(member=amina, kind="term.rested")
    assert "Dalia for Grading maize rests until it is known" in word.text
    assert (word.url, word.actor) == (term.get_absolute_url(), None)


def test_when_it_goes_on_the_learner_is_told_once_and_the_log_has_its_line(
    freeze: Freeze, amina: Member, mentor: Member
) -> None:
    look()
    freezing.lift(freeze, How.VOUCHERS)
    look()
    assert told(amina, "term.resumed") == [
        "It is still Dalia: the badge for Grading maize counts again."
    ]
    assert len(told(amina, "term.rested")) == 1
    assert written(mentor) == ["badge.rested", "badge.resumed"]


def test_a_second_change_is_said_again(freeze: Freeze, amina: Member, mentor: Member) -> None:
    for why in (Why.DEVICE, Why.NUMBER):
        one = freezing.begin(mentor, why)
        look()
        freezing.lift(one, How.STEWARD)
        look()
    assert written(mentor) == ["badge.rested", "badge.resumed"] * 2
    assert len(told(amina, "term.rested")) == len(told(amina, "term.resumed")) == 2


def test_one_that_is_asked_anew_goes_on_resting_without_a_word(
    freeze: Freeze, amina: Member, mentor: Member
) -> None:
    look()
    freezing.begin_anew(mentor, Why.NUMBER)
    look()
    assert written(mentor) == ["badge.rested"]
    assert not told(amina, "term.resumed")


def test_what_was_over_before_anybody_looked_is_not_said(
    freeze: Freeze, amina: Member, mentor: Member
) -> None:
    freezing.lift(freeze, How.SECOND)
    look()
    assert not written(mentor)
    assert not told(amina, "term.rested")


def test_where_nobody_is_frozen_nothing_is_said(term: Term, amina: Member, mentor: Member) -> None:
    look()
    assert not written(mentor)
    assert not told(amina, "term.rested")


def test_of_two_workers_who_saw_it_one_says_it(
    freeze: Freeze, term: Term, amina: Member, mentor: Member
) -> None:
    seen = Verification.objects.select_related("member").get(pk=term.badge_id)
    for _worker in range(2):
        rests.rest(seen)
    freezing.lift(freeze, How.DEVICE)
    for _worker in range(2):
        rests.go_on(seen)
    assert written(mentor) == ["badge.rested", "badge.resumed"]
    assert len(told(amina, "term.rested")) == len(told(amina, "term.resumed")) == 1


def test_another_holders_badge_and_its_learners_hear_nothing(
    freeze: Freeze, wanjiru: Member, bakari: Member, staff: Member, group: Group
) -> None:
    badges.give(
        staff, uuid4(), member=bakari, sector=group.sector, skill="Grading maize", proof="Seen."
    )
    world.apprenticeship(wanjiru, bakari)
    look()
    assert not written(bakari)
    assert not told(wanjiru, "term.rested")


def test_each_badge_of_theirs_rests_but_a_learner_hears_of_their_own_skill_alone(
    freeze: Freeze, amina: Member, mentor: Member, staff: Member, group: Group
) -> None:
    badges.give(staff, uuid4(), member=mentor, sector=group.sector, skill="Storing", proof="Seen.")
    look()
    assert written(mentor) == ["badge.rested"] * 2
    [word] = told(amina, "term.rested")
    assert "Grading maize" in word


def test_only_who_learns_now_is_told(
    wanjiru: Member, amina: Member, mentor: Member, bakari: Member
) -> None:
    world.term(wanjiru, mentor)
    terms.stop(amina, world.apprenticeship(amina, mentor))
    freezing.begin(mentor, Why.NUMBER)
    look()
    assert written(mentor) == ["badge.rested"]
    assert not Notice.objects.filter(kind="term.rested").exists()


def test_who_learns_on_the_badge_of_before_its_renewal_is_told_too(
    term: Term, amina: Member, mentor: Member, staff: Member, group: Group
) -> None:
    again = {"sector": group.sector, "skill": "grading maize", "proof": "Seen again."}
    badges.give(staff, uuid4(), member=mentor, **again)
    freezing.begin(mentor, Why.DEVICE)
    look()
    assert written(mentor) == ["badge.renewed", "badge.rested"]
    assert len(told(amina, "term.rested")) == 1


def test_who_went_on_with_another_mentor_hears_no_more(
    freeze: Freeze, term: Term, amina: Member, wanjiru: Member, staff: Member, group: Group
) -> None:
    other = badges.give(
        staff, uuid4(), member=wanjiru, sector=group.sector, skill="Grading maize", proof="Seen."
    )
    look()
    relays.answer(wanjiru, relays.ask(amina, term, uuid4(), other), True)
    freezing.lift(freeze, How.VOUCHERS)
    look()
    assert not told(amina, "term.resumed")


def test_one_taken_back_while_it_rested_does_not_go_on(
    freeze: Freeze, term: Term, amina: Member, mentor: Member, staff: Member
) -> None:
    look()
    revocations.revoke(staff, mentor.verifications.get(), uuid4(), "Sold wet maize.")
    freezing.lift(freeze, How.VOUCHERS)
    look()
    assert written(mentor) == ["badge.rested", "badge.revoked"]
    assert not told(amina, "term.resumed")
    assert mentor.verifications.get().rested_at is None


def test_nor_does_one_whose_year_is_over(freeze: Freeze, amina: Member, mentor: Member) -> None:
    look()
    with time_machine.travel(timezone.now() + timedelta(days=366), tick=False):
        freezing.lift(freeze, How.VOUCHERS)
        look()
    assert written(mentor) == ["badge.rested"]
    assert not told(amina, "term.resumed")


def test_a_suspended_badge_does_not_rest_beside_that(
    term: Term, amina: Member, mentor: Member, bakari: Member
) -> None:
    assert BADGE.take
    BADGE.take(bakari, term.badge_id, "hid it")
    freezing.begin(mentor, Why.DEVICE)
    look()
    assert "badge.rested" not in written(mentor)
    assert not told(amina, "term.rested")


def test_of_an_account_that_was_closed_nothing_is_said_until_it_is_open_again(
    freeze: Freeze, amina: Member, mentor: Member
) -> None:
    look()
    Member.objects.filter(pk=mentor.pk).update(is_active=False)
    freezing.lift(freeze, How.STEWARD)
    look()
    assert written(mentor) == ["badge.rested"]
    assert not told(amina, "term.resumed")
    Member.objects.filter(pk=mentor.pk).update(is_active=True)
    look()
    assert len(told(amina, "term.resumed")) == 1


def test_everybody_reads_the_log_and_members_read_whose_badge_it_is(
    freeze: Freeze, chidi: Member, as_: As, client: Any
) -> None:
    look()
    address = "/mentors/log/"
    assert "let a badge rest" in client.get(address).content.decode()
    page = as_(chidi).get(address).content.decode()
    assert "let a badge rest" in page
    assert "Dalia" in page
    assert "new phone" not in page


def test_the_learner_reads_it_among_the_notices(freeze: Freeze, amina: Member, as_: As) -> None:
    look()
    assert "rests until it is known" in as_(amina).get("/notices/").content.decode()


def test_the_clock_looks_every_ten_minutes(freeze: Freeze, amina: Member) -> None:
    assert schedule.BY_THE_CLOCK["6-59/10 * * * *"] is schedule.look_after_rests
    schedule.look_after_rests(0)
    assert len(told(amina, "term.rested")) == 1


def test_a_badge_that_rests_takes_on_nobody(freeze: Freeze, mentor: Member, bakari: Member) -> None:
    with pytest.raises(Refusal, match="does not stand now"):
        world.term(bakari, mentor)
    assert Term.objects.count() == 1
