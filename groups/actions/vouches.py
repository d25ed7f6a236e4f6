"""Groups that let in only whom their own members vouch for."""

from django.utils.translation import ngettext

from community.members.models import Member, Vouch
from community.text.refusals import Refusal
from groups.models import Group


def refuse_unvouched(member: Member, group: Group) -> None:
    """How many vouch already is not said: it would tell a stranger who is inside."""
    wanted = group.vouches_wanted()
    if wanted and given_inside(member, group) < wanted:
        raise Refusal(unvouched(wanted))


def given_inside(member: Member, group: Group) -> int:
    """Words that stand, of those who are members now; whoever left does not open the door."""
    inside = group.memberships.filter(member__is_active=True).values("member")
    return Vouch.objects.heard().filter(member=member, author__in=inside).count()


def unvouched(wanted: int) -> str:
    return (
        ngettext(
            "%d member of this group must vouch for whoever joins.",
            "%d members of this group must vouch for whoever joins.",
            wanted,
        )
        % wanted
    )
