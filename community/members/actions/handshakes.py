import secrets
from datetime import timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members import vouching
from community.members.models import Handshake, Member
from community.members.models.handshake import LASTS
from community.members.models.vouch import Kind
from community.members.once import once, said
from community.members.telling import tell
from community.text.refusals import Refusal

SHOWN_AN_HOUR, TRIES = 20, 10
A_MINUTE = timedelta(minutes=1)


def show(by: Member, member: Member, key: UUID) -> Handshake:
    """Six digits for `member` to enter: those that are shown already, or new ones."""
    return once(Handshake, by, key, lambda: shown(by, member, key), said(to=member))


def shown(by: Member, member: Member, key: UUID) -> Handshake:
    vouching.hold(by)
    vouching.check(by, member, Kind.MET)
    limiter.spend("handshake", by.pk, SHOWN_AN_HOUR, 3600)
    earlier = Handshake.objects.fresh().filter(author=by, to=member, entered_at=None).last()
    if earlier is not None and timezone.now() - earlier.made_at < LASTS - A_MINUTE:
        return earlier
    digits = f"{secrets.randbelow(10**6):06}"
    handshake = Handshake.objects.create(author=by, to=member, key=key, digits=digits)
    words = gettext_lazy("{name} wants to vouch for you: you met. Show each other your digits.")
    url = reverse("members:handshake", args=[by.handle])
    tell([member], "vouch.handshake", text=format_lazy(words, name=by), url=url, by=by)
    return handshake


@transaction.atomic
def enter(by: Member, member: Member, key: UUID, digits: str) -> Handshake:
    """`by` read these digits off `member`'s phone. Once both did, each vouches for the other."""
    limiter.spend("handshake.tries", by.pk, TRIES, 600)
    vouching.hold(by, member)
    theirs = read_off(by, member, key, digits)
    if theirs.entered_at is not None:
        return theirs
    vouching.check(by, member, Kind.MET)
    theirs.entered_at, theirs.entered_key = timezone.now(), key
    theirs.save(update_fields=["entered_at", "entered_key"])
    mine = entered_lately(by, member)
    if mine is not None:
        meet(by, member, uuid5(theirs.key, str(mine.key)))
    return theirs


def read_off(by: Member, member: Member, key: UUID, digits: str) -> Handshake:
    """The digits `member` shows `by` and nobody else; the same form twice finds them again."""
    theirs = Handshake.objects.filter(author=member, to=by, digits=digits).last()
    if theirs is None:
        words = {"name": member}
        raise Refusal(_("These are not the digits %(name)s shows you.") % words, "digits")
    if theirs.entered_at is not None and theirs.entered_key != key:
        raise Refusal(_("These digits were used already. Ask for new ones."), "digits")
    if theirs.entered_at is None and not theirs.is_fresh:
        raise Refusal(_("These digits are too old. Ask for new ones."), "digits")
    return theirs


def entered_lately(by: Member, member: Member) -> Handshake | None:
    """What `by` showed, if `member` entered it and both lie within the same minutes."""
    since = timezone.now() - LASTS
    return Handshake.objects.filter(author=by, to=member, entered_at__gt=since).last()


def meet(by: Member, member: Member, name: UUID) -> None:
    """Both vouches or none: each gives one of their three of the week."""
    if vouching.standing(member, by) is None and vouching.left(member) == 0:
        words = {"name": member}
        raise Refusal(_("%(name)s has given the three vouches of this week.") % words, "digits")
    vouching.give(by, member, uuid5(name, "one"), Kind.MET)
    vouching.give(member, by, uuid5(name, "other"), Kind.MET)
