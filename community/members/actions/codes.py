"""Asking for a one-time code and using it. There is no `by`: who it is, the code will tell."""

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.actions.joining import join
from community.members.codes import Coded, Door
from community.members.models import Member, Tries
from community.members.phones import e164
from community.sms import budgets, outbox
from community.text.refusals import Refusal

# Thousands of phones share one address of a mobile network; only a flood is more than this.
ASKED, TYPED, WHILE = 200, 600, 600


def ask(request: HttpRequest, phone: str) -> Door:
    """Sends this number a code, in its member's language. Says and does the same for any number."""
    number = e164(phone)
    begun = Door.waiting(request)
    if begun and begun.phone == number and begun.fresh:
        return begun  # a second tap, or back and forth again: the code is on its way
    door = Door.at(request, number)
    send(door)
    return door


def ask_again(door: Coded) -> None:
    send(door)


@transaction.atomic
def send(door: Coded) -> None:
    limiter.spend("sign-in.asked", address(door.request), ASKED, WHILE)
    tries = Tries.objects.filter(phone=door.phone).first()
    if tries and tries.locked:
        raise locked()
    budgets.spend(door.phone)
    code = door.generate_code()
    with override(language_of(door.phone)):
        outbox.send(door.phone, words(code, door.request.get_host()), code=True)
    door.persist()


def words(code: str, host: str) -> str:
    """The last line lets a phone offer the code on this site alone."""
    sentence = _("Sokoni: your code is %(code)s. It works for 10 minutes. Give it to nobody.")
    return f"{sentence % {'code': code}}\n\n@{host} #{code}"


def address(request: HttpRequest) -> str:
    return str(get_adapter(request).get_client_ip(request))


def language_of(phone: str) -> str:
    spoken = Member.objects.filter(phone=phone).values_list("language", flat=True).first()
    return spoken or get_language() or "en"


def enter(door: Door, code: str, next_url: str | None) -> HttpResponse:
    """Signs in the member behind the number, who is made now if the number is new."""
    limiter.spend("sign-in.typed", address(door.request), TYPED, WHILE)
    try:
        check(door, code)
    except Refusal as refusal:
        if refusal.field == "phone":
            door.abort()
        raise
    return door.let_in(join(door.phone, language=get_language() or "en"), next_url)


def check(door: Coded, code: str) -> None:
    """Nothing where it is the code; else how many tries are left, or that there are none."""
    left = tries_left_after(door, code)
    if left is None:
        return
    if left == 0:
        raise locked()
    raise Refusal(
        ngettext(
            "This is not the code. One more try.",
            "This is not the code. %(left)d more tries.",
            left,
        )
        % {"left": left},
        "code",
    )


@transaction.atomic
def tries_left_after(door: Coded, code: str) -> int | None:
    """None when the code was right. The number's row is locked: guesses made at once queue up."""
    tries = Tries.objects.select_for_update().get_or_create(phone=door.phone)[0]
    if tries.locked:
        return 0
    if door.fits(code):
        tries.delete()
        return None
    return tries.miss()


def locked() -> Refusal:
    return Refusal(_("Too many wrong codes. Wait an hour, then ask for a new one."), "phone", 429)
