"""What an entry of the contact book says, and what is asked of it before it is kept."""

import re
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members import phones
from community.text import wording
from community.text.masking import masked
from community.text.refusals import Refusal

# Landlines, short numbers and menus too: 020 222 2222, 0800 724 000, 234, *544#.
DIALLED = re.compile(r"[+*]?[\d*#][\d ()/*#.-]{1,30}")


class Says(NamedTuple):
    """An office's name, what it is good for, ways to reach it, and when somebody last tried."""

    name: str
    purpose: str
    phone: str
    email: str
    spot: str
    checked_on: date


def checked(says: Says) -> Says:
    phone = dialled(says.phone)
    email = mailed(says.email)
    spot = " ".join(masked(wording.short(says.spot, 120, "spot")).split())
    if not (phone or email or spot):
        raise Refusal(_("Say one way at least: a number, an e-mail or a place."), "phone")
    if says.checked_on > timezone.localdate():
        raise Refusal(_("Choose a day that is past, or today."), "checked_on")
    name = masked(wording.line(says.name, 80, "name"))
    purpose = masked(wording.line(says.purpose, 200, "purpose"))
    return Says(name, purpose, phone, email, spot, says.checked_on)


def dialled(written: str) -> str:
    number = phones.plain(wording.short(written, 40, "phone"))
    if number and not DIALLED.fullmatch(number):
        raise Refusal(_("Write only the number, as one dials it: 020 222 2222 or *544#."), "phone")
    return number


def mailed(written: str) -> str:
    address = wording.short(written, 120, "email")
    try:
        if address:
            validate_email(address)
    except ValidationError:
        raise Refusal(_("This is not an e-mail address."), "email") from None
    return address
