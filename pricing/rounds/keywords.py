"""Buying rounds by text message: PLEDGE 12 5 5600, AHIDI 12 5 5600; PLEDGE 12 YES, PLEDGE 12 NO."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms.read import Reply, Words, whole
from community.text.amounts import amount
from community.text.templatetags.money import money, sign
from pricing.actions import confirmations, pledges
from pricing.keywords import cut
from pricing.measures import plain
from pricing.models import Round
from pricing.rounds import access, reads

YES, NO = {"YES", "NDIYO", "NDIO"}, {"NO", "HAPANA", "LA"}
LINES = 3


def pledge(words: Words) -> str:
    """Without a number, what is open; with one, how far it is; with more, a pledge or a word."""
    member = sender(words)
    if member is None:
        return _("Buying together is for members. Join Sokoni with this number first.")
    with speaking(member):
        number, *said = list(parts(words.rest)) or [""]
        round = found(member, number)
        if round is None:
            return listed(member, number)
        return answered(member, round, words.key, said)


def parts(rest: str) -> Iterator[str]:
    """12, 5 and 5600 of "#12 5 bags @5600"; whatever else is said stays unread."""
    for part in rest.replace(";", " ").split():
        bare = part.strip("#@.,:!").upper()
        if bare[:1].isdecimal() or bare[:1] == "-" or bare in YES | NO:
            yield bare


def found(member: Member, number: str) -> Round | None:
    mine = access.rounds_of(member).whole()
    return mine.filter(pk=int(number)).first() if reads.is_id(number) else None


def answered(member: Member, round: Round, key: UUID, said: list[str]) -> str:
    if not said:
        return Reply(line(reads.seen(member, round.pk)), reverse("pricing:round", args=[round.pk]))
    if said[0] in YES | NO:
        return worded(member, round, key, said[0] in YES)
    if len(said) != 2:
        return how(round)
    quantity, limit = amount(said[0], "quantity"), amount(said[1], "limit")
    pledges.pledge(member, round, key, quantity, limit)
    return whole(noted(reads.seen(member, round.pk), quantity, limit))


def worded(member: Member, round: Round, key: UUID, agreed: bool) -> str:
    """A no takes back the pledge while the round is open; after it, it declines the price."""
    if round.is_open and not agreed:
        pledges.withdraw(member, round)
        return _("Your pledge is withdrawn. %(line)s") % {
            "line": line(reads.seen(member, round.pk))
        }
    if round.is_open:
        return how(round)
    confirmations.confirm(member, round, key, agreed)
    said = _("Noted: yes. %(line)s") if agreed else _("Noted: no, without you. %(line)s")
    return said % {"line": line(reads.seen(member, round.pk))}


def noted(round: Round, quantity: Decimal, limit: Decimal) -> str:
    """What was understood, so that a slip is seen at once."""
    words = {"quantity": plain(quantity), "unit": round.measure, "line": line(round)}
    words["limit"] = f"{sign(round.currency)} {money(limit)}"
    return _("Noted: %(quantity)s × %(unit)s, at most %(limit)s each. %(line)s") % words


def how(round: Round) -> str:
    words: dict[str, object] = {"number": round.pk, "what": round.commodity, "unit": round.measure}
    said = _(
        "%(what)s: write PLEDGE %(number)s, how many (%(unit)s), and your highest price for one."
    )
    return said % words


def listed(member: Member, number: str) -> str:
    """The open rounds of one's groups, the next to close first."""
    mine = reads.with_progress(access.rounds_of(member).whole().filter(closed_at=None))
    lines = [line(one) for one in mine.order_by("closes_at", "pk")[:LINES]]
    if number:
        lines.insert(0, _("You have no round %(number)s.") % {"number": number[:12]})
    return cut("\n".join(lines) or _("No round is open in your groups."))


def line(round: Round) -> str:
    """12 Maize, bag 90 kg: 23 of 40, until 26 Nov 18:00"""
    words: dict[str, object] = {"number": round.pk, "what": round.commodity, "unit": round.measure}
    words |= {"pledged": plain(round.pledged), "threshold": plain(round.threshold)}
    words["until"] = date_format(localtime(round.closes_at), "j M H:i")
    if round.is_open:
        return (
            _("%(number)s %(what)s, %(unit)s: %(pledged)s of %(threshold)s, until %(until)s")
            % words
        )
    if round.price is not None:
        words["price"] = f"{sign(round.currency)} {money(round.price)}"
        return _("%(number)s %(what)s, %(unit)s: %(price)s each, all included") % words
    return _("%(number)s %(what)s: closed") % words
