"""Price files of other makers: columns by name, dates only in the order that was told."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from pricing.columns import Columns, Order, day, pairs
from pricing.models import Market, Quote
from pricing.wfp import Fault, NotThisFormat, Row, rows
from tests import world

FILE = "Siku,Soko,Bidhaa,Kipimo,Bei\n03/04/2025,Wakulima,Maize,90 KG,4500\n"
NAMES = {"date": "siku", "market": "Soko", "commodity": "Bidhaa", "unit": "Kipimo", "price": "Bei"}
REST = {"pricetype": "Wholesale", "currency": "KES"}


def test_iso_is_read_without_a_word_and_any_other_order_only_when_told() -> None:
    assert day("2025-04-03", Order.DAY_FIRST) == date(2025, 4, 3)
    assert day("03/04/2025", Order.DAY_FIRST) == date(2025, 4, 3)
    assert day("03.04.2025", Order.MONTH_FIRST) == date(2025, 3, 4)


@pytest.mark.parametrize("written", ["03/04/2025", "13/04/2025", "4-3-2025"])
def test_a_date_that_may_be_two_is_refused_and_not_guessed(written: str) -> None:
    with pytest.raises(ValueError, match="--dates day-first"):
        day(written, Order.ISO)


@pytest.mark.parametrize(
    "written", ["31/02/2025", "03/04/25", "yesterday", "", "0/0/0", "13/13/2025"]
)
def test_what_is_no_date_is_a_fault_in_any_order(written: str) -> None:
    with pytest.raises(ValueError, match="date"):
        day(written, Order.DAY_FIRST)


def test_columns_are_found_by_the_names_they_were_given() -> None:
    [row] = rows(StringIO(FILE), Columns(NAMES, REST, Order.DAY_FIRST))
    assert isinstance(row, Row)
    assert (row.day, row.market, row.kind) == (date(2025, 4, 3), "Wakulima", "wholesale")


def test_the_same_file_without_an_order_of_dates_leaves_its_row_out() -> None:
    [row] = rows(StringIO(FILE), Columns(NAMES, REST))
    assert isinstance(row, Fault)


def test_a_column_that_is_missing_is_named() -> None:
    with pytest.raises(NotThisFormat, match="currency"):
        list(rows(StringIO(FILE), Columns(NAMES, {"pricetype": "Retail"})))


def test_a_pair_without_both_sides_is_refused() -> None:
    assert pairs(["market=Soko"]) == {"market": "Soko"}
    with pytest.raises(ValueError, match="market="):
        pairs(["market="])


@pytest.mark.django_db
def test_a_ministry_s_file_joins_the_market_of_that_name(tmp_path: Path) -> None:
    market = world.market("Wakulima")
    file = tmp_path / "prices.csv"
    file.write_text(FILE)
    words = [f"--column={ours}={theirs}" for ours, theirs in NAMES.items()]
    words += [f"--value={ours}={word}" for ours, word in REST.items()]
    for _ in range(2):
        call_command("import_prices", file, *words, "--dates=day-first", "--source=ministry")
    quote = Quote.objects.get()
    assert (quote.cell.market, quote.source, quote.per_base) == (market, "ministry", 50)
    assert Market.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [["--dates=day-first"], ["--column=soko=Soko", "--source=x"], ["--column=market"]]
)
def test_a_mapping_that_says_too_little_is_refused(tmp_path: Path, words: list[str]) -> None:
    file = tmp_path / "prices.csv"
    file.write_text(FILE)
    with pytest.raises(CommandError):
        call_command("import_prices", file, *words)
    assert not Quote.objects.exists()
