"""A newcomer's buddy: somebody of the group to turn to in the first weeks. It ends by itself."""

from uuid import UUID

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions.doors import group_url, locked
from groups.models import Buddy, Membership


def give(by: Member, newcomer: Membership, key: UUID, handle: str) -> Buddy:
    """A steward asks a member to be there for another; both are told."""
    helper = helper_of(newcomer, handle)

    def act() -> Buddy:
        locked(newcomer.group)
        check(newcomer, helper)
        buddy = Buddy.objects.create(author=by, key=key, newcomer=newcomer, helper=helper)
        tell_both(buddy, by)
        return buddy

    return once(Buddy, by, key, act, said(newcomer=newcomer, helper=helper))


def helper_of(newcomer: Membership, handle: str) -> Membership:
    inside = newcomer.group.memberships.select_related("member", "group")
    helper = inside.filter(member__handle=handle.strip().lstrip("@"), member__is_active=True)
    found = helper.first()
    if found is None:
        raise Refusal(_("Nobody in this group has this handle."), "handle")
    return found


def check(newcomer: Membership, helper: Membership) -> None:
    one, other = newcomer.member, helper.member
    if one == other:
        raise Refusal(_("Choose somebody else for them."), "handle")
    if one.pk in other.folded or other.pk in one.folded:
        raise Refusal(_("These two would rather not. Choose another."), "handle")
    if Buddy.objects.standing().filter(newcomer=newcomer).exists():
        raise Refusal(_("They have a buddy now. End that first."), "handle")


def tell_both(buddy: Buddy, by: Member) -> None:
    one, other = buddy.newcomer.member, buddy.helper.member
    group = buddy.newcomer.group
    beside = gettext_lazy("{who} is your buddy in {group} for four weeks: ask anything.")
    asked = gettext_lazy("You are asked to be the buddy of {who} in {group} for four weeks.")
    for member, who, sentence in ((one, other, beside), (other, one, asked)):
        text = format_lazy(sentence, who=who, group=group)
        tell([member], "group.buddy", text=text, url=group_url(group), by=by)


def end(by: Member, buddy: Buddy) -> Buddy:
    """By a steward or one of the two, before its time; no reason is asked, nobody is told."""
    Buddy.objects.filter(pk=buddy.pk, ended_at=None).update(ended_at=timezone.now())
    buddy.refresh_from_db(fields=["ended_at"])
    return buddy
