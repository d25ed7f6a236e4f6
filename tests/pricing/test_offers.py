"""Suppliers are asked and quote under seal."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.sms.models import Text
from community.sms.tasks import hand_over, hand_over_the_rest
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import invitations, offers
from pricing.models import Break, Invitation, Minute, Offer, Round
from pricing.rounds import reads
from tests import world


@pytest.fixture
def round(bakari: Member, group: Group) -> Round:
    return world.round_for(bakari, group, "40")


@pytest.fixture
def asked(round: Round, bakari: Member, chidi: Member) -> Invitation:
    return invitations.invite(bakari, round, chidi.handle)


def quoted(by: Member, asked: Invitation, *steps: tuple[str, str], transport: str = "0") -> Offer:
    rows = [(Decimal(least), Decimal(price)) for least, price in steps]
    until = timezone.localdate(asked.round.closes_at)
    return offers.quote(by, asked, uuid4(), rows, Decimal(transport), until)


def test_a_member_is_asked_by_a_notice_once(round: Round, bakari: Member, chidi: Member) -> None:
    for who in (chidi.handle, f"@{chidi.handle}", f" @{chidi.handle.upper()} "):
        invitations.invite(bakari, round, who)
    notice = Notice.objects.get()
    assert (notice.member, notice.url) == (chidi, f"/offers/{round.pk}/")
    assert Invitation.objects.of(chidi).get().round == round
    assert not Text.objects.exists()


def test_a_phone_is_asked_by_text_in_both_languages(round: Round, bakari: Member) -> None:
    invitations.invite(bakari, round, "0712 345 678")
    text = Text.objects.get()
    assert text.to == "+254712345678"
    assert "asks you for a price: Maize" in text.body
    joined = world.joining.join("+254712345678", "Wholesale", "en")
    assert Invitation.objects.of(joined).get().round == round, "whoever proves the number"


def test_the_phone_of_a_member_says_nothing_back(
    round: Round, bakari: Member, chidi: Member
) -> None:
    known = invitations.invite(bakari, round, chidi.phone)
    unknown = invitations.invite(bakari, round, "0712 345 678")
    assert (known.member, unknown.member) == (None, None)
    assert str(known) == chidi.phone
    assert Text.objects.count() == 2


@pytest.mark.parametrize("who", ["@nobody", "", "12", "0712 3", "+254 20 1234567"])
def test_nobody_of_that_name_is_said(round: Round, bakari: Member, who: str) -> None:
    with pytest.raises(Refusal) as no:
        invitations.invite(bakari, round, who)
    assert no.value.field == "who"
    assert not Invitation.objects.exists()


def test_a_steward_cannot_quote(round: Round, bakari: Member) -> None:
    with pytest.raises(Refusal, match="A steward"):
        invitations.invite(bakari, round, bakari.handle)


def test_who_pledged_stays_a_buyer_and_the_steward_learns_nothing(
    round: Round, bakari: Member, amina: Member
) -> None:
    world.pledge(amina, round, "5")
    assert invitations.invite(bakari, round, amina.handle).pk
    assert not Notice.objects.exists()
    assert not Invitation.objects.of(amina).exists()
    assert reads.seen(amina, round.pk) == round


def test_nobody_is_asked_after_the_close(round: Round, bakari: Member, chidi: Member) -> None:
    with time_machine.travel(round.closes_at, tick=False), pytest.raises(Refusal, match="closed"):
        invitations.invite(bakari, round, chidi.handle)


def test_a_quote_moves_nothing_anywhere(asked: Invitation, chidi: Member, amina: Member) -> None:
    """No event, no notice, no count, no line of the log but the supplier's own."""
    before = (Event.objects.count(), Notice.objects.count())
    quoted(chidi, asked, ("1", "5200"), ("30", "5000"), transport="2000")
    quoted(chidi, asked, ("1", "5100"))
    offers.withdraw(chidi, asked)
    assert (Event.objects.count(), Notice.objects.count()) == before
    kinds = [one.kind for one in reads.minutes(amina, asked.round)]
    assert kinds == ["opened", "asked"]
    assert Minute.objects.filter(sealed=True, by=chidi).count() == 3


