"""Numbers as people write them are one account; a number that gets no texts is told why."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.members.actions.joining import join
from community.members.models import Member
from community.members.phones import e164, spaced
from community.text.refusals import Refusal

LOCAL = st.from_regex(r"7[0-2][0-9]{7}|11[0-5][0-9]{6}", fullmatch=True)
BEGINNINGS = ["0", "254", "+254", "+254 0", "+254 (0)", "00254", "000254", " +254", "tel:+254", ""]
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A Kenyan mobile number and one of the many ways to write it."""
    local = draw(LOCAL)
    gaps = draw(st.lists(st.sampled_from(["", " ", "-", ".", "  "]), min_size=9, max_size=9))
    spread = "".join(digit + gap for digit, gap in zip(local, gaps, strict=True)).strip(" -.")
    form = draw(st.sampled_from(BEGINNINGS)) + spread
    digits = draw(st.sampled_from([None, ARABIC, WIDE]))
    return f"+254{local}", form.translate(digits) if digits else form


@given(written())
def test_every_way_to_write_a_number_is_the_same_number(number: tuple[str, str]) -> None:
    one, form = number
    assert e164(form) == one
    assert e164(spaced(one)) == one


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["0712 345 678", "254712345678", "+254-712-345-678", "712345678"])
def test_the_usual_forms_become_one_account(form: str) -> None:
    first = join("0712345678")
    assert join(form) == first
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("+256 772 123456", "+256772123456"),
        ("256772123456", "+256772123456"),
        ("00255 754 123 456", "+255754123456"),
        ("+44 7911 123456", "+447911123456"),
        ("+1 212 555 2368", "+12125552368"),  # America does not tell mobiles from landlines
    ],
)
def test_a_foreign_mobile_is_accepted(form: str, number: str) -> None:
    assert e164(form) == number


@pytest.mark.parametrize("form", ["020 222 2222", "+254 20 2222222", "+44 20 7946 0958"])
def test_a_landline_is_refused_with_the_reason(form: str) -> None:
    with pytest.raises(Refusal, match="landline") as refused:
        e164(form)
    assert refused.value.field == "phone"


@pytest.mark.parametrize("form", ["0800 723 253", "+44 900 123 4567"])
def test_a_number_of_some_other_kind_is_refused(form: str) -> None:
    with pytest.raises(Refusal):
        e164(form)


@pytest.mark.parametrize(
    "form",
    ["", "hello", "123", "07123456789", "079123456789", "+254", "++", "0" * 40, "\x00", "🙂"],
)
def test_what_is_no_number_is_refused(form: str) -> None:
    with pytest.raises(Refusal, match="does not look like"):
        e164(form)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    with suppress(Refusal):
        assert e164(text).startswith("+")
