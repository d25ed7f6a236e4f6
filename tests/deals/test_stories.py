"""Random histories of claims and feedback against a small model of who may read what."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.deals import reads
from community.deals.actions import claims, feedback, hearings
from community.deals.models import Claim, Deal, Feedback, Hearing, Lookup
from community.deals.register import mark
from community.members.models import Member
from community.text.refusals import Refusal
from tests import world

pytestmark = pytest.mark.django_db

FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
CLAIMED = ("reply", "withdraw", "found", "false", "unshown", "appeal", "lift", "stand")
SAID = ("mend", "reply", "take back", "appeal", "lift", "stand", "wait")


@pytest.fixture
def staff_two(staff: Member) -> Member:
    """A second of the staff: whoever judged first does not judge the appeal."""
    other = world.member("Neema")
    other.is_staff = True
    other.save(update_fields=["is_staff"])
    return other


@FEW
@given(story=st.lists(st.sampled_from(CLAIMED), max_size=7))
def test_a_claim_is_told_while_it_is_found_and_neither_lifted_nor_paid(
    amina: Member, wanjiru: Member, staff: Member, staff_two: Member, story: list[str]
) -> None:
    cache.clear()
    Hearing.objects.all().delete()
    Claim.objects.all().delete()
    made = world.claim(amina, str(wanjiru.phone))
    asked = Lookup(mark=mark(str(wanjiru.phone)), member=wanjiru)
    told = False
    for act in story:
        before = Claim.objects.get(pk=made.pk)
        if did(act, before, amina, wanjiru, [staff, staff_two]):
            told = after(act, before, told)
        assert bool(reads.found(asked)) == told, (act, story)


def after(act: str, before: Claim, told: bool) -> bool:
    """The model: whether whoever asks about the number is told, once this was done."""
    if act == "found":
        return True
    if act == "lift" or (act == "withdraw" and before.settled_at):
        return False
    return told


def did(act: str, made: Claim, by: Member, about: Member, judges: list[Member]) -> bool:
    """Whether it was done, not refused."""
    try:
        if act == "reply":
            claims.reply(about, made, "It was never delivered.")
        elif act == "withdraw":
            claims.withdraw(by, made)
        elif act == "appeal":
            hearings.appeal(by if made.outcome == "false" else about, made, uuid4(), "No")
        else:
            hearing = made.hearings.filter(appeal=act in {"lift", "stand"}).last()
            return hearing is not None and judged(judges, hearing, act)
    except Refusal:
        return False
    return True


def judged(judges: list[Member], hearing: Hearing, says: str) -> bool:
    """By the one of them who may: staff, since the group has one steward."""
    for one in judges:
        try:
            hearings.judge(one, hearing, uuid4(), says, "Both sides read")
        except Refusal:
            continue
        return True
    return False


@FEW
@given(story=st.lists(st.sampled_from(SAID), max_size=7))
def test_feedback_is_read_by_others_after_72_hours_while_it_stands(
    amina: Member, wanjiru: Member, staff: Member, story: list[str]
) -> None:
    cache.clear()
    Hearing.objects.all().delete()
    Feedback.objects.all().delete()
    deal = Deal.objects.done().first() or world.dealt(amina, wanjiru)
    made = world.feedback(wanjiru, deal, (True, False, True))
    hours, stands = 0, True
    for act in story:
        hours += 30 * (act == "wait")
        with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
            done = spoke(act, Feedback.objects.get(pk=made.pk), amina, wanjiru, staff)
            stands = stands and not (done and act in {"take back", "lift"})
            public = {one.pk for one in reads.said_of(amina)}
            assert (made.pk in public) == (stands and hours >= 72), (act, story)


def spoke(act: str, made: Feedback, about: Member, by: Member, staff: Member) -> bool:
    try:
        if act == "mend":
            feedback.mend(about, made, "Two dry bags came.")
        elif act == "reply":
            feedback.reply(about, made, "It rained.")
        elif act == "take back":
            feedback.take_back(by, made)
        elif act == "appeal":
            feedback.appeal(about, made, uuid4(), "No")
        elif act in {"lift", "stand"}:
            hearing = made.hearings.last()
            return hearing is not None and judged([staff], hearing, act)
    except Refusal:
        return False
    return True
