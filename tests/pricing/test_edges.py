"""What cannot be true is refused at every door, and what comes by two of them counts once."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.models import Text
from community.text.refusals import Refusal
from groups.models import Group
from pricing import cells
from pricing.models import Cell, Pledge, Proposal, Quote, Round, Unit
from tests import world
from tests.pricing.conftest import Page, signed_in
from tests.pricing.test_heard import stands
from tests.pricing.test_imports import HEAD, ROW, bring_in
from tests.pricing.test_own_api import Program

Words = dict[str, Any]
Door = Callable[[Member, Group, Words], tuple[int, str]]


def by_page(by: Member, group: Group, words: Words) -> tuple[int, str]:
    url, client = reverse("pricing:quote_new", args=[group.slug]), signed_in(Client(), by)
    day = {"seen_at": str(timezone.localdate(words.get("seen_at")))}
    answer = client.post(url, {"key": str(uuid4())} | words | day)
    return answer.status_code, answer.content.decode()


def by_program(by: Member, group: Group, words: Words) -> tuple[int, str]:
    when = {"seen_at": words["seen_at"].isoformat()} if "seen_at" in words else {}
    answer = Program(by).post("quotes", **words | when)
    return answer.status_code, json.dumps(answer.json(), ensure_ascii=False)


def sends(by: Member, text: str) -> str:
    before = Text.objects.count()
    receive(str(by.phone), text, str(uuid4()))
    return "\n".join(text.body for text in Text.objects.order_by("pk")[before:])


@pytest.fixture
def words(group: Group) -> Words:
    """Sugar at Wakulima, 50 kg for 5,800."""
    said = {"commodity": world.commodity("Sugar").slug, "market": world.market().slug}
    said |= {"price": "5800", "quantity": "50", "unit": "kg"}
    return said | {"kind": "wholesale", "currency": "KES"}


BAD: list[tuple[Words, str]] = [
    ({"price": "0"}, "zero"),
    ({"price": "-5800"}, "zero"),
    ({"price": "1000000000000"}, "too large"),
    ({"quantity": "0"}, "zero"),
    ({"quantity": "-50"}, "zero"),
    ({"quantity": "1000000000000"}, "too large"),
    ({"unit": "5 l"}, "cannot be compared"),
    ({"unit": "sackful"}, "We do not know"),
    ({"unit": "bag"}, "Say its size"),
    ({"price": "50", "quantity": "5800"}, "may be swapped"),
    ({"seen_at": timezone.now() + timedelta(days=1)}, "still to come"),
]


@pytest.mark.parametrize("door", [by_page, by_program])
@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_what_cannot_be_is_refused_with_the_reason_and_what_can_goes_in(
    amina: Member, group: Group, words: Words, door: Door, bad: Words, reason: str
) -> None:
    status, said = door(amina, group, words | bad)
    assert (status, reason in said) == (422, True), said[:2000]
    assert not Quote.objects.exists()
    assert door(amina, group, words)[0] in {200, 302}
    assert Quote.objects.get().per_base == 116


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("sugar 50kg 0 wakulima", "price"),
        ("sugar 50kg -5800 wakulima", "price"),
        ("sugar 50kg 1000000000000 wakulima", "price"),
        ("sugar 0kg 5800 wakulima", "how much"),
        ("sugar 5 litres 5800 wakulima", "kg or litres"),
        ("sugar debe 5800 wakulima", "does one hold"),
        ("sugar 5800kg 50 wakulima", "swapped"),
    ],
)
def test_what_cannot_be_is_asked_back_by_text_and_what_can_is_read_back(
    amina: Member, words: Words, line: str, asked: str
) -> None:
    assert asked in sends(amina, line).lower()
    assert not Proposal.objects.exists()
    assert "5,800 for 50 kg" in sends(amina, "sugar 50kg 5800 wakulima")


def test_swapped_and_sure_of_it_amina_is_believed(amina: Member, words: Words) -> None:
    sugar = {"commodity": world.commodity("Sugar"), "quantity": Decimal(5800)}
    with pytest.raises(Refusal, match="swapped") as no:
        world.quote(amina, "50", **sugar)
    assert no.value.field == "sure"
    assert world.quote(amina, "50", sure=True, **sugar).pk
    assert world.quote(amina, "50", commodity=world.commodity("Kites"), quantity=Decimal(5800)).pk


def test_two_bags_for_11600_the_wrong_way_round_are_asked_back(amina: Member, group: Group) -> None:
    sugar = {"commodity": world.commodity("Sugar"), "unit": "bag 50 kg"}
    with pytest.raises(Refusal, match="swapped"):
        world.quote(amina, "2", quantity=Decimal(11_600), **sugar)
    assert world.quote(amina, "11600", quantity=Decimal(2), **sugar).per_base == 116


def test_a_bag_is_asked_for_where_only_another_town_knows_its_size(
    amina: Member, group: Group, words: Words
) -> None:
    far = world.market("Kibuye", "Kisumu")
    sugar = world.commodity("Sugar")
    Unit.objects.create(commodity=sugar, name="bag", factor=50, place=far.place)
    bag = words | {"unit": "bag", "quantity": "1"}
    status, said = by_program(amina, group, bag)
    assert (status, "Say its size" in said) == (422, True)
    assert by_program(amina, group, bag | {"market": far.slug})[0] == 200
    assert Quote.objects.get().per_base == 116


def test_an_hour_ahead_by_program_is_a_wrong_clock_and_more_is_refused(
    amina: Member, group: Group, words: Words
) -> None:
    now = timezone.now()
    assert by_program(amina, group, words | {"seen_at": now + timedelta(minutes=65)})[0] == 422
    assert not Quote.objects.exists()
    assert by_program(amina, group, words | {"seen_at": now + timedelta(minutes=55)})[0] == 200


def test_one_price_by_page_by_text_and_by_program_is_one_voice_and_one_report(
    amina: Member, group: Group, words: Words
) -> None:
    by_page(amina, group, words)
    sends(amina, "sugar 50kg 5800 wakulima wholesale")
    sends(amina, "yes")
    by_program(amina, group, words)
    cell = Cell.objects.get()
    assert cell.quotes.count() == 3, "history keeps what was said"
    assert (cell.middle, cell.people, cell.quotes_counted) == (116, 1, 1)


def test_a_new_price_the_same_day_by_text_replaces_the_one_by_page(
    amina: Member, group: Group, words: Words
) -> None:
    by_page(amina, group, words)
    sends(amina, "sugar 50kg 6000 wakulima wholesale")
    sends(amina, "yes")
    cell = Cell.objects.get()
    assert (cell.middle, cell.people, cell.quotes_counted) == (120, 1, 1)
    assert cell.quotes.count() == 2


def test_five_accounts_of_one_ring_are_one(amina: Member, dalia: Member) -> None:
    world.quote(dalia, "65")
    ring = [amina, *(world.member(f"Puppet {n}") for n in range(4))]
    for one in ring:
        stands(one, 0.0, circle=amina.pk)
        quote = world.quote(one, "70")
    cell = cells.roll(Cell.objects.select_related("commodity").get(pk=quote.cell_id))
    assert (cell.people, cell.quotes.count()) == (2, 6)
    world.quote(world.member("Otieno"), "66")
    cell.refresh_from_db()
    assert cell.people == 3, "one who is in no ring is a voice of their own"


def test_a_report_sent_late_keeps_its_day_and_one_of_last_month_is_history(
    amina: Member, dalia: Member, group: Group, words: Words
) -> None:
    three: datetime = timezone.now() - timedelta(days=3)
    assert by_program(amina, group, words | {"seen_at": three})[0] == 200
    assert Cell.objects.get().as_of == Quote.objects.get().seen_at == three
    for door in (by_page, by_program):
        old = words | {"seen_at": timezone.now() - timedelta(days=40), "price": "3000"}
        assert door(dalia, group, old)[0] in {200, 302}
    cell = Cell.objects.get()
    assert (cell.middle, cell.people, cell.quotes.count()) == (116, 1, 3)
    assert cell.as_of == three


def test_nothing_one_report_and_all_old_each_say_so(amina: Member, read: Page) -> None:
    world.commodity()
    world.market()
    assert "Report the first one" in read(amina, "compare", "maize")
    world.quote(amina, "65", seen_at=timezone.now() - timedelta(days=400))
    assert "1 market with an old price" in read(amina, "compare", "maize")
    world.quote(amina, "66")
    assert (Cell.objects.get().state, Cell.objects.get().people) == ("new", 1)
    assert "with an old price" not in read(amina, "compare", "maize")


def test_another_grade_is_not_compared_and_says_why(amina: Member, read: Page) -> None:
    maize = world.commodity()
    maize.grades = "one, two"
    maize.save()
    world.quote(amina, "65", grade="one")
    world.quote(amina, "40", grade="two", market=world.market("Gikomba"))
    place = "&place=nairobi&kind=retail"
    html = read(amina, "compare", "maize", query=f"?quantity=1&unit=kg&grade=one{place}")
    assert "Of two, so it cannot be compared with your one." in html
    html = read(amina, "compare", "maize", query=f"?quantity=1&unit=kg&grade=two{place}")
    assert "Of one, so it cannot be compared with your two." in html


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("90 KG", "Bag", "names no size"),
        ("4500", "4,500", "is not a number"),
        ("2025-06-15", str(timezone.localdate() + timedelta(days=2)), "still to come"),
    ],
)
def test_a_file_leaves_out_what_cannot_be_and_takes_the_rest(
    tmp_path: Path, db: None, old: str, new: str, reason: str
) -> None:
    cell = new if "," not in new else f'"{new}"'
    _out, err = bring_in(tmp_path / "a.csv", HEAD + ROW + ROW.replace(old, cell))
    assert ("line 4: " in err, reason in err) == (True, True)
    assert Quote.objects.get().per_base == 50


def test_litres_in_a_file_never_meet_the_kilos_of_the_same_goods(tmp_path: Path, db: None) -> None:
    bring_in(tmp_path / "a.csv", HEAD + ROW + ROW.replace("90 KG", "5 L"))
    assert {(one.base, one.quotes_counted) for one in Cell.objects.all()} == {("kg", 1), ("l", 1)}


@pytest.mark.parametrize("quantity", ["0", "-4", "1000000000"])
def test_a_pledge_that_cannot_be_is_refused_at_both_doors_and_one_too_late_too(
    amina: Member, bakari: Member, group: Group, quantity: str
) -> None:
    round = world.round_for(bakari, group)
    page, client = reverse("pricing:pledge", args=[round.pk]), signed_in(Client(), amina)
    said = {"key": str(uuid4()), "quantity": quantity, "limit": "5500"}
    answer, path = client.post(page, said), f"rounds/{round.pk}/pledge"
    assert answer.status_code == Program(amina).post(path, **said).status_code == 422
    assert f'value="{quantity}"' in answer.content.decode()
    assert not Pledge.objects.exists()
    assert client.post(page, said | {"quantity": "4"}).status_code == 302
    Round.objects.update(closes_at=timezone.now())
    assert Program(amina).post(path, quantity="5", limit="5500").status_code == 422
    assert Pledge.objects.get().quantity == 4
