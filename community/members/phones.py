"""Phone numbers as people write them, as one E.164 form."""

import unicodedata

import phonenumbers
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from community.text.refusals import Refusal

HOME = "KE"
# Some countries do not tell their mobiles from their landlines; those get the benefit of the doubt.
MOBILES = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}


def e164(written: str) -> str:
    """One form of a mobile number: 0712 345678 and 254712345678 are both +254712345678."""
    number = parsed(plain(written))
    if number is None:
        raise Refusal(_("This does not look like a phone number."), "phone")
    kind = phonenumbers.number_type(number)
    if kind == PhoneNumberType.FIXED_LINE:
        raise Refusal(_("This is a landline; codes can only be sent to a mobile number."), "phone")
    if kind not in MOBILES:
        raise Refusal(_("Codes can only be sent to a mobile number."), "phone")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def plain(written: str) -> str:
    """Full-width and Arabic digits as 0 to 9."""
    signs = unicodedata.normalize("NFKC", written).strip()
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in signs)


def parsed(written: str) -> PhoneNumber | None:
    """The valid number meant: a Kenyan one first, else one whose country code lacks its plus."""
    for form in (written, abroad(written)):
        try:
            number = phonenumbers.parse(form, HOME)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
    return None


def abroad(written: str) -> str:
    """256772… and 00256772… with their plus; 0791… stays at home, however wrong its length."""
    digits = written.removeprefix("000").removeprefix("00")
    return written if digits.startswith("0") else f"+{digits}"


def spaced(phone: str) -> str:
    """+254712345678 as people read it: +254 712 345678."""
    return phonenumbers.format_number(phonenumbers.parse(phone), PhoneNumberFormat.INTERNATIONAL)
