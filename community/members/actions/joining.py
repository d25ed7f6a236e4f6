import secrets

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from community.members.models import Member
from community.members.phones import e164


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
    """A handle nobody has yet: amina, else amina-4831."""
    wanted = bare = slugify(name)[:30].strip("-") or "trader"
    while Member.objects.filter(handle=wanted).exists():
        wanted = f"{bare}-{secrets.randbelow(9000) + 1000}"
    return wanted
