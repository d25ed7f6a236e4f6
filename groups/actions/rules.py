"""The rules of a group: each change is an edition, which its members accept before they write."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.text.refusals import Refusal
from groups.models import Group, Membership, Rules


def changed(by: Member, group: Group) -> None:
    """The next edition, which the steward who wrote it accepts by writing it."""
    Group.objects.filter(pk=group.pk).update(edition=F("edition") + 1)
    group.refresh_from_db(fields=["edition"])
    Rules.objects.create(group=group, number=group.edition, text=group.rules, by=by)
    Membership.objects.filter(group=group, member=by).update(accepted=group.edition)
    after = f"{group.edition}"
    book.enter(Verb.RULES_CHANGED, by=by, where=group.topic, subject=group.edition, after=after)


@transaction.atomic
def accept(by: Member, group: Group, number: int) -> None:
    """A member keeps to the rules as they read them; not to a later edition they have not seen."""
    if number != group.edition:
        raise Refusal(_("The rules were changed again meanwhile. Read them once more."))
    mine = Membership.objects.filter(group=group, member=by, accepted__lt=number)
    if mine.update(accepted=number):
        record(f"member.{by.pk}", "rules.accepted", by=by, subject=group.pk)


def in_force(group: Group, when: datetime) -> int:
    """The number of the edition that whoever asked to join then has read."""
    earlier = group.editions.filter(made_at__lte=when).order_by("-number")
    return earlier.values_list("number", flat=True).first() or 0


def refuse_unaccepted(by: Member, group: Group, accepted: int | None = None) -> None:
    """Reading goes on; writing waits. `accepted` where the fetch has brought it along."""
    if not group.edition:
        return
    if accepted is None:
        mine = Membership.objects.filter(group=group, member=by)
        accepted = mine.values_list("accepted", flat=True).first()
    if accepted is not None and accepted < group.edition:
        raise Refusal(_("The rules of this group have changed. Read and accept them, then write."))
