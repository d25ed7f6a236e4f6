"""A steward looks at a member whose badges rest, or whose account may have changed hands."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members import book, freezing
from community.members.models import Freeze, Handover, Member
from community.members.models.deed import Verb
from community.members.models.freeze import How, Why
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions import wording
from groups.models import Group


@transaction.atomic
def confirm(by: Member, group: Group | None, freeze: Freeze, reason: str) -> None:
    """It is still them: their badges count again. Without a group it is staff who say so."""
    why = wording.reason(reason)
    if freeze.member == by:
        raise Refusal(_("Somebody else has to say that it is you."))
    if not freezing.lift(freeze, How.STEWARD):
        return
    where, member = group.topic if group else "staff", freeze.member
    book.enter(Verb.MEMBER_CONFIRMED, by=by, where=where, member=member, reason=why)
    said = _("A steward confirmed that it is you: your vouches and badges count again. {why}")
    text = format_lazy(said, why=why)
    tell([member], "member.unfrozen", text=text, url=reverse("members:vouches"), by=by)


@transaction.atomic
def settle(by: Member, group: Group, handover: Handover, reason: str) -> None:
    """The same person in another place: nothing is left of the question."""
    why = wording.reason(reason)
    if close(by, handover):
        member, where = handover.member, group.topic
        book.enter(Verb.HANDOVER_SETTLED, by=by, where=where, member=member, reason=why)


@transaction.atomic
def let_rest(by: Member, group: Group, handover: Handover, reason: str) -> None:
    """It may be somebody else: what was said of them rests, and those who met them are asked."""
    why = wording.reason(reason)
    if close(by, handover):
        member, where = handover.member, group.topic
        book.enter(Verb.MEMBER_FROZEN, by=by, where=where, member=member, reason=why)
        freezing.freeze(member, Why.DEVICE)


def close(by: Member, handover: Handover) -> bool:
    if handover.member == by:
        raise Refusal(_("Somebody else has to say that it is you."))
    still = Handover.objects.filter(pk=handover.pk, settled_at=None)
    return bool(still.update(settled_at=timezone.now(), settled_by=by))
