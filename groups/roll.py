"""The six digits by which those who are at a meeting say so.

They are made from the meeting and the hour, and kept nowhere. Every ten minutes there are others;
the last ones count still, so that whoever types slowly is heard. Sent on to somebody at home they
are soon worth nothing.
"""

from datetime import datetime
from secrets import compare_digest

from django.utils.crypto import salted_hmac

TURN = 600


def digits(meetup: int, now: datetime, earlier: int = 0) -> str:
    turn = int(now.timestamp()) // TURN - earlier
    made = salted_hmac("groups.roll", f"{meetup}.{turn}", algorithm="sha256").hexdigest()
    return f"{int(made, 16) % 10**6:06}"


def shown(meetup: int, said: str, now: datetime) -> bool:
    """Whether these are the digits of now, or of just before."""
    read = "".join(said.split()).encode()
    return any(compare_digest(digits(meetup, now, ago).encode(), read) for ago in (0, 1))
