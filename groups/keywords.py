"""Joining by text: JOIN and a name; JOIN, the word of an invitation, and a name; and the YES or
NO of whom a steward wrote down at a meeting. APPEAL and why, against what was found."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from community.members.actions.introductions import introduce
from community.members.models import Member
from community.members.texting import speaking
from community.sms import budgets
from community.sms.read import Words
from community.text.refusals import Refusal
from groups.actions import appeals, enrolments, tickets
from groups.models import Enrolment, Ticket

SWAHILI = {"JIUNGE"}
MOST_A_DAY = 6


def join(words: Words) -> str:
    """One line that helps on; the same for who is new and who is here already."""
    if not budgets.within(f"join {words.phone}", MOST_A_DAY):
        return ""
    with heard(words):
        ticket, name = taken_apart(words.rest)
        member = introduce(words.phone, name, "sw" if words.word in SWAHILI else "en")
        if not member.is_active:
            raise Refusal(_("This account is closed."))
        with speaking(member):
            return entered(member, ticket) if ticket else welcome(member)


@contextmanager
def heard(words: Words) -> Iterator[None]:
    """In the language of the word, the reason of a refusal too."""
    with override("sw" if words.word in SWAHILI else "en"):
        try:
            yield
        except Refusal as refusal:
            raise Refusal(str(refusal.reason), refusal.field, refusal.status) from None


def taken_apart(rest: str) -> tuple[Ticket | None, str]:
    """The word of an invitation, if it begins with one, and the name."""
    first, _space, after = rest.strip().partition(" ")
    if not reads_as_ticket(first):
        return None, rest.strip()
    ticket = Ticket.objects.filter(slug=first.upper()).first()
    if ticket is None:
        raise Refusal(_("Nobody is invited by this word. Look again, or send JOIN and your name."))
    return ticket, after.strip()


def reads_as_ticket(word: str) -> bool:
    signs = {*word.upper()}
    named = len(word) == tickets.LENGTH and signs <= {*tickets.LETTERS}
    return named and (any(sign.isdigit() for sign in word) or word.isupper())


def welcome(member: Member) -> str:
    if not member.display_name:
        return _("Welcome to Sokoni. Now send JOIN and your name, as JOIN Amina")
    words = {"name": member, "host": settings.ALLOWED_HOSTS[0]}
    return _("Karibu %(name)s. Send PRICE maize for prices. More: %(host)s/in/") % words


def entered(member: Member, ticket: Ticket) -> str:
    if not member.display_name:
        said = _("Send it once more with your name: JOIN %(word)s Amina")
        return said % {"word": ticket.slug}
    place = tickets.enter(member, ticket, accepted=0)
    words = {"name": member, "group": place.group, "host": settings.ALLOWED_HOSTS[0]}
    return _("Karibu %(name)s, you are in %(group)s. Sign in at %(host)s/in/") % words


def appeal(words: Words) -> str:
    """Against the newest finding that may still be appealed; whose account is closed has no other
    door."""
    member = Member.objects.filter(phone=words.phone).first()
    if member is None:
        return _("This is for members. Join Sokoni with this number first.")
    with speaking(member):
        one = appeals.open_to(member)
        if one is None:
            raise Refusal(_("Nothing was found that you can appeal against."))
        appeals.appeal(member, one, words.key, words.rest)
        return _("Others will judge it, and you will be told. It was about: %s") % one.reason


def yes(words: Words) -> str:
    """'' where nobody wrote this number down: another room may wait for a YES."""
    row = waiting(words)
    if row is None:
        return ""
    member = introduce(words.phone, row.name, row.language)
    with speaking(member):
        if not member.is_active:
            raise Refusal(_("This account is closed."))
        enrolments.accept(member, row, accepted=0)
        said = {"group": row.group, "host": settings.ALLOWED_HOSTS[0]}
        return _("You are in %(group)s. Sign in at %(host)s/in/ with this number.") % said


def no(words: Words) -> str:
    row = waiting(words)
    if row is None:
        return ""
    with override(row.language):
        enrolments.decline(words.phone, row)
        return _("Good: nothing was done, and your number is not kept.")


def waiting(words: Words) -> Enrolment | None:
    """A YES or NO with a number behind it speaks of something else."""
    if words.rest:
        return None
    rows = Enrolment.objects.waiting().filter(phone=words.phone)
    return rows.select_related("group", "author").order_by("pk").last()
