"""Stewards' acts at the price desk and in rounds need their office whole: a second key where one is
asked for, and badges that do not rest. What members do with their own prices needs neither."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.conf import LazySettings
from django.utils import timezone

from community.members import freezing
from community.members.models import Member
from community.members.models.freeze import Why
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import (
    boards,
    closings,
    confirmations,
    corrections,
    deliveries,
    goods,
    invitations,
    items,
    mergers,
    orders,
    quotes,
    rates,
    rounds,
    rulings,
    suppliers,
    units,
)
from pricing.models import Board, Cell, Commodity, Entry, Minute, Quote, Rate, Round, Supplier, Unit
from tests import world
from tests.doors import As, Call

DAY = timedelta(days=1)


class Desk:
    """A board with a price, new goods, a unit, a supplier, and a round on its way to an order."""

    def __init__(self, by: Member, group: Group, amina: Member, dalia: Member) -> None:
        self.by, self.group, self.dalia = by, group, dalia
        kamau, _large = (world.joined(world.member(one), group) for one in ("Kamau", "Njoki"))
        self.quote = world.quote(amina, "65")
        self.maize, self.wakulima = self.quote.cell.commodity, self.quote.cell.market
        world.board(group)
        self.omena = items.propose(amina, group, "Omena kavu", "kg")
        self.simsim = items.admit(by, group, items.propose(amina, group, "Simsim nyeupe", "kg"))
        self.ufuta = items.propose(amina, group, "Ufuta mweusi", "kg")
        mergers.merge(by, group, self.ufuta, self.simsim, "The same seed.")
        self.unit = units.set_unit(by, group, self.maize, "debe 18 kg", "Weighed here.")
        self.supplier = suppliers.name_supplier(by, group, kamau.handle)
        self.bought, self.running = self.confirmed(amina), world.round_for(by, group, "10")

    def confirmed(self, amina: Member) -> Round:
        """Closed, and what was pledged is confirmed."""
        round = world.round_for(self.by, self.group, "10", more_days=0)
        world.pledge(amina, round, "12", "6000")
        world.offer(world.member("Njeri"), round, ("1", "5000"))
        with time_machine.travel(round.closes_at, tick=False):
            closings.close_due()
        confirmations.confirm(amina, round, uuid4(), True)
        return round

    def opening(self) -> Round:
        line = world.quote(self.by, "70", commodity=world.commodity("Beans")).cell
        closes = timezone.now() + 3 * DAY
        day = timezone.localdate() + 5 * DAY
        return rounds.open_round(
            self.by, self.group, uuid4(), line, "bag 90 kg", Decimal(10), closes, day
        )

    def edited(self) -> Commodity:
        words = {"name_sw": "mahindi", "synonyms": "", "grades": "grade 1"}
        return goods.edit(
            self.by, self.group, self.maize, **words, half_life_days=3, reason="As said here."
        )


ACTS: dict[str, Callable[[Desk], object]] = {
    "rule": lambda d: rulings.rule(d.by, d.group, d.quote, "held", "A sample."),
    "correct": lambda d: corrections.correct(
        d.by, uuid4(), d.quote, Decimal(66), reason="A slip.", group=d.group
    ),
    "admit": lambda d: items.admit(d.by, d.group, d.omena),
    "refuse": lambda d: items.refuse(d.by, d.group, d.omena, "It is omena."),
    "merge": lambda d: mergers.merge(d.by, d.group, d.omena, d.maize, "The same."),
    "part": lambda d: mergers.undo(d.by, d.group, d.ufuta),
    "name goods": Desk.edited,
    "set a unit": lambda d: units.set_unit(d.by, d.group, d.maize, "gorogoro 2 kg", "Weighed."),
    "end a unit": lambda d: units.end_unit(d.by, d.group, d.unit, "Nobody uses it."),
    "rate": lambda d: rates.enter_rate(
        d.by, d.group, uuid4(), "UGX", Decimal("0.035"), timezone.localdate()
    ),
    "name a supplier": lambda d: suppliers.name_supplier(d.by, d.group, d.dalia.handle),
    "end a supplier": lambda d: suppliers.end_supplier(d.by, d.supplier),
    "choose the board": lambda d: boards.choose(d.by, d.group, [d.maize], [d.wakulima]),
    "open a round": Desk.opening,
    "ask a supplier": lambda d: invitations.invite(d.by, d.running, "0722 555 001"),
    "call a round off": lambda d: rounds.call_off(d.by, d.running, uuid4(), "No lorry."),
    "order": lambda d: orders.order(d.by, d.bought, uuid4()),
    "take in": lambda d: deliveries.deliver(d.by, d.bought, uuid4(), Decimal(12), Decimal(60000)),
}


@pytest.fixture
def desk(bakari: Member, group: Group, amina: Member, dalia: Member) -> Desk:
    return Desk(bakari, group, amina, dalia)


def before(act: str, desk: Desk) -> None:
    if act == "take in":
        orders.order(desk.by, desk.bought, uuid4())


def rows() -> tuple[object, ...]:
    """All that an act of the desk can touch."""
    counted = (Entry, Minute, Rate, Supplier, Round, Quote, Cell, Board)
    units_, goods_ = Unit.objects, Commodity.everything
    return (
        *(model.objects.count() for model in counted),
        [*units_.order_by("pk").values_list("pk", "ended_at")],
        [*goods_.order_by("pk").values_list("pk", "in_use", "merged_into", "name_sw")],
        [*Quote.objects.order_by("pk").values_list("pk", "ruling", "cell")],
        [*Round.objects.order_by("pk").values_list("pk", "closed_at")],
    )


@pytest.mark.parametrize("act", ACTS)
def test_without_a_second_key_no_act_of_the_desk_is_done(
    act: str, desk: Desk, settings: LazySettings
) -> None:
    before(act, desk)
    settings.SECOND_KEY = True
    was = rows() if act != "open a round" else None
    with pytest.raises(Refusal, match="second key"):
        ACTS[act](desk)
    if was is not None:
        assert rows() == was
    settings.SECOND_KEY = False
    ACTS[act](desk)


@pytest.mark.parametrize("act", ACTS)
def test_nor_by_whom_it_may_not_be_any_more(act: str, desk: Desk) -> None:
    before(act, desk)
    freezing.freeze(desk.by, Why.DEVICE)
    with pytest.raises(Refusal, match="changed your phone"):
        ACTS[act](desk)


def test_what_members_do_with_their_own_needs_no_key(
    desk: Desk, amina: Member, group: Group, settings: LazySettings
) -> None:
    settings.SECOND_KEY = True
    corrections.correct(amina, uuid4(), desk.quote, Decimal(67))
    mine = Quote.objects.get(about=desk.quote)
    quotes.withdraw(amina, mine)
    quotes.restore(amina, mine)
    assert items.propose(amina, group, "Mtama mwekundu", "kg").proposed_by == amina
    assert world.pledge(amina, desk.running, "3").quantity == 3


def test_nor_does_a_steward_who_reports_or_corrects_a_price_of_their_own(
    bakari: Member, settings: LazySettings, group: Group
) -> None:
    settings.SECOND_KEY = True
    mine = world.quote(bakari, "61")
    assert corrections.correct(bakari, uuid4(), mine, Decimal(62)).price == 62


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("desk/suppliers/{supplier}/end/", {}),
        ("desk/items/{ufuta}/parting/", {}),
    ],
)
def test_where_there_is_no_form_the_next_page_says_why(
    as_: As, desk: Desk, settings: LazySettings, path: str, words: dict[str, Any]
) -> None:
    settings.SECOND_KEY = True
    at = path.format(supplier=desk.supplier.pk, ufuta=desk.ufuta.pk)
    url = f"/groups/{desk.group.slug}/board/{at}"
    page = as_(desk.by).post(url, words, follow=True).content.decode()
    assert "second key" in page
    assert "Undone" not in page
    assert Supplier.objects.filter(pk=desk.supplier.pk).exists()
    assert Commodity.everything.get(pk=desk.ufuta.pk).merged_into == desk.simsim


def test_a_program_is_refused_with_the_same_sentence(
    call: Call, desk: Desk, settings: LazySettings
) -> None:
    settings.SECOND_KEY = True
    path = f"/groups/{desk.group.slug}/desk/quotes/{desk.quote.pk}/ruling"
    answer = call(desk.by, path, ruling="held", reason="A sample.")
    assert (answer.status_code, "second key" in answer.json()["detail"]) == (422, True)
    assert Quote.objects.get(pk=desk.quote.pk).ruling == ""
