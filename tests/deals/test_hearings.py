"""Two stewards with no part in it judge, each for themselves; an appeal goes to two others."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.deals import judging, reads
from community.deals.actions import claims, hearings
from community.deals.actions.hearings import look_after_hearings
from community.deals.models import Claim, Hearing, Verdict
from community.deals.models.claim import Outcome
from community.members.models import Deed, Member
from community.members.models.deed import Verb
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import stewards
from groups.models import Group
from tests import world
from tests.deals.conftest import steward
from tests.doors import As

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(amina: Member, wanjiru: Member, otieno: Member) -> Claim:
    """Amina says that Wanjiru did not pay; Wanjiru has answered; Bakari and Otieno may judge."""
    made = world.claim(amina, str(wanjiru.phone))
    claims.reply(wanjiru, made, "It was never delivered.")
    return made


def later(days: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def hearing(claim: Claim, appeal: bool = False) -> Hearing:
    return claim.hearings.get(appeal=appeal)


def judge(by: Member, of: Hearing, says: str = "found") -> Verdict:
    return hearings.judge(by, of, uuid4(), says, "Both sides read")


def now(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_two_who_find_the_same_settle_it(
    as_: As, claim: Claim, bakari: Member, otieno: Member, wanjiru: Member
) -> None:
    url = f"/hearings/{hearing(claim).pk}/"
    for one in (bakari, otieno):
        assert now(claim).outcome == ""
        assert url in as_(one).get("/hearings/").content.decode()
        assert "It was never delivered." in as_(one).get(url).content.decode()
        words = {"key": str(uuid4()), "says": "found", "reason": "The texts show it"}
        assert as_(one).post(url, words).status_code == 302
    assert now(claim).stands
    page = as_(wanjiru).get(f"/claims/{claim.pk}/").content.decode()
    assert page.count("The texts show it") == 2, "both sides read both reasons"
    assert "You can appeal once" in page


def test_the_second_does_not_see_what_the_first_said(
    as_: As, claim: Claim, bakari: Member, otieno: Member
) -> None:
    hearings.judge(bakari, hearing(claim), uuid4(), "false", "A fairy tale")
    page = as_(otieno).get(f"/hearings/{hearing(claim).pk}/").content.decode()
    assert "A fairy tale" not in page


def test_two_who_differ_wait_for_a_third(
    claim: Claim, bakari: Member, otieno: Member, njeri: Member
) -> None:
    judge(bakari, hearing(claim), "found")
    judge(otieno, hearing(claim), "unshown")
    assert now(claim).settled_at is None
    judge(njeri, hearing(claim), "unshown")
    assert now(claim).outcome == Outcome.UNSHOWN


def test_where_there_are_not_two_staff_judge(
    as_: As, group: Group, amina: Member, wanjiru: Member, bakari: Member, staff: Member
) -> None:
    made = world.claim(amina, str(wanjiru.phone))
    claims.reply(wanjiru, made, "No")
    told = Notice.objects.filter(kind="deal.hearing").values_list("member", flat=True)
    assert {*told} == {bakari.pk, staff.pk}
    assert judge(staff, hearing(made)).as_staff
    assert now(made).outcome == Outcome.FOUND


def test_staff_do_not_judge_where_two_stewards_can(claim: Claim, staff: Member) -> None:
    with pytest.raises(Refusal, match="Others judge this"):
        judge(staff, hearing(claim))


def test_nobody_judges_what_they_have_a_part_in(
    as_: As, group: Group, bakari: Member, amina: Member, otieno: Member, wanjiru: Member
) -> None:
    for one in (amina, wanjiru):
        stewards.make_steward(bakari, group, one)
    made = world.claim(amina, str(wanjiru.phone))
    claims.reply(wanjiru, made, "No")
    for one in (amina, wanjiru):
        with pytest.raises(Refusal, match="Others judge this"):
            judge(one, hearing(made))
        assert as_(one).get(f"/hearings/{hearing(made).pk}/").status_code == 404
    assert set(judging.judges(hearing(made))) == {bakari, otieno}


def test_nor_of_a_number_that_is_theirs_though_nobody_says_so(
    group: Group, bakari: Member, amina: Member
) -> None:
    """They joined with the number after the claim was made, and were made steward."""
    made = world.claim(amina, "0722900900")
    late = world.joining.join("+254722900900", "Kevo", "en")
    world.joined(late, group)
    stewards.make_steward(bakari, group, late)
    with later(8):
        assert late not in judging.judges(hearing(made))
        assert not judging.may_judge(late, hearing(made))


def test_strangers_and_members_who_are_no_stewards_see_no_hearing(
    as_: As, claim: Claim, dalia: Member, chidi: Member
) -> None:
    for one in (dalia, chidi):
        assert as_(one).get(f"/hearings/{hearing(claim).pk}/").status_code == 404
        assert "Nothing waits" in as_(one).get("/hearings/").content.decode()


def test_before_the_other_has_spoken_or_a_week_is_over_nobody_judges(
    amina: Member, wanjiru: Member, bakari: Member, otieno: Member
) -> None:
    made = world.claim(amina, str(wanjiru.phone))
    with pytest.raises(Refusal):
        judge(bakari, hearing(made))
    look_after_hearings()
    assert not Notice.objects.filter(kind="deal.hearing").exists()
    with later(7.01):
        look_after_hearings()
        look_after_hearings()
        assert Notice.objects.filter(kind="deal.hearing").count() == 2, "once to each"
        assert judge(bakari, hearing(made))


def test_nobody_judges_twice_and_the_same_key_is_one_verdict(claim: Claim, bakari: Member) -> None:
    key = uuid4()
    first = hearings.judge(bakari, hearing(claim), key, "found", "Both sides read")
    assert hearings.judge(bakari, hearing(claim), key, "found", "Both sides read") == first
    with pytest.raises(Refusal):
        judge(bakari, hearing(claim))
    assert now(claim).settled_at is None


def test_a_verdict_needs_a_reason_and_one_of_the_three(
    as_: As, claim: Claim, bakari: Member
) -> None:
    url = f"/hearings/{hearing(claim).pk}/"
    for says, reason in (("found", " "), ("lift", "Because"), ("rubbish", "Because")):
        words = {"key": str(uuid4()), "says": says, "reason": reason}
        assert as_(bakari).post(url, words).status_code == 422
    assert not Verdict.objects.exists()


def test_the_book_says_that_something_was_found_and_of_whom_only_if_they_made_it_up(
    claim: Claim, amina: Member, wanjiru: Member, bakari: Member, otieno: Member, dalia: Member
) -> None:
    world.heard(claim, "found", bakari, otieno)
    deed = Deed.objects.get(verb=Verb.CLAIM_FOUND)
    assert (deed.member, deed.reason, deed.subject) == (None, "", claim.pk)
    other = world.claim(dalia, str(wanjiru.phone))
    world.heard(other, "false", bakari, otieno)
    assert Deed.objects.get(verb=Verb.CLAIM_FALSE).member == dalia


def test_who_makes_a_claim_up_makes_none_for_half_a_year(
    as_: As, claim: Claim, amina: Member, bakari: Member, otieno: Member
) -> None:
    world.heard(claim, "false", bakari, otieno)
    with pytest.raises(Refusal, match="made up"):
        world.claim(amina, "0722900900")
    assert "you can make none" in as_(amina).get("/register/").content.decode()
    with later(184):
        assert world.claim(amina, "0722900900")


def test_the_one_it_hurts_appeals_and_two_others_judge(
    as_: As, group: Group, claim: Claim, wanjiru: Member, bakari: Member, otieno: Member
) -> None:
    world.heard(claim, "found", bakari, otieno)
    others = [steward(name, group, bakari) for name in ("Halima", "Mutua")]
    words = {"key": str(uuid4()), "words": "Here is the receipt."}
    assert as_(wanjiru).post(f"/claims/{claim.pk}/appeal/", words).status_code == 302
    assert set(judging.judges(hearing(claim, appeal=True))) == {*others}
    with pytest.raises(Refusal):
        judge(bakari, hearing(claim, appeal=True), "stand")
    page = as_(others[0]).get(f"/hearings/{hearing(claim, appeal=True).pk}/").content.decode()
    assert "Here is the receipt." in page
    for one in others:
        judge(one, hearing(claim, appeal=True), "lift")
    assert not now(claim).stands
    assert now(claim).lifted_at is not None
    assert Deed.objects.filter(verb=Verb.CLAIM_LIFTED).count() == 1
    assert reads.against(wanjiru) == []


def test_an_appeal_that_fails_leaves_it_as_it_was(
    claim: Claim, wanjiru: Member, bakari: Member, otieno: Member, staff: Member
) -> None:
    world.heard(claim, "found", bakari, otieno)
    made = hearings.appeal(wanjiru, now(claim), uuid4(), "No")
    judge(staff, made, "stand")
    assert now(claim).stands


def test_whose_claim_is_called_made_up_may_appeal_and_the_other_may_not(
    as_: As,
    claim: Claim,
    amina: Member,
    wanjiru: Member,
    bakari: Member,
    otieno: Member,
    staff: Member,
) -> None:
    world.heard(claim, "false", bakari, otieno)
    words = {"key": str(uuid4()), "words": "I have witnesses."}
    assert as_(wanjiru).post(f"/claims/{claim.pk}/appeal/", words).status_code == 422
    assert as_(amina).post(f"/claims/{claim.pk}/appeal/", words).status_code == 302
    judge(staff, hearing(claim, appeal=True), "lift")
    assert world.claim(amina, "0722900900"), "and may claim again"


def test_once_and_within_a_month(
    claim: Claim, wanjiru: Member, bakari: Member, otieno: Member
) -> None:
    world.heard(claim, "found", bakari, otieno)
    with later(31), pytest.raises(Refusal, match="no longer"):
        hearings.appeal(wanjiru, now(claim), uuid4(), "No")
    key = uuid4()
    first = hearings.appeal(wanjiru, now(claim), key, "No")
    assert hearings.appeal(wanjiru, now(claim), key, "No") == first
    with pytest.raises(Refusal, match="no longer"):
        hearings.appeal(wanjiru, now(claim), uuid4(), "Again")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.sampled_from(["found", "unshown", "false"]), max_size=4))
def test_whatever_four_stewards_say_it_is_settled_by_the_first_two_alike(
    claim: Claim, group: Group, bakari: Member, otieno: Member, said: Sequence[str]
) -> None:
    Verdict.objects.all().delete()
    Claim.objects.filter(pk=claim.pk).update(outcome="", settled_at=None)
    claim.hearings.update(settled_at=None)
    known = list(group.stewards().order_by("pk"))
    more = [steward(f"Njeri {n}", group, bakari) for n in range(4 - len(known))]
    expected = ""
    for at, (one, says) in enumerate(zip([*known, *more], said, strict=False)):
        if expected:
            break
        judge(one, hearing(claim), says)
        expected = says if said[: at + 1].count(says) == 2 else ""
    assert now(claim).outcome == expected


def queue(as_: As, reader: Member, group: Group) -> str:
    return str(as_(reader).get(f"/groups/{group.slug}/queue/").content.decode())


def test_it_stands_in_the_queue_of_each_who_may_judge_and_leads_there(
    as_: As, group: Group, claim: Claim, bakari: Member, otieno: Member
) -> None:
    link = f'href="/hearings/{hearing(claim).pk}/"'
    for one in (bakari, otieno):
        assert link in queue(as_, one, group)
    judge(bakari, hearing(claim))
    assert link not in queue(as_, bakari, group), "he has spoken"
    assert link in queue(as_, otieno, group)
    judge(otieno, hearing(claim))
    assert link not in queue(as_, otieno, group)
    assert "Nothing waits" in queue(as_, otieno, group)


def test_the_queue_shows_nobody_what_they_have_a_part_in(
    as_: As, group: Group, claim: Claim, bakari: Member, amina: Member, chidi: Member
) -> None:
    stewards.make_steward(bakari, group, amina)
    assert "/hearings/" not in queue(as_, amina, group)
    other = world.group(by=chidi, name="Fish of Kisumu")
    assert "/hearings/" not in queue(as_, chidi, other), "nor what arose in another group"


def test_before_the_week_is_over_or_answered_it_does_not_wait_in_the_queue(
    as_: As, group: Group, bakari: Member, otieno: Member, amina: Member, wanjiru: Member
) -> None:
    made = world.claim(amina, str(wanjiru.phone))
    link = f'href="/hearings/{hearing(made).pk}/"'
    assert link not in queue(as_, bakari, group)
    with later(7.1):
        assert link in queue(as_, bakari, group)
