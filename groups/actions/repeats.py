"""The same words belong to at most three groups a day: a market crier is told to choose."""

import re
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
MOST_LINKS, LINKS_AN_HOUR = 5, 20
LINK = re.compile(r"(?:https?://(?:www\.)?|\bwww\.)([^\s<>]+)", re.IGNORECASE)


def refuse_spreading(by: Member, room: Room, text: str) -> None:
    """Capitals, accents, signs and spaces make no other text of it; a word of thanks is free."""
    refuse_link_flood(by, room, links(text))
    words = plain(text)
    if len(words) >= SHORT:
        spread(by, room, "said", " ".join(words))


def refuse_link_flood(by: Member, room: Room, found: set[str]) -> None:
    """A link belongs to at most three groups a day, whatever stands beside it; and few an hour."""
    if len(found) > MOST_LINKS:
        raise Refusal(_("At most %d links in one message.") % MOST_LINKS, "text")
    for one in found:
        limiter.spend("links", by.pk, limit=LINKS_AN_HOUR, seconds=3600)
        spread(by, room, "link", one)


def spread(by: Member, room: Room, noun: str, words: str) -> None:
    what = f"{noun}:" + sha256(words.encode()).hexdigest()[:32]
    if not limiter.one_more_place(what, by.pk, room.group_id, MOST_GROUPS, DAY):
        raise Refusal(
            _("You said this in %d groups today. Choose the groups it concerns most.")
            % MOST_GROUPS,
            "text",
        )


def links(text: str) -> set[str]:
    """Each address, however it is dressed: without what comes before the site or after a ?."""
    return {found.casefold().split("?")[0].rstrip("/.,)") for found in LINK.findall(text)}


def plain(text: str) -> list[str]:
    """Its words, of letters and figures alone."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign if sign.isalnum() else " " * sign.isspace() for sign in decomposed).split()
