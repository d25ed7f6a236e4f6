"""A second key beside the code that is texted: an app that shows digits, or a passkey.

It is offered to all. Whoever holds an office needs one for acts of power, unless the operator says
otherwise (`SECOND_KEY`): a stolen number alone must not be enough to put members out.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _

from community.members.models import Member
from community.text.refusals import Refusal


def has_key(member: Member) -> bool:
    """Recovery codes are no key: they open where the key is lost."""
    return count(member) > 0


def count(member: Member) -> int:
    keys = Authenticator.objects.filter(user=member)
    return int(keys.exclude(type=Authenticator.Type.RECOVERY_CODES).count())


def held(member: Member) -> dict[str, Any]:
    """The app, if there is one, the passkeys, and how many recovery codes are left."""
    rows = list(Authenticator.objects.filter(user=member).order_by("pk"))
    kinds = Authenticator.Type
    codes = [one for one in rows if one.type == kinds.RECOVERY_CODES]
    return {
        "app": next((one for one in rows if one.type == kinds.TOTP), None),
        "passkeys": [one for one in rows if one.type == kinds.WEBAUTHN],
        "codes": len(codes[0].wrap().get_unused_codes()) if codes else None,
    }


def is_missing(member: Member) -> bool:
    """They hold an office, and have no second key."""
    return bool(settings.SECOND_KEY) and holds_office(member) and not has_key(member)


def holds_office(member: Member) -> bool:
    memberships = member.memberships
    return member.is_staff or bool(memberships.filter(steward=True).exists())


def refuse_keyless(by: Member) -> None:
    if is_missing(by):
        raise Refusal(
            _(
                "Acts of office need a second key, so that a stolen number is not enough. Set one"
                " up first: Me, Second key. It takes two minutes."
            )
        )
