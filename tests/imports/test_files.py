"""What a steward may upload; all else is refused with a reason, and nothing of it is kept."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from community.imports import files
from community.text.refusals import Refusal

TEXT = "13/03/2026, 14:07 - Amina: Sukari 50kg 5800\n"


def zipped(**inside: str) -> bytes:
    box = BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, text in inside.items():
            parcel.writestr(name.replace("__", "/").replace("_txt", ".txt"), text)
    return box.getvalue()


def text_of(data: bytes) -> str:
    return files.text_of(SimpleUploadedFile("any", data))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        zipped(WhatsApp_txt=TEXT),
        zipped(_chat_txt=TEXT, notes_txt="x", photo="jpg"),
        zipped(folder___chat_txt=TEXT),
    ],
)
def test_a_chat_is_found_plain_or_zipped(data: bytes) -> None:
    assert text_of(data) == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Dear all, no export",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        TEXT.encode() + b"\x00",
        b"PK\x03\x04 and no zip",
        zipped(photo="jpg"),
        zipped(one_txt=TEXT, two_txt=TEXT),
        zipped(_chat_txt="nothing"),
    ],
)
def test_anything_else_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        text_of(data)
    assert refused.value.field == "file"


def test_a_zip_bomb_is_opened_no_further_than_the_most() -> None:
    bomb = zipped(_chat_txt=TEXT + "0" * (files.MOST_BYTES + 10))
    assert len(bomb) < 100_000
    with pytest.raises(Refusal, match="too large"):
        text_of(bomb)


def test_a_file_of_fifty_megabytes_is_not_even_read() -> None:
    class Heavy(ContentFile):  # type: ignore[type-arg]
        def read(self, *_: object) -> bytes:
            raise AssertionError

    heavy = Heavy(b"")
    heavy.size = 50 * 1024 * 1024
    with pytest.raises(Refusal, match="20 MB"):
        files.text_of(heavy)
