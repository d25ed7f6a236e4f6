"""What must not be read by others is hidden before it is stored; what traders write stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.text.masking import HIDDEN, masked


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Call me on 0712 345 678 please", "Call me on ••• please"),
        ("+254712345678", "•••"),
        ("nipigie 0712-345-678 ama 0110 345 678", "nipigie ••• ama •••"),
        ("My M-PESA PIN is 4821, what now?", "My M-PESA PIN is •••, what now?"),
        ("pin yangu ni 4821", "pin yangu ni •••"),
        ("namba ya siri: 4821", "namba ya siri: •••"),
        ("They sent OTP 482133", "They sent OTP •••"),
        ("ID 12345678 was refused", "ID ••• was refused"),
        ("kitambulisho namba 12 345 678", "kitambulisho namba •••"),
        ("KRA PIN A001234567Z", "KRA PIN •••"),
        ("card 4111 1111 1111 1111", "card •••"),
    ],
)
def test_what_could_be_used_against_amina_is_hidden(written: str, kept: str) -> None:
    assert masked(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "2 bags sugar 50kg 11600 total",
        "unga 24x2kg 2,900",
        "mahindi 5800/= gunia 90kg",
        "Hair pin 1500/= a dozen",
        "rolling pin 1,200 each",
        "1100-1200 per crate, 64 kg",
        "Order 4111 1111 1111 1112 came late",
        "12/03/2026 saa 14:05",
        "https://example.org/2026/11/23",
    ],
)
def test_prices_weights_and_dates_stay(written: str) -> None:
    assert masked(written) == written


@given(st.text(alphabet="0123456789 -+/=pinidAz,.:", max_size=60))
def test_hiding_twice_is_hiding_once(written: str) -> None:
    once = masked(written)
    assert masked(once) == once


@given(st.text(max_size=80).filter(lambda text: not any(sign.isdecimal() for sign in text)))
def test_a_text_without_numbers_stays_as_it_is(written: str) -> None:
    assert masked(written) == written
    assert HIDDEN not in written or HIDDEN in masked(written)
