"""The survey's format, read row by row; no database."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing.wfp import COLUMNS, Fault, NotThisFormat, Row, rows

GOOD = {
    "date": "2025-06-15",
    "admin1": "Nairobi",
    "admin2": "Nairobi",
    "market": "Wakulima",
    "market_id": "5698",
    "latitude": "-1.29",
    "longitude": "36.83",
    "category": "cereals",
    "commodity": "Maize",
    "commodity_id": "51",
    "unit": "90 KG",
    "priceflag": "actual",
    "pricetype": "Retail",
    "currency": "KES",
    "price": "4500",
    "usdprice": "34.75",
    "asked": "",
    "grade": "",
}


def table(*lines: dict[str, str]) -> StringIO:
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerow(dict.fromkeys(COLUMNS, "#tag"))
    writer.writerows(lines)
    text.seek(0)
    return text


def test_the_row_of_tags_is_no_row() -> None:
    [row] = rows(table(GOOD))
    assert isinstance(row, Row)
    assert (row.line, row.market, row.measure.factor, row.kind) == (3, "Wakulima", 90, "retail")


def test_columns_may_stand_in_any_order_with_others_between() -> None:
    text = (
        "x,"
        + ",".join(reversed(COLUMNS))
        + "\n0,"
        + ",".join(GOOD[name] for name in reversed(COLUMNS))
    )
    [row] = rows(StringIO(text))
    assert isinstance(row, Row)


def test_the_surveys_own_file_knows_no_asked_price_and_no_grade() -> None:
    lines = table(GOOD).read().splitlines()
    [row] = rows(StringIO("\n".join(line.rsplit(",", 2)[0] for line in lines)))
    assert isinstance(row, Row)
    assert (row.asked, row.grade, row.flag) == (False, "", "actual")


def test_asked_and_grade_are_told_and_make_it_another_price() -> None:
    plain, asked, graded = rows(table(GOOD, GOOD | {"asked": "asked"}, GOOD | {"grade": "grade 1"}))
    assert isinstance(asked, Row)
    assert isinstance(graded, Row)
    assert (asked.asked, graded.grade) == (True, "grade 1")
    assert len({plain.name, asked.name, graded.name}) == 3  # type: ignore[union-attr]
    [fault] = rows(table(GOOD | {"asked": "perhaps"}))
    assert isinstance(fault, Fault)


def test_a_market_without_coordinates_is_still_a_market() -> None:
    [row] = rows(table(GOOD | {"latitude": "", "longitude": ""}))
    assert isinstance(row, Row)
    assert (row.latitude, row.longitude) == (None, None)


def test_the_name_of_a_row_is_what_makes_it_the_same_price() -> None:
    same, other = rows(table(GOOD, GOOD | {"price": "1"})), rows(table(GOOD | {"unit": "KG"}))
    names = {row.name for row in [*same, *other] if isinstance(row, Row)}
    assert len(names) == 2


@pytest.mark.parametrize("written", ["1.500", "5.800", "12.000", "116.125"])
def test_three_digits_behind_the_point_are_asked_about_and_not_guessed(written: str) -> None:
    [fault] = rows(table(GOOD | {"price": written}))
    assert isinstance(fault, Fault)
    assert "thousands or cents" in fault.reason


@pytest.mark.parametrize("written", ["1500", "1500.5", "5.80", "0.125", "1500.000"])
def test_what_can_be_only_one_number_is_taken(written: str) -> None:
    [row] = rows(table(GOOD | {"price": written}))
    assert isinstance(row, Row)
    assert row.price == Decimal(written)


@pytest.mark.parametrize("unit", ["90-100 KG", "1e9 KG", "90,5 KG", "90KG 50KG"])
def test_a_size_that_may_be_two_leaves_the_row_out(unit: str) -> None:
    [fault] = rows(table(GOOD | {"unit": unit}))
    assert isinstance(fault, Fault)


def test_a_line_break_within_quotes_keeps_the_count_of_lines() -> None:
    first, second = rows(table(GOOD | {"market": "Waku\nlima"}, GOOD | {"price": "x"}))
    assert isinstance(first, Fault)
    assert isinstance(second, Fault)
    assert second.line == 5


@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=90), max_size=4))
def test_no_row_breaks_the_reader(strange: dict[str, str]) -> None:
    for row in rows(table(GOOD | strange, GOOD)):
        assert isinstance(row, Row) or row.reason


@given(st.text(max_size=400))
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises(NotThisFormat):
        list(rows(StringIO(text)))
