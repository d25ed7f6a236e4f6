from django.db import transaction

from community.members import names
from community.members.actions.joining import join
from community.members.actions.profiles import take_handle
from community.members.imitation import refuse_imitation
from community.members.models import Member


@transaction.atomic
def introduce(phone: str, name: str, language: str) -> Member:
    """Who texts from a number has it: found again, or new. A name is given once by text; it is
    changed on the page."""
    called = names.clean(name) if name else ""
    member = join(phone, language=language)
    if called and not member.display_name:
        refuse_imitation(member, called)
        take_handle(member, called)
        member.display_name, member.language = called, language
        member.save(update_fields=["display_name", "language"])
    return member
