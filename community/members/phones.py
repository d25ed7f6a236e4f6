"""Phone numbers as people write them, as one E.164 form."""

import phonenumbers
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberType

from community.text.refusals import Refusal

HOME = "KE"
LANDLINES = {PhoneNumberType.FIXED_LINE}


def e164(written: str) -> str:
    """One form of a mobile number: 0712 345678 and 254712345678 are both +254712345678."""
    try:
        number = phonenumbers.parse(international(written), HOME)
    except phonenumbers.NumberParseException:
        raise Refusal(_("This does not look like a phone number."), "phone") from None
    if not phonenumbers.is_valid_number(number):
        raise Refusal(_("This does not look like a phone number."), "phone")
    if phonenumbers.number_type(number) in LANDLINES:
        raise Refusal(_("This is a landline; codes can only be sent to a mobile number."), "phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def international(written: str) -> str:
    """254… without its plus is still Kenya's number, not a local one."""
    digits = "".join(sign for sign in written if sign.isdigit() or sign == "+")
    return f"+{digits}" if digits.startswith("254") else written
