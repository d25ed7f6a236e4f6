"""What the acts of coming in and going out share."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.live.record import record
from community.members import erased
from community.members.models import Member
from community.text.refusals import Refusal
from groups.actions.vouches import refuse_unvouched
from groups.models import Group, Membership, Recall
from groups.models.membership import term_from


def let_in(
    member: Member,
    group: Group,
    by: Member,
    accepted: int | None = None,
    brought_by: Member | None = None,
) -> Membership:
    """Through the one door of every way in: by oneself, by request, by invitation.

    They have read the rules at the door, unless they asked while others were in force. Whose
    ticket or list at a meeting they came by is kept, as is whose invitation.
    """
    if group.vouches and not group.memberships.filter(member=member).exists():
        refuse_unvouched(member, group)
    return seat(member, group, by, accepted, brought_by)


def seat(
    member: Member,
    group: Group,
    by: Member,
    accepted: int | None = None,
    brought_by: Member | None = None,
) -> Membership:
    """The row that is the right to be inside; whoever enters an empty group is its steward.

    Whoever comes back after a finding has been let in before, and needs nobody's word anew.
    """
    now = locked(group)
    read = now.edition if accepted is None else accepted
    invitation = group.invitations.select_related("by").filter(member=member).first()
    bringer = brought_by or (invitation.by if invitation else None)
    first = not now.memberships.exists()
    place: dict[str, Any] = {"steward": first, "accepted": read, "brought_by": bringer}
    place |= {"term_ends_at": term_from() if first else None}
    membership, new = group.memberships.get_or_create(member=member, defaults=place)
    group.invitations.filter(member=member).delete()
    if new:
        group.requests.filter(member=member, answered_at=None).delete()
        record(group.topic, "member.joined", by=by, subject=member.pk)
    return membership


def refuse_suspended(by: Member, group: Group) -> None:
    out = group.suspensions.filter(member__in=erased.selves(by), ended_at=None).first()
    if out is not None:
        day = timezone.localtime(out.until).strftime("%d.%m.%Y")
        raise Refusal(_("You are out of this group until %s.") % day)


def refuse_put_out(by: Member, group: Group) -> None:
    """A door that stewards open to many is none for those they closed it to."""
    if group.removals.filter(member__in=erased.selves(by)).exists():
        raise Refusal(_("You were put out of this group: ask its stewards to come back."))


def locked(group: Group) -> Group:
    """One change of the group's people at a time, so that two stewards cannot both be the last."""
    return Group.objects.select_for_update(no_key=True).get(pk=group.pk)


def people_url(group: Group) -> str:
    return reverse("groups:people", args=[group.slug])


def recall_url(recall: Recall) -> str:
    return reverse("groups:recall", args=[recall.pk])


def group_url(group: Group) -> str:
    return reverse("groups:group", args=[group.slug])