def test_a_change_takes_the_place_of_the_first(asked: Invitation, chidi: Member) -> None:
    quoted(chidi, asked, ("1", "5200"))
    second = quoted(chidi, asked, ("30", "5000"), ("1", "5150"))
    assert reads.standing_offer(asked) == second
    assert [one.least for one in second.breaks.all()] == [1, 30]
    assert Offer.objects.count() == 2


def test_sent_twice_with_one_key_is_one_quote(asked: Invitation, chidi: Member) -> None:
    key, until = uuid4(), timezone.localdate(asked.round.closes_at)
    words = (asked, key, [(Decimal(1), Decimal(5200))], Decimal(0), until)
    assert offers.quote(chidi, *words) == offers.quote(chidi, *words)
    assert Break.objects.count() == 1


def test_a_late_quote_is_refused(asked: Invitation, chidi: Member) -> None:
    quoted(chidi, asked, ("1", "5200"))
    late = time_machine.travel(asked.round.closes_at, tick=False)
    with late, pytest.raises(Refusal, match="closed"):
        quoted(chidi, asked, ("1", "4000"))
    assert [one.price for one in Break.objects.all()] == [5200]


BAD: list[tuple[list[tuple[str, str]], str]] = [
    ([], "least_1"),
    ([("0", "5000")], "least_1"),
    ([("-5", "5000")], "least_1"),
    ([("1", "0")], "price_1"),
    ([("1", "1000000000000")], "price_1"),
    ([("1", "5000"), ("1", "4900")], "least_1"),
    ([("1", "5000"), ("30", "5100")], "price_1"),
    ([(str(one), "5000") for one in range(1, 9)], "least_1"),
]


@pytest.mark.parametrize(("steps", "field"), BAD)
def test_prices_must_be_possible(
    asked: Invitation, chidi: Member, steps: list[tuple[str, str]], field: str
) -> None:
    with pytest.raises(Refusal) as no:
        quoted(chidi, asked, *steps)
    assert no.value.field == field
    assert not Offer.objects.exists()


def test_transport_and_the_day_must_be_possible(asked: Invitation, chidi: Member) -> None:
    with pytest.raises(Refusal) as no:
        quoted(chidi, asked, ("1", "5000"), transport="-1")
    assert no.value.field == "transport"
    early = timezone.localdate(asked.round.closes_at) - timedelta(days=1)
    rows = [(Decimal(1), Decimal(5000))]
    with pytest.raises(Refusal) as no:
        offers.quote(chidi, asked, uuid4(), rows, Decimal(0), early)
    assert no.value.field == "valid_until"
    assert not Offer.objects.exists()


def test_a_phone_that_is_asked_by_night_is_texted_in_the_morning(
    round: Round, bakari: Member, settings: Any
) -> None:
    settings.QUIET_HOURS = "21:00-06:30"
    evening = timezone.localtime(round.made_at).replace(hour=23, minute=0)
    with time_machine.travel(evening, tick=False) as clock:
        invitations.invite(bakari, round, "0712 345 678")
        text = Text.objects.get()
        hand_over(text.pk)
        hand_over_the_rest()
        text.refresh_from_db()
        assert text.sent_at is None
        clock.shift(timedelta(hours=7, minutes=31))
        hand_over(text.pk)
        text.refresh_from_db()
        assert text.sent_at
        jobs = ProcrastinateJob.objects.filter(task_name="sms.deliver")
        assert {job.scheduled_at for job in jobs} == {text.due_from}


def test_by_day_it_goes_out_at_once(round: Round, bakari: Member) -> None:
    invitations.invite(bakari, round, "0712 345 678")
    hand_over(Text.objects.get().pk)
    assert Text.objects.get().sent_at
