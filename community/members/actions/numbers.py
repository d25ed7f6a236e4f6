"""A member's number, when it changes: what was said of them rests until it is known who it is."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members import browsers, freezing, keys, leaving, vouching
from community.members.actions import codes
from community.members.codes import Change
from community.members.models import Browser, Member
from community.members.models.freeze import AGENT, How, Why
from community.members.phones import e164
from community.members.telling import warn
from community.text.refusals import Refusal


def ask(by: Member, request: HttpRequest, phone: str) -> Change:
    """Sends the new number a code. Says and does the same whether or not it has an account."""
    number = e164(phone)
    refuse_doubtful(by)
    if number == by.phone:
        raise Refusal(_("This is your number already."), "phone")
    begun = Change.waiting(request)
    if begun and begun.phone == number and begun.fresh:
        return begun
    change = Change.to(request, number)
    codes.send(change)
    return change


def refuse_doubtful(by: Member) -> None:
    """Not while it may be somebody else who writes, nor by whom a stolen phone would make one."""
    freezing.refuse_power(by)
    keys.refuse_keyless(by)


def enter(by: Member, change: Change, code: str) -> Member:
    """The code shows that the new number is theirs; the old one is told, and all but this browser
    is signed out."""
    limiter.spend("sign-in.typed", codes.address(change.request), codes.TYPED, codes.WHILE)
    refuse_doubtful(by)
    try:
        codes.check(change, code)
        moved(by, change)
    except Refusal as refusal:
        if refusal.field == "phone":
            change.abort()
        raise
    change.abort()
    return by


@transaction.atomic
def moved(by: Member, change: Change) -> None:
    """Who was told so far, and what it says of them, before the number is another."""
    vouching.hold(by)
    request, session = change.request, change.request.session.session_key or ""
    agent = request.headers.get("user-agent", "")
    if not settings.FREEZING or freezing.freeze(by, Why.NUMBER, agent, session) is None:
        text = format_lazy(freezing.WARNINGS[Why.NUMBER])
        warn(by, "member.frozen", text=text, url=reverse("members:freeze"))
        leaving.end_all_but(by, session)
    take(by, change.phone)
    mark = browsers.mark_of(request)
    if mark:  # known here from now on, but no browser of before
        Browser.objects.create(member=by, mark=browsers.digest(mark), agent=agent[:AGENT])


def take(member: Member, number: str) -> None:
    """Of two who take it at once one has it. The phones of before no longer show who it is."""
    was, member.phone = member.phone, number
    try:
        with transaction.atomic():
            member.save(update_fields=["phone"])
    except IntegrityError:
        member.phone = was
        raise Refusal(_("Another account has this number."), "phone") from None
    Browser.objects.filter(member=member).delete()


@transaction.atomic
def give(member: Member, phone: str) -> Member:
    """By the operator, who has seen that it is them: their number was lost, or went to somebody
    else. There is no `by`: it is done at the machine. Those who met them are asked all the same.
    """
    vouching.hold(member)
    take(member, e164(phone))
    rest(member)
    return member


def rest(member: Member) -> None:
    """Anew, where it rested already: who was asked then was asked of another number."""
    earlier = freezing.lasting(member)
    if earlier is not None:
        freezing.lift(earlier, How.ANEW)
    if freezing.freeze(member, Why.NUMBER) is None:
        leaving.end_all_but(member, "")
