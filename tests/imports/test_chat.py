"""An export taken apart: both phones, both clocks, both orders; nothing lost, nothing guessed."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.imports.chat import DAY_FIRST, MONTH_FIRST, Entry, joined, look, plain, read

TODAY = date(2026, 11, 23)
IPHONE = """\ufeff\u200e[12/03/2026, 14:05:33] Cereals: \u200eMessages and calls are encrypted.
[12/03/2026, 14:05:33] Amina: Mahindi 90kg 3400 nyamakima
na maharage:
- rosecoco
[13/03/2026, 07:00:01] ~\u202fBakari: \u200eimage omitted
\u200e[13/03/2026, 07:02:01] Bakari: Shamba: \u200e<attached: 00000012-PHOTO.jpg>
[13/03/2026, 07:03:01] Bakari: Good price
"""
ANDROID = """12/03/2026, 14:05 - Messages and calls are end-to-end encrypted. Tap to learn more.
12/03/2026, 14:06 - Bakari changed the subject from "Old: one" to "New: one"
13/03/2026, 14:07 - +254 712 345678: Sukari 50kg 5800
13/03/2026, 14:08 - Amina: <Media omitted>
13/03/2026, 14:09 - Amina: IMG-20260313-WA0001.jpg (file attached)
Hii ndiyo mpya
13/03/2026, 14:10 - Amina: This message was deleted
"""


def said(text: str, order: str = DAY_FIRST) -> list[tuple[str, str]]:
    return [(one.name, one.words) for one in read(text, order).entries if one.is_said]


def test_an_iphones_export_is_read_with_its_marks_and_lines() -> None:
    assert said(IPHONE) == [
        ("Amina", "Mahindi 90kg 3400 nyamakima\nna maharage:\n- rosecoco"),
        ("Bakari", "Shamba: <attached: 00000012-PHOTO.jpg>"),
        ("Bakari", "Good price"),
    ]
    assert read(IPHONE, DAY_FIRST).entries[1].at == datetime.fromisoformat("2026-03-12 14:05:33")


def test_an_androids_export_is_read_without_what_the_phone_says_itself() -> None:
    assert said(ANDROID) == [
        ("+254 712 345678", "Sukari 50kg 5800"),
        ("Amina", "Hii ndiyo mpya"),
    ]


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("3/12/26, 2:05 PM - A: x", 14),
        ("3/12/26, 2:05\u202fPM - A: x", 14),
        ("3/12/26, 12:05 am - A: x", 0),
        ("3/12/26, 12:05 p.m. - A: x", 12),
        ("[3/12/26, 2:05:09\u202fPM] A: x", 14),
        ("3/12/26, 14:05 - A: x", 14),
        ("3.12.26, 14.05 - A: x", 14),
    ],
)
def test_both_clocks_are_read(written: str, hour: int) -> None:
    (entry,) = read(written, MONTH_FIRST).entries
    assert f"{entry.at:%Y-%m-%d %H:%M}" == f"2026-03-12 {hour:02}:05"
    assert (entry.name, entry.text) == ("A", "x")


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["13/03/2026"], "dmy"),
        (["03/13/2026"], "mdy"),
        (["2026/03/04"], "ymd"),
        (["04/04/2026"], "dmy"),
        (["12/10/2025", "01/11/2025"], "dmy"),
        (["10/12/2025", "11/01/2025"], "mdy"),
        (["05/12/2026"], "mdy"),
        (["03/04/2026"], ""),
        (["01/03/2026", "02/03/2026"], ""),
        (["13/03/2026", "03/13/2026"], ""),
    ],
)
def test_the_order_is_told_from_the_dates_or_asked_never_guessed(
    dates: list[str], told: str
) -> None:
    text = "\n".join(f"{day}, 14:05 - A: x" for day in dates)
    assert look(text, TODAY).order == told


def test_a_line_of_another_style_or_no_true_date_belongs_to_the_message() -> None:
    text = "1/3/26, 14:05 - A: look\n[2/3/2026, 14:05:00] B: pasted\n31/31/26, 14:05 - C: no day"
    (entry,) = read(text, DAY_FIRST).entries
    assert entry.text.count("\n") == 2


@pytest.mark.parametrize("text", ["", "Dear all,\nthe meeting is on 12/03/2026.", "PK\x03\x04"])
def test_what_is_no_export_has_no_messages(text: str) -> None:
    assert look(text, TODAY) == (0, [])
    assert read(text, DAY_FIRST).entries == []


def test_windows_line_ends_change_nothing() -> None:
    assert said(ANDROID.replace("\n", "\r\n")) == said(ANDROID)


HEADS = [
    "1/2/26, 10:00 - A: ",
    "[1/2/2026, 10:00:00] B: ",
    "\u200e",
    "99/99/99, 1:1 - ",
    "A: ",
    "\n",
]
SCRAPS = st.lists(st.one_of(st.sampled_from(HEADS), st.text(max_size=20)), max_size=12)


@given(SCRAPS.map("".join), st.sampled_from(["dmy", "mdy", "ymd", "?"]))
def test_no_text_makes_it_raise_and_joined_again_it_is_the_text(text: str, order: str) -> None:
    chat = read(text, order)
    assert joined(chat) == plain(text)
    assert all(isinstance(one.words, str) for one in chat.entries)
    look(text, TODAY)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
BODY = st.lists(WORDS, min_size=1, max_size=4).map("\n".join).filter(lambda text: ", " not in text)
NAMES = st.sampled_from(["Amina", "+254 712 345678", "Mama Njeri 🌽", "Bakari W."])
MOMENTS = st.datetimes(*map(datetime.fromisoformat, ("2010-01-01", "2026-01-01")))


@given(st.lists(st.tuples(MOMENTS, NAMES, BODY), min_size=1, max_size=8), st.booleans())
def test_every_message_comes_back_whole(
    rows: list[tuple[datetime, str, str]], iphone: bool
) -> None:
    style = "[%d/%m/%Y, %H:%M:00] " if iphone else "%d/%m/%Y, %H:%M - "
    text = "\n".join(f"{at.strftime(style)}{name}: {body}" for at, name, body in rows)
    entries: list[Entry] = read(text, DAY_FIRST).entries
    assert [(one.name, one.text) for one in entries] == [
        (name, plain("\n" + body)[1:]) for _at, name, body in rows
    ]
    assert [one.at for one in entries] == [at.replace(second=0, microsecond=0) for at, *_ in rows]
