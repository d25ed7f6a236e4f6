"""A member may be called anything of their own, and nothing that poses as an office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.members.names import clean
from community.text.refusals import Refusal


@pytest.mark.parametrize(
    "name",
    ["Amina", "Mama Njeri", "Wanjirũ wa Ngũgĩ", "O'Brien", "Bi. Zuhura", "Badminton Kamau", "أمينة",
     "Μαρία", "Root Vegetables", "Sound System Hire", "Security Lights", "Otieno 2", "Jean-Luc"],
)  # fmt: skip
def test_a_traders_name_stays_as_written(name: str) -> None:
    assert clean(name) == name


@pytest.mark.parametrize(
    "name",
    ["admin", "Admin", "ADM1N", "\u0430dmin", "Ädmin", "The Admin", "Sokoni", "S0koni",
     "Sokoni Help", "M-PESA", "mpesa", "M PESA Agent", "M.P.E.S.A", "Ｍ－ＰＥＳＡ",
     "Safaricom Care", "support", "Police", "Μ-PESA", "Μ-ΡΕЅΑ", "mod​erator"],
)  # fmt: skip
def test_a_name_that_poses_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="office or a company") as refused:
        clean(name)
    assert refused.value.field == "display_name"


@pytest.mark.parametrize("name", ["", "   ", "123", "!!!", "​", "🙂"])
def test_a_name_that_cannot_be_read_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="people can read"):
        clean(name)


def test_spaces_and_hidden_signs_are_put_in_order() -> None:
    assert clean("  Mama \t\n Njeri‮ ") == "Mama Njeri"


def test_forty_letters_fit_and_one_more_does_not() -> None:
    assert clean("a" * 40)
    with pytest.raises(Refusal, match="40"):
        clean("a" * 41)


@given(st.text(max_size=60))
def test_a_name_once_clean_stays_clean(text: str) -> None:
    try:
        name = clean(text)
    except Refusal:
        return
    assert clean(name) == name
    assert 1 <= len(name) <= 40
