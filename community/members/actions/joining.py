import secrets

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from community.members import erased
from community.members.models import Member
from community.members.phones import e164
from community.text import slugs


def join(phone: str, display_name: str = "", language: str = "en") -> Member:
    """The member behind this number: found again, or new and, without a name, yet to be asked."""
    number = e164(phone)
    found = Member.objects.filter(phone=number).first()
    return found or newcomer(number, display_name, language)


def newcomer(number: str, name: str, language: str) -> Member:
    try:
        with transaction.atomic():
            return Member.objects.create(
                phone=number,
                handle=free_handle(name) if name else f"new-{secrets.token_hex(8)}",
                display_name=name,
                language=language,
                password=make_password(None),
            )
    except IntegrityError:  # the same number came in at the same moment, or the handle just went
        found = Member.objects.filter(phone=number).first()
        return found or newcomer(number, name, language)


def free_handle(name: str) -> str:
    return slugs.free(name, 30, "trader", taken)


def taken(handle: str) -> bool:
    return Member.objects.filter(handle=handle).exists() or erased.had(handle)
