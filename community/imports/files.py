"""What a steward uploads, as text; or the reason why it cannot be one. Nothing is kept here."""

import zipfile
from typing import BinaryIO

from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext as _

from community.imports import chat
from community.text.refusals import Refusal

MOST_MEGABYTES = 20
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_FILES = 10_000
ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def text_of(file: "File[bytes]") -> str:
    """The chat in this file, plain or in a zip. What a zip says of its sizes is not believed."""
    if (file.size or 0) > MOST_BYTES:
        raise too_large()
    file.seek(0)
    zipped = file.read(4) == b"PK\x03\x04"
    file.seek(0)
    return decoded(unzipped(file) if zipped else file.read())


def unzipped(file: "File[bytes] | BinaryIO") -> bytes:
    try:
        with zipfile.ZipFile(file) as parcel:
            name = chat_in(parcel)
            with parcel.open(name) as inside:
                data = inside.read(MOST_BYTES + 1)
    except Refusal:
        raise
    except Exception:  # what pretends to be a zip breaks zipfile in many ways
        raise Refusal(_("This zip file cannot be opened."), "file") from None
    if len(data) > MOST_BYTES:
        raise too_large()
    return data


def chat_in(parcel: zipfile.ZipFile) -> str:
    """_chat.txt of an iPhone, or the only text there is."""
    names = parcel.namelist()
    texts = [name for name in names[:MOST_FILES] if name.lower().endswith(".txt")]
    texts = [name for name in texts if not name.startswith("__MACOSX")]
    exact = [name for name in texts if name.rpartition("/")[2] == "_chat.txt"]
    if len(exact or texts) != 1:
        raise Refusal(_("There is no chat in this zip file."), "file")
    return (exact or texts)[0]


def decoded(data: bytes) -> str:
    try:
        text = data.decode(ENCODINGS.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError:
        raise no_export() from None
    if "\x00" in text or not chat.look(text, timezone.localdate()).messages:
        raise no_export()
    return text


def no_export() -> Refusal:
    return Refusal(
        _("This is no chat that WhatsApp has exported. Choose Export chat, Without media."), "file"
    )


def too_large() -> Refusal:
    reason = _("This file is too large: the most is %(most)d MB. Export the chat without media.")
    return Refusal(reason % {"most": MOST_MEGABYTES}, "file")
