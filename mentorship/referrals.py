"""Questions that traders should not answer alone: what stands under them at once. Pure.

A question is of a matter where it holds one of its words, or all the words of a pair; whoever asks
may still be answered. Words that the trades use themselves (dawa is also what kills weevils) are
left out: better a question without the line than the line under every other question.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.search.words import WORD, plain

Words = frozenset[str]


def words(*said: str) -> tuple[Words, ...]:
    """Each of one word, or of several with a + between."""
    return tuple(frozenset(one.split("+")) for one in said)


class Referral(NamedTuple):
    matter: str
    says: Promise
    known_by: tuple[Words, ...]


SOLD = ("sell", "selling", "buy", "buying", "rent", "renting", "kuuza", "nauza", "kununua")
ACCOUNTS = [f"{act}+{one}" for act in SOLD for one in ("account", "accounts", "akaunti")]

REFERRALS = (
    Referral(
        "health",
        _(
            "No trader replaces a doctor. Ask at a clinic or a pharmacy; in an emergency call "
            "999 or 112."
        ),
        words(
            *("doctor", "hospital", "pregnant", "malaria", "typhoid", "fever", "vomiting", "hiv"),
            *("daktari", "hospitali", "mjamzito", "mgonjwa", "homa", "kutapika", "ukimwi"),
            *("chest+pain", "food+poisoning", "coughing+blood"),
        ),
    ),
    Referral(
        "law",
        _(
            "No trader replaces a lawyer. Who cannot pay one can get legal aid: ask at the desk "
            "of the nearest court."
        ),
        words(
            *("lawyer", "advocate", "court", "arrested", "sued", "sue", "evicted", "police"),
            *("wakili", "mahakama", "mahakamani", "kushtakiwa", "polisi", "kufukuzwa+nyumba"),
        ),
    ),
    Referral(
        "gambling",
        _(
            "Betting is made so that players lose. Keep the money of your stock out of it; where "
            "it is hard to stop, a clinic can help."
        ),
        words(
            *("betting", "bet", "bets", "jackpot", "casino", "gambling", "sportpesa", "betika"),
            *("kamari", "beti", "kubeti"),
        ),
    ),
    Referral(
        "accounts",
        _(
            "Accounts that are sold or rented break the rules of their platform: both sides can "
            "lose the account and the money. A steward may take this down."
        ),
        words(*ACCOUNTS),
    ),
)


def referral(text: str) -> Referral | None:
    """The first matter that it is of."""
    said = {plain(word) for word in WORD.findall(text)}
    return next((one for one in REFERRALS if any(each <= said for each in one.known_by)), None)
