from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.machine import limiter
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions.doors import group_url
from groups.models import Group, Invitation

DAY = 24 * 60 * 60


@transaction.atomic
def invite(by: Member, group: Group, handle: str) -> Invitation:
    """A steward opens the door to one member, who decides whether to come in."""
    book.refuse_powerless(by)
    member = Member.objects.filter(handle=handle.strip().lstrip("@").lower()).first()
    if member is None or not member.is_active:
        raise Refusal(_("Nobody here has that handle."), "handle")
    if group.memberships.filter(member=member).exists():
        raise Refusal(format_lazy(_("{who} is already in the group."), who=member), "handle")
    invitation, new = group.invitations.get_or_create(member=member, defaults={"by": by})
    if new:
        limiter.spend("invitations", by.pk, limit=50, seconds=DAY)
        record(f"member.{member.pk}", "invitation.made", by=by, subject=invitation.pk)
        where, made = group.topic, invitation.pk
        book.enter(Verb.INVITATION_MADE, by=by, where=where, member=member, subject=made)
        come = format_lazy(_("{who} invites you to {group}."), who=by, group=group)
        tell([member], "group.invitation", text=come, url=group_url(group), by=by)
    return invitation
