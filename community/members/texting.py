"""Whose text this is, and the language it is answered in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import override

from community.members.models import Member
from community.sms.read import Words
from community.text.refusals import Refusal


def sender(words: Words) -> Member | None:
    return Member.objects.filter(phone=words.phone, is_active=True).first()


@contextmanager
def speaking(member: Member) -> Iterator[None]:
    """In the member's language, the reason of a refusal too."""
    with override(member.language):
        try:
            yield
        except Refusal as refusal:
            raise Refusal(str(refusal.reason), refusal.field, refusal.status) from None
