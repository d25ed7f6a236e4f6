"""The lines one comes back to: six at most, the same whatever their order, nothing hidden whole."""

from datetime import UTC, datetime, timedelta
from html import escape
from random import Random

from django.template.loader import render_to_string
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
    assert all(len(escape(one.text).encode()) <= BYTES for one in chosen)
    assert all("\n" not in one.text for one in chosen)
    assert len(drawn(chosen)) < 3 * 1024


def drawn(chosen: list[Item]) -> bytes:
    return render_to_string("front/_catch_up.html", {"catch_up": {"lines": chosen}}).encode()


@given(sign=st.sampled_from("'\"<>& ab🧅ä"), many=st.integers(1, 700))
def test_six_of_nothing_but_one_sign_weigh_no_more_and_still_say_something(
    sign: str, many: int
) -> None:
    words = " ".join(["bei", sign * many])
    found = [item(Kind.TO_ME, f"/messages/{n}/", text=words) for n in range(6)]
    chosen = foremost(found)
    assert all(one.text.startswith("bei") for one in chosen)
    assert len(drawn(chosen)) < 3 * 1024


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
