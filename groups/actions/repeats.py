"""The same words belong to at most three groups a day: a market crier is told to choose."""

import re
import unicodedata
from hashlib import sha256

from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.text.refusals import Refusal

MOST_GROUPS = 3
DAY = 24 * 60 * 60
SHORT = 12
SMALL = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
PHONE = re.compile(r"(?<!\d)(?:0|254 ?)[17](?: ?\d){8}(?!\d)")
MOST_LINKS, LINKS_AN_HOUR = 5, 20
LINK = re.compile(r"(?:https?://(?:www\.)?|\bwww\.)([^\s<>]+)", re.IGNORECASE)


def refuse_spreading(by: Member, group_id: int, text: str) -> None:
    """Capitals, accents, signs, spaces and a small figure make no other text of it; a word of
    thanks is free. A number to call belongs to as many groups as a link."""
    refuse_link_flood(by, group_id, links(text))
    words = plain(text)
    for one in phones(words):
        spread(by, group_id, "phone", one)
    said = "".join(SMALL.sub("", words).split())
    if len(said) >= SHORT:
        spread(by, group_id, "said", said)


def refuse_link_flood(by: Member, group_id: int, found: set[str]) -> None:
    """A link belongs to at most three groups a day, whatever stands beside it; and few an hour."""
    if len(found) > MOST_LINKS:
        raise Refusal(_("At most %d links in one message.") % MOST_LINKS, "text")
    for one in found:
        limiter.spend("links", by.pk, limit=LINKS_AN_HOUR, seconds=3600)
        spread(by, group_id, "link", one)


def spread(by: Member, group_id: int, noun: str, words: str) -> None:
    what = f"{noun}:" + sha256(words.encode()).hexdigest()[:32]
    if not limiter.one_more_place(what, by.pk, group_id, MOST_GROUPS, DAY):
        raise Refusal(
            _("You said this in %d groups today. Choose the groups it concerns most.")
            % MOST_GROUPS,
            "text",
        )


def links(text: str) -> set[str]:
    """Each address, however it is dressed: without what comes before the site or after a ?."""
    return {found.casefold().split("?")[0].rstrip("/.,)") for found in LINK.findall(text)}


def phones(words: str) -> set[str]:
    """By their last nine figures: 0722 123456 and +254 722 123456 are one."""
    return {"".join(found.split())[-9:] for found in PHONE.findall(words)}


def plain(text: str) -> str:
    """Its words, of letters and figures alone."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign if sign.isalnum() else " " * sign.isspace() for sign in decomposed)
