"""The lines one comes back to: six at most, the same whatever their order, nothing hidden whole."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from community.notices.items import BYTES, MOST, Item, Kind, foremost

SIX_O_CLOCK = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def item(kind: Kind, url: str, hours: float = 0, weight: float = 0.0, text: str = "news") -> Item:
    return Item(kind, text, url, SIX_O_CLOCK + timedelta(hours=hours), weight)


items = st.builds(
    item,
    kind=st.sampled_from(Kind),
    url=st.integers(0, 60).map("/messages/{}/".format),
    hours=st.integers(-100, 100),
    weight=st.sampled_from([0.0, 0.5, 2.0]),
    text=st.text(max_size=400),
)


def kinds(chosen: list[Item]) -> list[Kind]:
    return [one.kind for one in chosen]


@given(found=st.lists(items, max_size=300), seed=st.integers(0, 9))
def test_whatever_comes_it_is_six_lines_and_the_same_in_any_order(
    found: list[Item], seed: int
) -> None:
    chosen = foremost(found)
    assert len(chosen) <= MOST
    shuffled = found[:]
    Random(seed).shuffle(shuffled)
    assert foremost(shuffled) == chosen


@given(found=st.lists(items, max_size=100))
def test_they_stand_in_the_order_of_acting_each_link_once_and_one_lesson(found: list[Item]) -> None:
    chosen = foremost(found)
    assert kinds(chosen) == sorted(kinds(chosen))
    assert len({one.url for one in chosen}) == len(chosen)
    assert kinds(chosen).count(Kind.LESSON) <= 1


@given(found=st.lists(items, max_size=200))
def test_a_line_is_one_line_and_all_of_them_weigh_less_than_three_kilobytes(
    found: list[Item],
) -> None:
    chosen = foremost(found)
    assert all(len(one.text.encode()) <= BYTES and "\n" not in one.text for one in chosen)
    assert sum(len(one.text.encode()) + len(one.url) + 100 for one in chosen) < 3 * 1024


@given(found=st.lists(items, max_size=100))
def test_chosen_again_they_are_the_same(found: list[Item]) -> None:
    assert foremost(foremost(found)) == foremost(found)


def test_ten_answers_do_not_hide_the_ballot_that_closes_today_nor_the_price() -> None:
    answers = [item(Kind.TO_ME, f"/a/{n}/", hours=-n) for n in range(10)]
    others = [item(Kind.PRICE, "/prices/maize/"), item(Kind.CLOSING, "/ballots/1/", hours=5)]
    chosen = foremost(answers + others)
    assert kinds(chosen) == [Kind.CLOSING, *[Kind.TO_ME] * 4, Kind.PRICE]
    assert [one.url for one in chosen[1:5]] == [f"/a/{n}/" for n in range(4)]


def test_of_what_lies_ahead_the_soonest_comes_first_and_of_what_has_been_the_newest() -> None:
    ballots = [item(Kind.CLOSING, f"/b/{hours}/", hours) for hours in (9, 2)]
    answers = [item(Kind.TO_ME, f"/a/{hours}/", -hours) for hours in (9, 2)]
    assert [one.url for one in foremost(answers + ballots)] == ["/b/2/", "/b/9/", "/a/2/", "/a/9/"]


def test_the_bigger_move_comes_before_the_newer_one() -> None:
    moves = [item(Kind.PRICE, "/small/", weight=0.05), item(Kind.PRICE, "/big/", -5, weight=0.3)]
    assert [one.url for one in foremost(moves)] == ["/big/", "/small/"]


def test_one_best_lesson() -> None:
    lessons = [item(Kind.LESSON, f"/tutorials/{n}/", weight=n) for n in range(4)]
    assert [one.url for one in foremost(lessons)] == ["/tutorials/3/"]


def test_nothing_is_nothing() -> None:
    assert foremost([]) == []


def test_a_long_line_is_cut_between_words() -> None:
    (cut,) = foremost([item(Kind.TO_ME, "/a/", text="Mahindi imefika " * 40)])
    assert cut.text.endswith((" imefika…", " Mahindi…"))
