"""Saying of a member that they sell to the others of the group."""

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live import cut
from community.members.models import Member
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.models import Group
from pricing.desk.book import enter
from pricing.models import Supplier, Verb

NAMED = gettext_lazy("In {group} you are a supplier now: your prices count as offers.")
ENDED = gettext_lazy("In {group} you are no supplier any more.")


@transaction.atomic
def name_supplier(by: Member, group: Group, who: str, reason: str = "") -> Supplier:
    """By handle. What they report is an offer from now on; they see no single purchase."""
    member = Member.objects.filter(
        handle=who.strip().removeprefix("@"), memberships__group=group
    ).first()
    if member is None:
        raise Refusal(_("Nobody of that name is in the group."), "who")
    if member == by:
        raise Refusal(_("Another steward must say this of you."), "who")
    supplier, new = Supplier.objects.get_or_create(group=group, member=member, defaults={"by": by})
    if new:
        enter(Verb.SUPPLIER_NAMED, by, group, member=member, after=member, reason=reason)
        told(by, group, member, format_lazy(NAMED, group=group.name))
        cut.topics(member.pk, [f"board.{group.pk}", *rounds_of(group)])
    return supplier


def rounds_of(group: Group) -> list[str]:
    """What they may watch no longer, from this moment on."""
    return [f"round.{pk}" for pk in group.rounds.values_list("pk", flat=True)]


@transaction.atomic
def end_supplier(by: Member, supplier: Supplier, reason: str = "") -> None:
    """Undoes it; what they said as a supplier stays an offer."""
    group, member = supplier.group, supplier.member
    if Supplier.objects.filter(pk=supplier.pk).delete()[0]:
        enter(Verb.SUPPLIER_ENDED, by, group, member=member, before=member, reason=reason)
        told(by, group, member, format_lazy(ENDED, group=group.name))


def told(by: Member, group: Group, member: Member, text: Promise) -> None:
    url = reverse("pricing:board", args=[group.slug])
    tell([member], "price.supplier", text=text, url=url, by=by)
