"""Words in, words out: whatever comes in is understood or refused, never an exception."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.live.frames import (
    HIGHEST,
    LONGEST,
    Leave,
    Sign,
    Watch,
    dumps,
    pack,
    parse,
    unpack,
)

words = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
protocol = st.sampled_from(["watch", "leave", "sign", "topic", "after", "beat", ""])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"watch": "room.34"}, Watch("room.34", None)),
        ({"watch": "room.34", "after": 0}, Watch("room.34", 0)),
        ({"watch": "room.34", "after": 41}, Watch("room.34", 41)),
        ({"leave": "room.34"}, Leave("room.34")),
        ({"sign": "typing", "topic": "room.34"}, Sign("typing", "room.34")),
    ],
)
def test_the_words_of_the_protocol(said: dict[str, Any], meant: Any) -> None:
    assert parse(json.dumps(said)) == meant


@pytest.mark.parametrize(
    "said",
    [
        {},
        [],
        "watch",
        1,
        None,
        {"watch": 34},
        {"watch": "room.34", "after": -1},
        {"watch": "room.34", "after": HIGHEST},
        {"watch": "room.34", "after": True},
        {"watch": "room.34", "after": 1.0},
        {"watch": "room.34", "after": "41"},
        {"watch": "room.34", "after": None, "more": 1},
        {"watch": "room.34", "leave": "room.34"},
        {"leave": ["room.34"]},
        {"sign": "typing"},
        {"sign": "typing", "topic": 1},
    ],
)
def test_anything_else_is_refused(said: Any) -> None:
    assert parse(json.dumps(said)) is None


@pytest.mark.parametrize("text", [None, "", "{", "NaN", "[" * 5_000, '{"watch":"' + "x" * LONGEST])
def test_what_is_no_json_or_too_long_is_refused(text: str | None) -> None:
    assert parse(text) is None


@given(st.text())
def test_no_text_raises(text: str) -> None:
    parse(text)


HALVES = ['{"watch":"\\ud800"}', '{"leave":"a\\udfff"}', '{"sign":"typing","topic":"\\udc00"}']


@pytest.mark.parametrize("text", HALVES)
def test_half_of_a_surrogate_pair_is_refused_since_it_cannot_be_said_back(text: str) -> None:
    assert parse(text) is None


ours = st.builds(
    lambda said, more: json.dumps({**said, **more}),
    st.sampled_from(
        [
            {"watch": "room.1", "after": 3},
            {"leave": "room.1"},
            {"sign": "typing", "topic": "room.1"},
        ]
    ),
    st.dictionaries(protocol, words, max_size=2),
)


@given(ours, st.data())
def test_ours_with_a_piece_cut_out_or_put_in_is_understood_or_refused(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    piece = data.draw(st.sampled_from(["", '"', "{", "\\ud83d", "\x00", "9" * 5_000, "1e999"]))
    match parse(text[:start] + piece + text[end:]):
        case Watch(topic, after):
            assert dumps({"topic": topic}), "it can be said back"
            assert after is None or 0 <= after < HIGHEST
        case Leave(topic) | Sign(_, topic):
            assert dumps({"topic": topic})
        case other:
            assert other is None


@given(words | st.dictionaries(protocol, words))
def test_no_json_raises(said: Any) -> None:
    understood = parse(json.dumps(said))
    assert understood is None or isinstance(understood, Watch | Leave | Sign)


@given(st.lists(st.text(min_size=0, max_size=300) | st.text().map(lambda some: some * 3_000)))
def test_packed_frames_in_a_row_are_unpacked_again(texts: list[str]) -> None:
    frames = b"".join(pack(text.encode(errors="replace")) for text in texts)
    assert [*unpack(frames)] == [text.encode(errors="replace").decode() for text in texts]


@pytest.mark.parametrize(("size", "head"), [(125, 2), (126, 4), (65_535, 4), (65_536, 10)])
def test_the_head_grows_with_the_text(size: int, head: int) -> None:
    frame = pack(b"x" * size)
    assert len(frame) == head + size
    assert frame[0] == 0x81, "one final, unmasked text frame"


def test_swahili_and_signs_travel_as_they_are() -> None:
    assert dumps({"html": "<b>Ng'ombe – 50 %</b>"}) == '{"html":"<b>Ng\'ombe – 50 %</b>"}'.encode()
