"""The key of the register: a phone number as a keyed hash, to be checked and never listed.

A plain hash of a phone number is no secret (there are few enough to try them all); with the site's
secret key in it nobody can turn a row back into a number, or make a list of numbers from the rows.
Whoever knows a number can ask about that one.
"""

from django.utils.crypto import salted_hmac

SALT = "sokoni.register"


def mark(phone: str) -> str:
    """64 hexadecimal digits for a number in E.164; the same number has the same ones."""
    return salted_hmac(SALT, phone, algorithm="sha256").hexdigest()
