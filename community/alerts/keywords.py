"""Warnings by text. ALERT tells what is warned of here; ALERT flood and a line warns the others at
one's own place; ALERT 12 YES or ALERT 12 NO says whether it is so."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from community.alerts import access, reads
from community.alerts.actions import alerts as acts
from community.alerts.actions.alerts import Says
from community.alerts.models import Alert
from community.alerts.models.alert import Sort
from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms.read import Words
from community.text.refusals import Refusal

SORTS = {
    **{one.value: one for one in Sort},
    "floods": Sort.FLOOD,
    "mafuriko": Sort.FLOOD,
    "barabara": Sort.ROAD,
    "eviction": Sort.RAID,
    "askari": Sort.RAID,
    "msako": Sort.RAID,
    "thief": Sort.THIEVES,
    "wezi": Sort.THIEVES,
    "moto": Sort.FIRE,
    "matapeli": Sort.CHEATS,
}
SAYS = {"YES": True, "NDIYO": True, "NDIO": True, "NO": False, "HAPANA": False, "SIYO": False}
HOURS, LINES = 6, 2


def alert(words: Words) -> str:
    member = sender(words)
    if member is None:
        return _("This is for members. Join Sokoni with this number first.")
    with speaking(member):
        first, _space, rest = words.rest.strip().partition(" ")
        if not first:
            return listed(member)
        if first.isascii() and first.isdigit() and len(first) < 12:
            return echoed(member, words, int(first), rest.strip().upper())
        return warned(member, words, first.lower().rstrip(",.:"), rest)


def listed(member: Member) -> str:
    lines = [line(one) for one in reads.alerts(member).here[:LINES]]
    return "\n".join(lines) or _("No warning here now. To warn: ALERT flood, and where.")


def line(one: Alert) -> str:
    until = date_format(localtime(one.ends_at), "H:i")
    says = _("%(n)d %(what)s until %(until)s, %(yes)d say so, %(no)d not")
    words = {"n": one.pk, "what": one, "until": until, "yes": one.yes, "no": one.no}
    return says % words


def echoed(member: Member, words: Words, pk: int, word: str) -> str:
    if word not in SAYS:
        raise Refusal(_("Is it so? Write ALERT %(n)d YES or ALERT %(n)d NO") % {"n": pk})
    acts.echo(member, access.alert_of(member, pk), words.key, SAYS[word])
    return _("Thank you. Others there read what you say.")


def warned(member: Member, words: Words, sort: str, rest: str) -> str:
    if member.place is None:
        raise Refusal(_("Say first where you trade, on your page."))
    known = SORTS.get(sort)
    text = rest.strip() if known else words.rest.strip()
    says = Says(known or Sort.OTHER, "", text, HOURS)
    one = acts.warn(member, words.key, member.place, says)
    until = date_format(localtime(one.ends_at), "H:i")
    told = _("Those at %(place)s read it until %(until)s: %(what)s. All are told when two say so.")
    return told % {"place": member.place, "until": until, "what": one.get_sort_display()}
