import secrets

from django.db import transaction
from django.utils.text import slugify

from community.members.models import Member
from community.members.phones import e164


@transaction.atomic
def join(phone: str, display_name: str = "", language: str = "en") -> Member:
    """The member behind this number: found again, or new."""
    number = e164(phone)
    member, new = Member.objects.get_or_create(
        phone=number,
        defaults={
            "handle": free_handle(display_name),
            "display_name": display_name,
            "language": language,
        },
    )
    if new:
        member.set_unusable_password()
        member.save(update_fields=["password"])
    return member


def free_handle(name: str) -> str:
    """A handle nobody has yet: amina, else amina-4831."""
    wanted = slugify(name)[:30] or "trader"
    while Member.objects.filter(handle=wanted).exists():
        wanted = f"{slugify(name)[:30] or 'trader'}-{secrets.randbelow(9000) + 1000}"
    return wanted
