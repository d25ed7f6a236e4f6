from hypothesis import given
from hypothesis import strategies as st

from mentorship.reads.difference import Line, difference

TEXTS = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12).map("\n".join)


def test_the_same_text_has_no_difference() -> None:
    assert difference("a\nb", "a\nb") == []


def test_changed_lines_stand_with_their_neighbours() -> None:
    changes = difference("1\n2\n3\n4\n5\n6\n7", "1\n2\nx\n4\n5\n6\n7")
    shown = [Line("…", ""), Line(" ", "2"), Line("-", "3"), Line("+", "x"), Line(" ", "4")]
    assert changes == shown


def test_two_very_long_texts_are_not_compared_line_by_line() -> None:
    old, new = "\n".join(map(str, range(2000))), "\n".join(map(str, range(2000, 0, -1)))
    changes = difference(old, new)
    assert [line.sign for line in changes] == ["-"] * 2000 + ["+"] * 2000


@given(TEXTS, TEXTS)
def test_what_is_added_and_taken_out_makes_up_the_change_in_length(old: str, new: str) -> None:
    changes = difference(old, new)
    added = sum(line.sign == "+" for line in changes)
    taken = sum(line.sign == "-" for line in changes)
    assert added - taken == len(new.splitlines()) - len(old.splitlines())
