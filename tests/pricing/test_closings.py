"""At its hour a round is closed by the clock: once, and the same whoever does it."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from groups.actions import attention
from groups.models import Group
from pricing.actions import closings, offers, rounds
from pricing.models import Award, Closing, Invitation, Round
from pricing.rounds import unsealed
from tests import world


@pytest.fixture
def round(bakari: Member, group: Group) -> Round:
    return world.round_for(bakari, group, "10", more_days=0)


def closed(round: Round) -> Round:
    """As it stands once the job has run, a minute late."""
    with time_machine.travel(round.closes_at + timedelta(minutes=1), tick=False):
        assert closings.close_due() == 1
    return Round.objects.whole().get(pk=round.pk)


def told(member: Member) -> list[str]:
    return [
        one.text
        for one in Notice.objects.filter(member=member, kind__startswith="round").order_by("pk")
    ]


def chosen(round: Round) -> tuple[str, Decimal, Decimal]:
    award = Award.objects.standing().get(round=round)
    return award.offer.author.display_name, award.quantity, award.price


def test_the_cheapest_landed_price_wins(
    round: Round, amina: Member, dalia: Member, chidi: Member
) -> None:
    """Not the lowest price: 4,900 and a lorry for 6,000 is dearer than 5,200 delivered."""
    other = world.member("Otieno")
    world.pledge(amina, round, "8")
    world.pledge(dalia, round, "7")
    world.offer(chidi, round, ("1", "4900"), transport="6000")
    world.offer(other, round, ("1", "5400"), ("15", "5200"))
    assert closed(round).state == "chosen"
    assert chosen(round) == ("Otieno", 15, 5200)
    assert "Maize: 5,200.00 KES each, all included" in told(amina)[-1]
    assert told(other)[-1] == "Your quote for Maize is chosen. You hear when it is ordered."
    assert "Another quote was chosen, or none" in told(chidi)[-1]


def test_whoever_would_pay_above_their_limit_drops_out(
    round: Round, amina: Member, dalia: Member, chidi: Member
) -> None:
    world.pledge(amina, round, "12", "5500")
    world.pledge(dalia, round, "3", "5000")
    world.offer(chidi, round, ("1", "5300"))
    after = closed(round)
    assert chosen(round) == ("Chidi", 12, 5300)
    assert (after.closing.pledged, after.closing.within) == (15, 12)
    assert "above your highest price" in told(dalia)[-1]


def test_the_threshold_is_checked_again_without_them(
    round: Round, amina: Member, dalia: Member, chidi: Member
) -> None:
    world.pledge(amina, round, "9", "5500")
    world.pledge(dalia, round, "3", "5000")
    world.offer(chidi, round, ("1", "5300"))
    after = closed(round)
    assert (after.state, after.closing.pledged, after.closing.within) == ("dear", 12, 9)
    assert not Award.objects.exists()
    for one in (amina, dalia):
        assert "above too many highest prices" in told(one)[-1]


def test_nobody_quoted(round: Round, amina: Member) -> None:
    world.pledge(amina, round, "12")
    assert closed(round).state == "empty"
    assert "no supplier quoted" in told(amina)[-1]


def test_a_missed_threshold_is_said_and_closed(
    round: Round, amina: Member, bakari: Member, chidi: Member
) -> None:
    world.pledge(amina, round, "4")
    world.offer(chidi, round, ("1", "5000"))
    assert closed(round).state == "short"
    for one in (amina, bakari):
        assert told(one)[-1] == "Maize: 4 of 10 were pledged, too few. Nothing is bought."
    assert not Award.objects.exists()


def test_a_missed_threshold_keeps_it_open_once(
    bakari: Member, amina: Member, chidi: Member, group: Group
) -> None:
    round = world.round_for(bakari, group, "10", more_days=2)
    world.pledge(amina, round, "4")
    world.offer(chidi, round, ("1", "5000"))
    longer = closed(round)
    assert longer.state == "open" or longer.closed_at is None
    assert longer.closes_at - round.closes_at == timedelta(days=2, minutes=1)
    assert longer.delivery_on - round.delivery_on == timedelta(days=2)
    assert "kept open until" in told(amina)[-1]
    assert unsealed.table(longer, None) is None, "the seals hold"
    with time_machine.travel(round.closes_at + timedelta(hours=3), tick=False):
        world.pledge(amina, round, "12")
    assert closed(longer).state == "chosen"


def test_it_is_kept_open_no_second_time(bakari: Member, amina: Member, group: Group) -> None:
    round = world.round_for(bakari, group, "10", more_days=2)
    world.pledge(amina, round, "4")
    assert closed(closed(round)).state == "short"


def test_closing_again_changes_nothing(round: Round, amina: Member, chidi: Member) -> None:
    world.pledge(amina, round, "12")
    world.offer(chidi, round, ("1", "5000"))
    closed(round)
    before = (Event.objects.count(), Notice.objects.count())
    with time_machine.travel(round.closes_at + timedelta(hours=1), tick=False):
        assert closings.close_due() == 0
        assert not closings.close(round), "nor by a worker that still holds the open row"
    assert (Closing.objects.count(), Award.objects.count()) == (1, 1)
    assert (Event.objects.count(), Notice.objects.count()) == before


def test_before_its_hour_nothing_is_closed(round: Round) -> None:
    with time_machine.travel(round.closes_at - timedelta(seconds=1), tick=False):
        assert closings.close_due() == 0
        assert not closings.close(round)


def test_of_two_equal_quotes_the_first_wins(round: Round, amina: Member, chidi: Member) -> None:
    other = world.member("Otieno")
    world.pledge(amina, round, "12")
    world.offer(other, round, ("1", "5000"))
    world.offer(chidi, round, ("1", "5000"))
    closed(round)
    assert chosen(round)[0] == "Otieno"


def test_a_supplier_who_withdrew_before_the_close_is_not_counted(
    round: Round, amina: Member, chidi: Member
) -> None:
    world.pledge(amina, round, "12")
    offer = world.offer(chidi, round, ("1", "5000"))
    offers.withdraw(chidi, offer.invitation)
    assert closed(round).state == "empty"


def test_a_supplier_who_withdraws_after_it_gives_way_to_the_next_best(
    round: Round, amina: Member, dalia: Member, chidi: Member
) -> None:
    other = world.member("Otieno")
    world.pledge(amina, round, "12", "5500")
    world.pledge(dalia, round, "3", "5050")
    offer = world.offer(chidi, round, ("1", "5000"))
    world.offer(other, round, ("1", "5100"))
    closed(round)
    assert chosen(round) == ("Chidi", 15, 5000)
    offers.withdraw(chidi, offer.invitation)
    offers.withdraw(chidi, offer.invitation)
    assert chosen(round) == ("Otieno", 12, 5100), "Dalia's limit is below it"
    assert "the next best is chosen" in told(amina)[-1]
    assert Award.objects.count() == 2


def test_where_no_other_quote_holds_nothing_is_bought(
    round: Round, amina: Member, chidi: Member
) -> None:
    world.pledge(amina, round, "12")
    offer = world.offer(chidi, round, ("1", "5000"))
    closed(round)
    offers.withdraw(chidi, offer.invitation)
    assert Round.objects.whole().get().state == "fallen"
    assert "Nothing is bought" in told(amina)[-1]


def test_what_was_called_off_while_open_stays_sealed(
    round: Round, amina: Member, chidi: Member, bakari: Member
) -> None:
    world.pledge(amina, round, "12")
    world.offer(chidi, round, ("1", "5000"))
    rounds.call_off(bakari, round, world.uuid4(), "Not this week.")
    with time_machine.travel(round.closes_at + timedelta(days=1), tick=False):
        assert closings.close_due() == 0
    assert unsealed.table(Round.objects.whole().get(), None) is None


def test_all_is_shown_once_the_seals_are_broken(round: Round, amina: Member, chidi: Member) -> None:
    world.pledge(amina, round, "12", "5500")
    world.offer(chidi, round, ("1", "5300"), ("20", "5100"), transport="1200")
    table = unsealed.table(closed(round), Award.objects.get())
    assert table is not None
    (one,) = table.quoted
    assert (one.offer.author, one.price, one.within, one.chosen) == (chidi, 5400, 12, True)
    rungs = [(rung.quantity, rung.price, rung.within, name) for rung, name in table.rungs]
    assert rungs == [
        (1, 6500, 0, "Chidi"),
        (10, 5420, 12, "Chidi"),
        (12, 5400, 12, "Chidi"),
        (20, 5160, 12, "Chidi"),
    ]


FAULT = """
CREATE FUNCTION pg_temp.fault() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'no room on the disk'; END $$;
CREATE TRIGGER fault BEFORE INSERT ON pricing_closing FOR EACH ROW
WHEN (NEW.round_id = {}) EXECUTE FUNCTION pg_temp.fault();
"""


def test_one_round_that_cannot_be_closed_keeps_no_other_open(
    round: Round, bakari: Member, group: Group
) -> None:
    another = world.group(bakari, "Another")
    second = world.round_for(bakari, another, "10", more_days=0)
    with connection.cursor() as cursor:
        cursor.execute(FAULT.format(round.pk))
    with time_machine.travel(second.closes_at, tick=False):
        assert closings.close_due() == 1
    assert set(Round.objects.filter(closed_at=None)) == {round}, "it is tried again each minute"


def test_a_day_before_it_everyone_concerned_is_reminded_once(
    round: Round, amina: Member, dalia: Member, chidi: Member
) -> None:
    """Every supplier asked, quoted or not: to remind fewer would tell who quoted."""
    world.pledge(amina, round, "12")
    silent = world.member("Otieno")
    world.offer(chidi, round, ("1", "5000"))
    Invitation.objects.create(round=round, member=silent, by=round.author)
    with time_machine.travel(round.closes_at - timedelta(hours=23), tick=False):
        Notice.objects.all().delete()
        assert closings.remind_due() == 1
        assert closings.remind_due() == 0
    reminded = {one.member for one in Notice.objects.all()}
    assert reminded == {amina, chidi, silent}
    assert dalia not in reminded


def test_who_muted_the_group_is_called_only_to_say_yes_or_no(
    round: Round, group: Group, amina: Member, dalia: Member, chidi: Member
) -> None:
    for one in (amina, dalia):
        attention.pay(one, group, "mute")
    world.pledge(amina, round, "12")
    world.pledge(dalia, round, "1", limit="10")
    world.offer(chidi, round, ("1", "4900"))
    closed(round)
    calls = {one.member: one.quiet for one in Notice.objects.filter(kind="round")}
    assert calls == {amina: False, dalia: True}
