"""Claims, feedback and hearings by programs: what the pages do, with the same refusals."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.deals.models import Claim, Deal, Feedback, Hearing, Lookup, Verdict
from community.members.models import Member
from tests import world
from tests.doors import Call

pytestmark = pytest.mark.django_db


def keyed(**words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), **words}


def owed(**more: Any) -> dict[str, Any]:
    today = timezone.localdate().isoformat()
    return keyed(what="Three articles", amount="4000", due_on=today, **more)


@pytest.fixture
def done(amina: Member, wanjiru: Member) -> Deal:
    return world.dealt(amina, wanjiru)


def test_a_claim_is_made_answered_judged_and_told_to_who_asks(
    call: Call, amina: Member, wanjiru: Member, bakari: Member, otieno: Member, dalia: Member
) -> None:
    words = owed(phone=wanjiru.phone)
    made = [call(amina, "/claims", **words).json() for _time in range(2)]
    assert made[0] == made[1]
    assert Claim.objects.count() == 1
    pk = made[0]["id"]
    answered = call(wanjiru, f"/claims/{pk}/reply", words="It never came.").json()
    assert (answered["reply"], answered["outcome"]) == ("It never came.", "")
    for one in (bakari, otieno):
        (waits,) = call(one, "/hearings").json()
        assert waits["claim"]["id"] == pk
        assert waits["choices"] == ["found", "unshown", "false"]
        verdict = keyed(says="found", reason="Both sides read")
        path = f"/hearings/{waits['id']}/verdicts"
        judged = [call(one, path, **verdict).json() for _time in range(2)]
        assert judged[0] == judged[1]
        assert judged[0]["found"] == "found"
    assert Verdict.objects.count() == 2
    assert call(amina, f"/claims/{pk}").json()["outcome"] == "found"
    told = call(dalia, "/lookups", **keyed(phone=wanjiru.phone)).json()
    assert (told["found"][0]["amount"], told["left"]) == ("4000.00", 9)
    assert "wanjiru" not in str(told).lower()


def test_a_claim_does_not_tell_whether_a_number_has_an_account(
    call: Call, amina: Member, wanjiru: Member
) -> None:
    known = call(amina, "/claims", **owed(phone=wanjiru.phone)).json()
    strange = call(amina, "/claims", **owed(phone="0722 000999")).json()
    assert {**known, "id": 0} == {**strange, "id": 0}


def test_it_is_taken_back_by_who_made_it(call: Call, amina: Member, wanjiru: Member) -> None:
    made = world.claim(amina, str(wanjiru.phone))
    refused = call(wanjiru, f"/claims/{made.pk}/withdrawal", ok=True)
    assert refused.status_code == 422
    for _time in range(2):
        back = call(amina, f"/claims/{made.pk}/withdrawal", ok=True).json()
        assert back["withdrawn_at"]
    assert [one["id"] for one in call(wanjiru, "/claims").json()] == [made.pk]


def test_of_a_deal_the_number_is_known(
    call: Call, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    deal = world.deal(amina, wanjiru)
    assert call(dalia, f"/deals/{deal.pk}/claims", **owed()).status_code == 404
    made = call(amina, f"/deals/{deal.pk}/claims", **owed()).json()
    assert Claim.objects.get(pk=made["id"]).deal == deal


def test_who_is_hurt_appeals_once(
    call: Call, amina: Member, wanjiru: Member, bakari: Member, otieno: Member
) -> None:
    made = world.heard(world.claim(amina, str(wanjiru.phone)), "found", bakari, otieno)
    path, words = f"/claims/{made.pk}/appeal", keyed(words="I paid by hand.")
    assert call(amina, path, **keyed(words="No")).status_code == 422
    for _time in range(2):
        assert call(wanjiru, path, **words).status_code == 200
    assert Hearing.objects.filter(appeal=True).count() == 1
    assert call(wanjiru, path, **keyed(words="Again")).status_code == 422


def test_bad_figures_are_refused_with_the_field(call: Call, amina: Member) -> None:
    for name, bad in (("amount", "0"), ("currency", "XXX"), ("due_on", "2010-01-01")):
        answer = call(amina, "/claims", **{**owed(phone="0722 000999"), name: bad})
        assert (answer.status_code, answer.json()["field"]) == (422, name)
    assert call(amina, "/claims", **owed(phone="12")).json()["field"] == "phone"
    assert not Claim.objects.exists()


def test_ten_numbers_a_day_may_be_asked_about(call: Call, amina: Member) -> None:
    words = keyed(phone="0722 000999")
    first = [call(amina, "/lookups", **words).json() for _time in range(2)]
    assert first == [{"found": [], "left": 9}] * 2
    for _more in range(9):
        call(amina, "/lookups", **keyed(phone="0722 000999"))
    assert call(amina, "/lookups", **keyed(phone="0722 000999")).status_code == 429
    assert Lookup.objects.count() == 10


def test_feedback_is_given_mended_answered_and_read_after_its_days(
    call: Call, done: Deal, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    words = keyed(first=True, second=False, third=True, words="Late")
    path = f"/acts/deal/{done.pk}/feedback"
    made = [call(amina, path, **words).json() for _time in range(2)]
    assert made[0] == made[1]
    assert Feedback.objects.count() == 1
    pk, of = made[0]["id"], f"/members/{wanjiru.handle}/feedback"
    assert call(dalia, of).json() == []
    mended = call(wanjiru, f"/feedback/{pk}/mending", words="I brought the rest.").json()
    assert mended["mending"] == "I brought the rest."
    assert call(wanjiru, f"/feedback/{pk}/reply", words="The lorry broke.").json()["reply"]
    with time_machine.travel(timezone.now() + timedelta(hours=73), tick=False):
        (read,) = call(dalia, of).json()
    assert (read["second"], read["reply"]) == (False, "The lorry broke.")
    assert call(amina, f"/feedback/{pk}/withdrawal", ok=True).json()["taken_back_at"]


def test_an_appeal_against_feedback_goes_to_two_stewards(
    call: Call, done: Deal, amina: Member, wanjiru: Member, bakari: Member, otieno: Member
) -> None:
    made = world.feedback(amina, done, (False, False, False))
    assert call(amina, f"/feedback/{made.pk}/appeal", **keyed(words="No")).status_code == 422
    call(wanjiru, f"/feedback/{made.pk}/appeal", **keyed(words="I have the receipt."))
    for one in (bakari, otieno):
        (waits,) = call(one, "/hearings").json()
        assert (waits["claim"], waits["feedback"]["id"]) == (None, made.pk)
        says = keyed(says=waits["choices"][0], reason="The receipt shows it")
        call(one, f"/hearings/{waits['id']}/verdicts", **says)
    assert call(wanjiru, f"/feedback/{made.pk}").json()["lifted_at"]


def test_to_strangers_none_of_it_is_there(
    call: Call, done: Deal, amina: Member, wanjiru: Member, chidi: Member, otieno: Member
) -> None:
    claim, said = world.claim(amina, str(wanjiru.phone)), world.feedback(amina, done)
    hearing = claim.hearings.get()
    for one in (chidi, otieno):
        assert call(one, f"/claims/{claim.pk}").status_code == 404
        assert call(one, f"/claims/{claim.pk}/reply", words="x").status_code == 404
        assert call(one, f"/claims/{claim.pk}/withdrawal", ok=True).status_code == 404
        assert call(one, f"/feedback/{said.pk}").status_code == 404
        assert call(one, f"/feedback/{said.pk}/mending", words="x").status_code == 404
        answers = keyed(first=True, second=True, third=True)
        assert call(one, f"/acts/deal/{done.pk}/feedback", **answers).status_code == 404
    assert call(chidi, f"/members/{wanjiru.handle}/feedback").status_code == 404
    for one in (chidi, amina, wanjiru):
        assert call(one, f"/hearings/{hearing.pk}").status_code == 404
        assert call(one, "/hearings").json() == []
    assert call(amina, f"/acts/nothing/{done.pk}/feedback", **answers).status_code == 404
