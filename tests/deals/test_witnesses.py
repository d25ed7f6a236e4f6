"""A third member sees it change hands, and says so: the go-between of a deal over a distance."""

from typing import Any
from uuid import uuid4

import pytest

from community.deals.actions import witnesses
from community.deals.models import Deal, Witness
from community.members.models import Member
from community.notices.models import Notice
from community.sms.models import Text
from community.text.refusals import Refusal
from tests import world
from tests.deals.conftest import Sends
from tests.deals.test_deals import draft
from tests.doors import As

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(amina: Member, wanjiru: Member) -> Deal:
    return world.deal(amina, wanjiru)


@pytest.fixture
def asked(deal: Deal, amina: Member, dalia: Member) -> Witness:
    return witnesses.ask(amina, deal, uuid4(), f"@{dalia.handle}")


def fresh(asked: Witness) -> Witness:
    return Witness.objects.get(pk=asked.pk)


def test_amina_asks_dalia_on_the_page_of_the_deal(
    as_: As, deal: Deal, amina: Member, dalia: Member
) -> None:
    words = {"key": str(uuid4()), "handle": f" @{dalia.handle.upper()} "}
    answer = as_(amina).post(f"/deals/{deal.pk}/witnesses/", words)
    assert answer.url == f"/deals/{deal.pk}/"
    made = Witness.objects.get()
    assert made.digits in as_(amina).get(answer.url).content.decode()
    told = Notice.objects.get(member=dalia)
    assert (told.kind, told.url) == ("deal.witness", f"/witnesses/{made.pk}/")
    assert f"YES {deal.pk}" in Text.objects.get(to=dalia.phone).body


def test_a_witness_sees_what_changes_hands_and_not_for_how_much(
    as_: As, asked: Witness, dalia: Member
) -> None:
    page = as_(dalia).get(f"/witnesses/{asked.pk}/").content.decode()
    assert "10 bags of maize, 90 kg" in page
    assert "Gate B" in page
    assert "45,000" not in page
    assert asked.digits not in page
    assert as_(dalia).get(f"/deals/{asked.deal_id}/").status_code == 404


def test_with_the_digits_they_stood_beside_them(
    as_: As, asked: Witness, amina: Member, dalia: Member
) -> None:
    wrong = as_(dalia).post(f"/witnesses/{asked.pk}/", {"saw": "yes", "digits": "abc"})
    assert wrong.status_code == 422
    assert "not the digits" in wrong.content.decode()
    assert fresh(asked).answered_at is None
    typed = f"{asked.digits[:3]} {asked.digits[3:]}"
    as_(dalia).post(f"/witnesses/{asked.pk}/", {"saw": "yes", "digits": typed})
    assert (fresh(asked).saw, fresh(asked).beside) == (True, True)
    assert "Dalia stood beside you" in as_(amina).get(f"/deals/{asked.deal_id}/").content.decode()
    assert Notice.objects.filter(kind="deal.witnessed").count() == 2


def test_without_them_it_is_their_word(as_: As, asked: Witness, wanjiru: Member) -> None:
    witnesses.answer(asked.member, asked, True)
    assert (fresh(asked).saw, fresh(asked).beside) == (True, False)
    page = as_(wanjiru).get(f"/deals/{asked.deal_id}/").content.decode()
    assert "Dalia says they saw it" in page


def test_what_was_not_seen_is_said_too_and_an_answer_stands(asked: Witness, dalia: Member) -> None:
    witnesses.answer(dalia, asked, False, asked.digits)
    assert (fresh(asked).saw, fresh(asked).beside) == (False, False)
    witnesses.answer(dalia, asked, True, asked.digits)
    assert fresh(asked).saw is False, "what was said stands"


def test_by_text(sends: Sends, asked: Witness, dalia: Member) -> None:
    assert "not the digits" in sends(dalia, f"YES {asked.deal_id} 12345")
    assert "Noted" in sends(dalia, f"YES {asked.deal_id} {asked.digits}")
    assert fresh(asked).beside


def test_by_text_without_digits_and_not_seen(
    sends: Sends, deal: Deal, asked: Witness, amina: Member, bakari: Member, dalia: Member
) -> None:
    other = witnesses.ask(amina, deal, uuid4(), bakari.handle)
    sends(dalia, f"NDIO {deal.pk}")
    sends(bakari, f"HAPANA {deal.pk}")
    assert (fresh(asked).saw, fresh(asked).beside, fresh(other).saw) == (True, False, False)
    assert not deal.results.exists(), "a witness is no side of the deal"


def refused(by: Member, deal: Deal, handle: str) -> str:
    with pytest.raises(Refusal) as refusal:
        witnesses.ask(by, deal, uuid4(), handle)
    return str(refusal.value.reason)


def test_neither_side_is_a_witness_nor_one_nobody_knows(
    deal: Deal, amina: Member, wanjiru: Member, chidi: Member
) -> None:
    assert "neither of you" in refused(amina, deal, wanjiru.handle)
    assert "neither of you" in refused(amina, deal, amina.handle)
    assert "Nobody in your groups" in refused(amina, deal, chidi.handle)
    assert not Witness.objects.exists()


def test_nobody_is_called_who_blocked_one_of_them(
    deal: Deal, amina: Member, wanjiru: Member, dalia: Member, bakari: Member
) -> None:
    world.blocked(dalia, wanjiru)
    assert "somebody else" in refused(amina, deal, dalia.handle)
    world.blocked(wanjiru, bakari)
    wanjiru.refresh_from_db()
    assert "somebody else" in refused(amina, Deal.objects.get(pk=deal.pk), bakari.handle)


def test_two_are_enough_and_each_is_asked_once(
    asked: Witness, amina: Member, wanjiru: Member, bakari: Member, group: Any
) -> None:
    deal = asked.deal
    assert "asked already" in refused(wanjiru, deal, asked.member.handle)
    witnesses.ask(wanjiru, deal, uuid4(), bakari.handle)
    third = world.joined(world.member("Halima"), group)
    assert "Two witnesses" in refused(amina, deal, third.handle)


def test_not_before_it_is_agreed(as_: As, amina: Member, wanjiru: Member, dalia: Member) -> None:
    made = draft(amina, wanjiru)
    words = {"key": str(uuid4()), "handle": dalia.handle}
    answer = as_(amina).post(f"/deals/{made.pk}/witnesses/", words)
    assert answer.status_code == 422
    assert "First both of you agree" in answer.content.decode()


def test_the_same_key_asks_once(deal: Deal, amina: Member, dalia: Member) -> None:
    key = uuid4()
    first = witnesses.ask(amina, deal, key, dalia.handle)
    assert witnesses.ask(amina, deal, key, dalia.handle) == first
    assert Notice.objects.filter(member=dalia).count() == 1


def test_guessing_the_digits_ends_after_ten(asked: Witness, dalia: Member) -> None:
    for _ in range(10):
        with pytest.raises(Refusal, match="not the digits"):
            witnesses.answer(dalia, asked, True, "x")
    with pytest.raises(Refusal) as refusal:
        witnesses.answer(dalia, asked, True, asked.digits)
    assert refusal.value.status == 429


def test_nobody_else_answers_in_the_witness_s_place(
    as_: As, asked: Witness, amina: Member, chidi: Member, bakari: Member
) -> None:
    for other in (amina, chidi, bakari):
        assert as_(other).get(f"/witnesses/{asked.pk}/").status_code == 404
        assert as_(other).post(f"/witnesses/{asked.pk}/", {"saw": "yes"}).status_code == 404
    assert fresh(asked).answered_at is None
