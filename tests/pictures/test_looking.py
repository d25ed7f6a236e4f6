"""What is taken in as a picture, and what is refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.pictures import looking
from community.text.refusals import Refusal
from tests.pictures import photos
from tests.pictures.photos import upload


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_photos_are_taken_in_whatever_their_name(kind: str) -> None:
    looking.check(upload(photos.photo(kind=kind), "note.txt"))


@pytest.mark.parametrize(
    "data",
    [
        photos.SVG,
        b"<?xml version='1.0'?>" + photos.SVG,
        b"%PDF-1.7 ...",
        b"\x00\x00\x00\x20ftypheic",
        b"GIF89a",
        b"\xff\xd8\xff\xe0" + b"\0" * 50,
        b"#!/bin/sh\nrm -rf /",
        photos.photo(kind="BMP"),
        photos.photo(kind="TIFF"),
        photos.photo(kind="PNG")[:200],
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_calls_itself(data: bytes) -> None:
    with pytest.raises(Refusal, match="no picture that we can read") as refusal:
        looking.check(upload(data, "photo.jpg"))
    assert refusal.value.field == "picture"


@pytest.mark.parametrize("size", [(30_000, 30_000), (60_000, 60_000), (6_000, 5_000)])
def test_a_picture_that_would_swell_is_refused_unopened(size: tuple[int, int]) -> None:
    with pytest.raises(Refusal, match="million points"):
        looking.check(upload(photos.bomb(*size)))


def test_a_file_over_ten_megabytes_is_refused_by_its_size() -> None:
    heavy = upload(photos.photo() + b"\0" * looking.MOST_BYTES)
    with pytest.raises(Refusal, match="the most is 10 MB"):
        looking.check(heavy)


def test_the_file_is_left_at_its_beginning() -> None:
    file = upload()
    looking.check(file)
    assert file.read(3) == b"\xff\xd8\xff"


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"])
)
def test_no_bytes_are_an_error(data: bytes, start: bytes) -> None:
    with pytest.raises(Refusal):
        looking.check(upload(start + data))
