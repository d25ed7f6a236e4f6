"""How it went: three answers after something on record, first between the two, then for others."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.deals import acts, reads
from community.deals.actions import feedback, hearings
from community.deals.models import Deal, Feedback, Verdict
from community.front.seeding import clock
from community.members.models import Deed, Member
from community.members.models.deed import Verb
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import stewards
from groups.models import Group
from tests import world
from tests.deals.test_edges import erased
from tests.doors import As

pytestmark = pytest.mark.django_db

DAYS = timedelta(hours=72)


@pytest.fixture
def deal(amina: Member, wanjiru: Member) -> Deal:
    """Amina sold to Wanjiru, and both said that it is done."""
    return world.dealt(amina, wanjiru)


@pytest.fixture
def complaint(deal: Deal, wanjiru: Member) -> Feedback:
    return world.feedback(wanjiru, deal, (True, False, False), "Two bags were wet.")


def later(hours: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False)


def typed(first: str = "yes", second: str = "yes", third: str = "yes", **words: str) -> Any:
    answers = {"first": first, "second": second, "third": third}
    return {"key": str(uuid4()), "words": "", **answers, **words}


def page(as_: As, reader: Member, about: Member) -> str:
    return str(as_(reader).get(f"/members/{about.handle}/feedback/").content.decode())


def fresh(one: Feedback) -> Feedback:
    return Feedback.objects.get(pk=one.pk)


def test_the_buyer_says_it_in_three_answers_and_the_seller_in_three_others(
    as_: As, deal: Deal, amina: Member, wanjiru: Member
) -> None:
    url = f"/feedback/deal/{deal.pk}/"
    assert url in as_(wanjiru).get(f"/deals/{deal.pk}/").content.decode()
    assert "Was it what you had agreed on?" in as_(wanjiru).get(url).content.decode()
    assert "Did they pay what you had agreed on?" in as_(amina).get(url).content.decode()
    for one in (wanjiru, amina):
        assert as_(one).post(url, typed()).status_code == 302
    roles = dict(Feedback.objects.values_list("member", "role"))
    assert roles == {amina.pk: "seller", wanjiru.pk: "buyer"}


def test_no_answer_is_given_beforehand_and_none_may_be_left_out(
    as_: As, deal: Deal, wanjiru: Member
) -> None:
    url = f"/feedback/deal/{deal.pk}/"
    assert " checked" not in as_(wanjiru).get(url).content.decode()
    answer = as_(wanjiru).post(url, typed(third="", words="Good bags"))
    assert answer.status_code == 422
    assert "Good bags" in answer.content.decode()
    assert not Feedback.objects.exists()


def test_once_each(as_: As, deal: Deal, wanjiru: Member) -> None:
    words = typed()
    for _ in range(2):
        assert as_(wanjiru).post(f"/feedback/deal/{deal.pk}/", words).status_code == 302
    again = as_(wanjiru).post(f"/feedback/deal/{deal.pk}/", typed("no"))
    assert again.status_code == 422
    assert "already" in again.content.decode()
    one = Feedback.objects.get()
    row = {"member": one.member, "noun": one.noun, "subject": one.subject, "role": one.role}
    answers = {"first": True, "second": True, "third": True}
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.create(author=wanjiru, key=uuid4(), **row, **answers)


def test_of_a_deal_that_is_not_over_nobody_speaks(
    as_: As, amina: Member, wanjiru: Member, dalia: Member, deal: Deal
) -> None:
    running = world.deal(amina, wanjiru)
    never = world.deal(amina, wanjiru, agreed=False)
    for one in (running, never):
        assert as_(wanjiru).get(f"/feedback/deal/{one.pk}/").status_code == 404
    assert as_(dalia).get(f"/feedback/deal/{deal.pk}/").status_code == 404, "nor a third"
    assert as_(wanjiru).get(f"/feedback/rubbish/{deal.pk}/").status_code == 404


def test_after_thirty_days_it_is_too_late(as_: As, deal: Deal, wanjiru: Member) -> None:
    with later(31 * 24):
        answer = as_(wanjiru).post(f"/feedback/deal/{deal.pk}/", typed())
        assert answer.status_code == 422
        assert "thirty days" in answer.content.decode()


def test_for_72_hours_only_the_two_read_it(
    as_: As, complaint: Feedback, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    for one in (amina, wanjiru):
        assert "Two bags were wet." in as_(one).get(f"/feedback/{complaint.pk}/").content.decode()
    assert as_(dalia).get(f"/feedback/{complaint.pk}/").status_code == 404
    with later(71.9):
        assert "Two bags were wet." not in page(as_, dalia, amina)
        assert "As a seller" not in as_(dalia).get(f"/members/{amina.handle}/").content.decode()
    with later(72.1):
        assert "Two bags were wet." in page(as_, dalia, amina)
        shown = as_(dalia).get(f"/members/{amina.handle}/").content.decode()
        assert "As a seller" in shown
        assert "1 of 1" in shown
        assert " %" not in shown.split("As a seller")[1][:600], "one voice makes no per cent"


def test_strangers_read_nothing(as_: As, complaint: Feedback, amina: Member, chidi: Member) -> None:
    with later(73):
        assert as_(chidi).get(f"/members/{amina.handle}/feedback/").status_code == 404
        assert as_(chidi).get(f"/feedback/{complaint.pk}/").status_code == 404


def test_the_other_is_told_and_called_to_put_it_right_where_not_all_was_well(
    complaint: Feedback, deal: Deal, amina: Member, wanjiru: Member
) -> None:
    told = Notice.objects.get(member=amina, kind="deal.feedback")
    assert told.url == f"/feedback/{complaint.pk}/"
    assert "three days to put it right" in told.text
    world.feedback(amina, deal)
    other = Notice.objects.get(member=wanjiru, kind="deal.feedback")
    assert "put it right" not in other.text


def test_put_right_and_taken_back_it_is_never_read_by_others(
    as_: As, complaint: Feedback, deal: Deal, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    url = f"/feedback/{complaint.pk}/"
    assert "Make it right" in as_(amina).get(url).content.decode()
    as_(amina).post(f"{url}mending/", {"words": "Two dry bags came today."})
    assert Notice.objects.filter(member=wanjiru, kind="deal.feedback").count() == 1
    shown = as_(wanjiru).get(url).content.decode()
    assert "Two dry bags came today." in shown
    assert "It is right now: take it back" in shown
    as_(wanjiru).post(f"{url}withdrawal/")
    as_(wanjiru).post(f"{url}withdrawal/")
    with later(80):
        assert "wet" not in page(as_, dalia, amina)
        assert reads.counts(amina) == []
    world.feedback(wanjiru, deal)
    assert Feedback.objects.standing().get().yes == 3, "and said anew, as it is now"


def test_only_whom_it_is_about_puts_it_right_once_and_in_time(
    as_: As, complaint: Feedback, amina: Member, wanjiru: Member
) -> None:
    url = f"/feedback/{complaint.pk}/mending/"
    assert as_(wanjiru).post(url, {"words": "Mine"}).status_code == 422
    assert as_(amina).post(url, {"words": " "}).status_code == 422
    with later(73):
        assert as_(amina).post(url, {"words": "Late"}).status_code == 422
    assert as_(amina).post(url, {"words": "Today"}).status_code == 302
    assert as_(amina).post(url, {"words": "Today"}).status_code == 302, "sent twice"
    assert as_(amina).post(url, {"words": "And more"}).status_code == 422
    assert fresh(complaint).mending == "Today"


def test_the_giver_alone_takes_it_back(as_: As, complaint: Feedback, amina: Member) -> None:
    assert as_(amina).post(f"/feedback/{complaint.pk}/withdrawal/").status_code == 422
    assert fresh(complaint).stands


def test_one_reply_stands_beside_it(
    as_: As, complaint: Feedback, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    url = f"/feedback/{complaint.pk}/reply/"
    assert as_(wanjiru).post(url, {"words": "Mine"}).status_code == 422
    assert as_(amina).post(url, {"words": "It rained on the way."}).status_code == 302
    assert as_(amina).post(url, {"words": "Another"}).status_code == 422
    with later(73):
        assert "It rained on the way." in page(as_, dalia, amina)


def test_two_stewards_with_no_part_in_it_lift_it_on_appeal(
    as_: As,
    complaint: Feedback,
    group: Group,
    amina: Member,
    wanjiru: Member,
    bakari: Member,
    otieno: Member,
) -> None:
    stewards.make_steward(bakari, group, wanjiru)
    words = {"key": str(uuid4()), "words": "It was another seller."}
    assert as_(amina).post(f"/feedback/{complaint.pk}/appeal/", words).status_code == 302
    hearing = complaint.hearings.get()
    assert as_(wanjiru).get(f"/hearings/{hearing.pk}/").status_code == 404, "a party"
    for one in (bakari, otieno):
        shown = as_(one).get(f"/hearings/{hearing.pk}/").content.decode()
        assert "It was another seller." in shown
        assert "Two bags were wet." in shown
        assert "How a deal went" in as_(one).get("/hearings/").content.decode()
        judged = {"key": str(uuid4()), "says": "lift", "reason": "The receipt shows it"}
        assert as_(one).post(f"/hearings/{hearing.pk}/", judged).status_code == 302
    assert fresh(complaint).lifted_at is not None
    assert Deed.objects.get(verb=Verb.FEEDBACK_LIFTED).member is None
    with later(73):
        assert reads.counts(amina) == []


def test_an_appeal_that_fails_leaves_it(
    complaint: Feedback, amina: Member, staff: Member, bakari: Member
) -> None:
    made = feedback.appeal(amina, complaint, uuid4(), "No")
    hearings.judge(staff, made, uuid4(), "stand", "Three saw it")
    assert fresh(complaint).stands
    assert Deed.objects.filter(verb=Verb.FEEDBACK_UPHELD).exists()
    with pytest.raises(Refusal, match="no longer"):
        feedback.appeal(amina, fresh(complaint), uuid4(), "Again")
    assert Verdict.objects.count() == 1


def test_the_giver_does_not_appeal_and_nobody_after_a_month(
    as_: As, complaint: Feedback, amina: Member, wanjiru: Member
) -> None:
    words = {"key": str(uuid4()), "words": "No"}
    assert as_(wanjiru).post(f"/feedback/{complaint.pk}/appeal/", words).status_code == 422
    with later(34 * 24):
        assert as_(amina).post(f"/feedback/{complaint.pk}/appeal/", words).status_code == 422
    assert not complaint.hearings.exists()


def test_taken_back_there_is_nothing_left_to_judge(
    complaint: Feedback, amina: Member, wanjiru: Member, bakari: Member
) -> None:
    made = feedback.appeal(amina, complaint, uuid4(), "No")
    feedback.take_back(wanjiru, complaint)
    assert made not in reads.hearings(bakari)


def test_of_an_erased_member_the_answers_stay_and_the_words_go(
    as_: As, complaint: Feedback, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    erased(wanjiru)
    with later(73):
        shown = page(as_, dalia, amina)
        assert "wet" not in shown
        assert "Wanjiru" not in shown
        assert "1 of 1" in shown


def test_the_list_of_deals_says_of_what_one_might_speak(
    as_: As, deal: Deal, wanjiru: Member
) -> None:
    assert f"/feedback/deal/{deal.pk}/" in as_(wanjiru).get("/deals/").content.decode()
    world.feedback(wanjiru, deal)
    assert f"/feedback/deal/{deal.pk}/" not in as_(wanjiru).get("/deals/").content.decode()


def test_whoever_asked_says_how_the_advice_was(
    as_: As, group: Group, amina: Member, dalia: Member, wanjiru: Member
) -> None:
    given = world.answer(dalia, world.question(amina, group))
    url = f"/feedback/answer/{given.pk}/"
    assert url in as_(amina).get("/deals/").content.decode()
    assert "Could you do what they advised?" in as_(amina).get(url).content.decode()
    assert as_(amina).post(url, typed(third="no")).status_code == 302
    assert Feedback.objects.get().role == "adviser"
    for other in (dalia, wanjiru):
        assert as_(other).get(url).status_code == 404
    with later(73):
        assert "As an adviser" in as_(wanjiru).get(f"/members/{dalia.handle}/").content.decode()


def test_who_asked_without_a_name_stays_without_one(
    as_: As, group: Group, amina: Member, dalia: Member
) -> None:
    asked = world.question(amina, group)
    type(asked).objects.filter(pk=asked.pk).update(unnamed=True)
    given = world.answer(dalia, asked)
    assert as_(amina).get(f"/feedback/answer/{given.pk}/").status_code == 404
    assert acts.lately(amina) == []


def test_the_page_of_a_member_asks_as_little_for_many_words_as_for_few(
    as_: As, amina: Member, wanjiru: Member, dalia: Member, django_assert_max_num_queries: Any
) -> None:
    with clock.at(timezone.now() - DAYS):
        for other in (wanjiru, dalia):
            for _ in range(3):
                world.feedback(other, world.dealt(amina, other))
    browser = as_(dalia)
    browser.get(f"/members/{amina.handle}/feedback/")
    with django_assert_max_num_queries(9):
        browser.get(f"/members/{amina.handle}/feedback/")
