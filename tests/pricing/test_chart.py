"""The geometry of a chart."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pricing.chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Month, chart, nice


def month(year: int, number: int, price: str = "50") -> Month:
    return Month(date(year, number, 1), Decimal(price), Decimal(price), Decimal(price), 1)


prices = st.decimals("0.01", "999999", places=2)
series = st.lists(
    st.tuples(st.integers(0, 300), st.lists(prices, min_size=3, max_size=3).map(sorted)),
    min_size=1,
    max_size=60,
    unique_by=lambda one: one[0],
).map(
    lambda rows: [
        Month(date(2000 + at // 12, at % 12 + 1, 1), low, middle, high, 1)
        for at, (low, middle, high) in sorted(rows)
    ]
)


@given(series)
def test_everything_is_drawn_on_the_paper(months: list[Month]) -> None:
    drawn = chart(months)
    assert drawn
    pairs = [pair for line in drawn.bands + drawn.lines for pair in line.split()]
    points = [tuple(map(int, pair.split(","))) for pair in pairs] + [*drawn.dots]
    assert all(LEFT <= x <= WIDTH - RIGHT and TOP <= y <= HEIGHT - BOTTOM for x, y in points)
    assert drawn.rows[0].label == "0"
    assert 1 <= len(drawn.columns) <= 5


def test_nothing_to_draw_is_no_chart() -> None:
    assert chart([]) is None


def test_a_line_is_not_drawn_over_a_hole() -> None:
    drawn = chart([month(2020, 1), month(2020, 2), month(2023, 1), month(2023, 2)])
    assert drawn
    assert len(drawn.lines) == len(drawn.bands) == 2


def test_a_month_alone_is_a_dot() -> None:
    drawn = chart([month(2020, 1), month(2023, 1)])
    assert drawn
    assert (drawn.lines, len(drawn.dots)) == ([], 3)


def test_the_axis_has_round_numbers() -> None:
    assert [nice(step) for step in (0.7, 1, 1.2, 2.3, 3, 60, 2400)] == [1, 1, 2, 2.5, 5, 100, 2500]


def test_what_is_held_stands_at_the_rim_and_does_not_stretch_the_axis() -> None:
    months = [month(2025, 1, "60"), month(2025, 2, "62")]
    drawn = chart(months, [(date(2025, 3, 3), Decimal(6000)), (date(2024, 2, 3), Decimal(6))])
    plain = chart(months)
    assert plain is not None
    assert drawn is not None
    assert drawn.rows == plain.rows
    high, low = drawn.held
    assert high == (WIDTH - RIGHT, TOP, "6,000")
    assert (low.x, low.label) == (LEFT, "6")
    assert TOP < low.y < HEIGHT - BOTTOM
