"""Members say yes, the steward orders, the paid price goes back to the board."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing import board
from pricing.actions import closings, confirmations, deliveries, offers, orders, rounds
from pricing.models import Confirmation, Delivery, Order, Quote, Round
from pricing.rounds import reads, unsealed
from tests import world


@pytest.fixture
def round(bakari: Member, amina: Member, dalia: Member, chidi: Member, group: Group) -> Round:
    """Closed: Amina 12 up to 5,500, Dalia 6 up to 5,300; Chidi's 5,000 and a lorry for 1,800."""
    round = world.round_for(bakari, group, "10", more_days=0)
    world.pledge(amina, round, "12", "5500")
    world.pledge(dalia, round, "6", "5300")
    world.offer(chidi, round, ("1", "5000"), transport="1800")
    with time_machine.travel(round.closes_at, tick=False):
        closings.close_due()
    return Round.objects.whole().get(pk=round.pk)


def says(by: Member, round: Round, agreed: bool = True) -> Confirmation:
    return confirmations.confirm(by, round, uuid4(), agreed)


def ordered(by: Member, round: Round) -> Order:
    return orders.order(by, round, uuid4())


def test_what_is_confirmed_is_counted_for_all(round: Round, amina: Member, dalia: Member) -> None:
    says(amina, round)
    says(dalia, round, agreed=False)
    assert reads.seen(amina, round.pk).confirmed == 12
    says(dalia, round)
    assert reads.seen(amina, round.pk).confirmed == 18, "the newest word counts"


def test_nobody_confirms_what_is_not_theirs(round: Round, bakari: Member) -> None:
    with pytest.raises(Refusal, match="not pledged"):
        says(bakari, round)


def test_whoever_was_priced_out_has_nothing_to_confirm(
    bakari: Member, amina: Member, dalia: Member, chidi: Member, group: Group
) -> None:
    round = world.round_for(bakari, group, "10", more_days=0)
    world.pledge(amina, round, "12", "5500")
    world.pledge(dalia, round, "6", "4000")
    world.offer(chidi, round, ("1", "5000"))
    with time_machine.travel(round.closes_at, tick=False):
        closings.close_due()
    with pytest.raises(Refusal, match="left out"):
        says(dalia, round)


def test_before_the_close_there_is_nothing_to_confirm_or_order(
    bakari: Member, amina: Member, group: Group
) -> None:
    round = world.round_for(bakari, group)
    world.pledge(amina, round, "50")
    with pytest.raises(Refusal, match="nothing to say yes"):
        says(amina, round)
    with pytest.raises(Refusal, match="nothing to order"):
        ordered(bakari, round)


def test_ordered_is_what_was_confirmed_at_its_own_price(
    round: Round, bakari: Member, amina: Member, dalia: Member, chidi: Member
) -> None:
    """18 land at 5,100 each; 12 share the same lorry and land at 5,150."""
    assert round.awards.get().price == 5100
    says(amina, round)
    made = ordered(bakari, round)
    assert (made.quantity, made.price, made.total) == (12, 5150, 61800)
    assert [one.author for one in reads.shares(Round.objects.whole().get())] == [amina]
    last = {one.member: one.text for one in Notice.objects.order_by("pk")}
    assert last[amina] == "Maize is ordered: 5,150.00 KES each, all included."
    assert last[chidi].startswith("Nairobi Cereals orders 12 × bag 90 kg of Maize: 61,800.00 KES")


def test_nobody_is_taken_above_their_limit_by_others_staying_away(
    bakari: Member, amina: Member, dalia: Member, chidi: Member, group: Group
) -> None:
    round = world.round_for(bakari, group, "2", more_days=0)
    world.pledge(amina, round, "4", "6000")
    world.pledge(dalia, round, "4", "5300")
    world.pledge(bakari, round, "4", "6000")
    world.offer(chidi, round, ("1", "5000"), transport="3600")
    with time_machine.travel(round.closes_at, tick=False):
        closings.close_due()
    says(amina, round)
    says(dalia, round)
    made = ordered(bakari, round)
    assert (made.quantity, made.price) == (4, 5900), "at 8 it would be 5,450, above Dalia's 5,300"
    text = Notice.objects.filter(member=dalia).latest("pk").text
    assert "above your highest price; without you" in text


def test_too_few_yeses_are_no_order(round: Round, bakari: Member, dalia: Member) -> None:
    says(dalia, round)
    with pytest.raises(Refusal, match="6 of 10"):
        ordered(bakari, round)
    assert not Order.objects.exists()
    rounds.call_off(bakari, round, uuid4(), "Too few said yes.")
    assert Round.objects.whole().get().state == "off"


