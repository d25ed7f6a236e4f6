"""The sign under a proof: its number, and a seal over every word that it states.

Whoever has the site's key can make one, and nobody else; a row altered behind our back no longer
fits its seal. Short enough for a square that a cheap phone reads off paper.
"""

from base64 import urlsafe_b64encode

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "community.personas.proof"
BYTES = 16


def token(number: int, statement: str) -> str:
    return f"{number}-{seal(statement)}"


def seal(statement: str) -> str:
    digest = salted_hmac(SALT, statement, algorithm="sha256").digest()[:BYTES]
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def number_of(written: str) -> int | None:
    """Which proof it claims to be."""
    number = written.partition("-")[0]
    return int(number) if number.isdecimal() and number.isascii() and len(number) < 18 else None


def fits(written: str, number: int, statement: str) -> bool:
    return constant_time_compare(written, token(number, statement))
