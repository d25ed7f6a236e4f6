"""The user data header of a long text: whose piece it is, and which (3GPP TS 23.040)."""

from typing import NamedTuple


class Place(NamedTuple):
    reference: str
    number: int
    total: int


def place(header: str) -> Place | None:
    """050003A70201 is piece 1 of 2 of text a7; None for a text that came whole, or for nonsense."""
    try:
        signs = bytes.fromhex(header)
    except ValueError:
        return None
    for kind, value in elements(signs[1:]):
        if (kind, len(value)) in {(0x00, 3), (0x08, 4)}:
            return sensible(value[:-2].hex(), number=value[-1], total=value[-2])
    return None


def elements(signs: bytes) -> list[tuple[int, bytes]]:
    found = []
    while len(signs) >= 2:
        kind, length = signs[0], signs[1]
        found.append((kind, signs[2 : 2 + length]))
        signs = signs[2 + length :]
    return found


def sensible(reference: str, *, number: int, total: int) -> Place | None:
    return Place(reference, number, total) if 1 <= number <= total > 1 else None