def test_who_left_the_group_is_not_ordered_for(
    round: Round, bakari: Member, amina: Member, dalia: Member
) -> None:
    says(amina, round)
    says(dalia, round)
    dalia.memberships.all().delete()
    assert ordered(bakari, round).quantity == 12


def test_ordered_twice_is_once(round: Round, bakari: Member, amina: Member) -> None:
    says(amina, round)
    key = uuid4()
    assert orders.order(bakari, round, key) == orders.order(bakari, round, key)
    with pytest.raises(Refusal, match="nothing to order"):
        ordered(bakari, round)
    with pytest.raises(Refusal, match="nothing to say yes"):
        says(amina, round, agreed=False)


def test_after_the_order_a_supplier_withdraws_no_more(
    round: Round, bakari: Member, amina: Member
) -> None:
    says(amina, round)
    made = ordered(bakari, round)
    offer = made.award.offer
    with pytest.raises(Refusal, match="It is ordered"):
        offers.withdraw(offer.author, offer.invitation)


def test_a_price_that_held_until_yesterday_is_not_ordered_at(
    round: Round, bakari: Member, amina: Member
) -> None:
    says(amina, round)
    late = time_machine.travel(round.closes_at + timedelta(days=9), tick=False)
    with late, pytest.raises(Refusal, match="Ask them anew"):
        ordered(bakari, round)


def test_all_confirm_anew_for_the_next_best(
    bakari: Member, amina: Member, dalia: Member, chidi: Member, group: Group
) -> None:
    round = world.round_for(bakari, group, "5", more_days=0)
    other = world.member("Otieno")
    world.pledge(amina, round, "6")
    world.pledge(dalia, round, "6")
    offer = world.offer(chidi, round, ("1", "5000"))
    world.offer(other, round, ("1", "5100"))
    with time_machine.travel(round.closes_at, tick=False):
        closings.close_due()
    says(amina, round)
    says(dalia, round, agreed=False)
    offers.withdraw(chidi, offer.invitation)
    assert reads.seen(amina, round.pk).confirmed == 0
    assert round.awards.standing().get().quantity == 6, "not over the head of who said no"
    with pytest.raises(Refusal):
        ordered(bakari, round)
    says(amina, round)
    assert ordered(bakari, round).price == 5100


def test_the_paid_price_returns_to_the_board_as_a_group_order(
    round: Round, bakari: Member, amina: Member, dalia: Member, group: Group
) -> None:
    says(amina, round)
    says(dalia, round)
    ordered(bakari, round)
    made = deliveries.deliver(bakari, round, uuid4(), Decimal(18), Decimal(91800))
    assert made.price == 5100
    cell = board.cells(group).get(kind="group-order")
    assert (cell.currency, cell.base, cell.asked) == ("KES", "kg", False)
    assert round_to(cell.middle) == Decimal("56.67"), "5,100 for a bag of 90 kg"
    after = Round.objects.whole().get()
    assert after.state == "delivered"
    saved = unsealed.saved(after, after.awards.get())
    assert saved is not None
    assert (saved.amount, saved.quantity) == (5400, 18), "18 × (5,400 − 5,100)"


def round_to(middle: Decimal | None) -> Decimal:
    assert middle is not None
    return middle.quantize(Decimal("0.01"))


def test_delivered_twice_is_one_line_on_the_board(
    round: Round, bakari: Member, amina: Member
) -> None:
    says(amina, round)
    with pytest.raises(Refusal, match="no order"):
        deliveries.deliver(bakari, round, uuid4(), Decimal(12), Decimal(61800))
    ordered(bakari, round)
    words = (bakari, round, uuid4(), Decimal(12), Decimal(61800))
    assert deliveries.deliver(*words) == deliveries.deliver(*words)
    with pytest.raises(Refusal, match="taken in before"):
        deliveries.deliver(bakari, round, uuid4(), Decimal(12), Decimal(61800))
    assert Delivery.objects.count() == 1
    assert Quote.objects.filter(cell__kind="group-order").count() == 1


@pytest.mark.parametrize(
    ("quantity", "total", "field"),
    [("0", "61800", "quantity"), ("12", "0", "total"), ("-1", "5", "quantity")],
)
def test_what_came_must_be_possible(
    round: Round, bakari: Member, amina: Member, quantity: str, total: str, field: str
) -> None:
    says(amina, round)
    ordered(bakari, round)
    with pytest.raises(Refusal) as no:
        deliveries.deliver(bakari, round, uuid4(), Decimal(quantity), Decimal(total))
    assert no.value.field == field
    assert not Delivery.objects.exists()
