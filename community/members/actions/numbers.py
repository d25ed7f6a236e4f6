"""A member's number, when it changes: what was said of them rests until it is known who it is."""

from django.db import transaction
from django.utils.translation import gettext as _

from community.members import freezing, leaving, vouching
from community.members.models import Browser, Freeze, Member
from community.members.models.freeze import Why
from community.members.phones import e164
from community.text.refusals import Refusal


@transaction.atomic
def give(member: Member, phone: str) -> Member:
    """By the operator, who has seen that it is them: their number was lost, or went to somebody
    else. There is no `by`: it is done at the machine. Those who met them are asked all the same.
    """
    vouching.hold(member)
    number = e164(phone)
    if Member.objects.filter(phone=number).exclude(pk=member.pk).exists():
        raise Refusal(_("Another account has this number."), "phone")
    member.phone = number
    member.save(update_fields=["phone"])
    Browser.objects.filter(member=member).delete()
    rest(member)
    return member


def rest(member: Member) -> None:
    """Anew, where it rested already: who was asked then was asked of another number."""
    Freeze.objects.lasting().filter(member=member).delete()
    if freezing.freeze(member, Why.NUMBER) is None:
        leaving.end_all_but(member, "")
