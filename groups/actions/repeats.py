"""The same words belong to at most three groups a day: a market crier is told to choose."""

import unicodedata
from hashlib import sha256

from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Room

MOST_GROUPS = 3
DAY = 24 * 60 * 60
SHORT = 3


def refuse_spreading(by: Member, room: Room, text: str) -> None:
    """Capitals, accents, signs and spaces make no other text of it; a word of thanks is free."""
    words = plain(text)
    if len(words) < SHORT:
        return
    what = "said:" + sha256(" ".join(words).encode()).hexdigest()[:32]
    if not limiter.one_more_place(what, by.pk, room.group_id, MOST_GROUPS, DAY):
        raise Refusal(
            _("You said this in %d groups today. Choose the groups it concerns most.")
            % MOST_GROUPS,
            "text",
        )


def plain(text: str) -> list[str]:
    """Its words, of letters and figures alone."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign if sign.isalnum() else " " * sign.isspace() for sign in decomposed).split()
