"""How the office of a steward goes on and ends: what votes, terms and successors share."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.notices.tell import tell
from groups.actions.doors import locked, people_url, recall_url
from groups.models import Group, Membership, Recall
from groups.models.membership import term_from
from groups.models.recall import Result

AGAIN = timedelta(days=44)


def end_office(recall: Recall) -> None:
    """Also of a last steward: the group asks the next at once."""
    group, steward = locked(recall.group), recall.steward
    if group.memberships.filter(member=steward, steward=True).update(steward=False):
        told_out(group, steward, recall_url(recall))


def end_term(recall: Recall) -> None:
    """Another year; or, where too few voted, a month until they are asked again; or the end, but
    nobody leaves a group without a steward: the last one acts until another takes office."""
    group = locked(recall.group)
    mine = group.memberships.filter(member=recall.steward, steward=True)
    if recall.result == Result.KEPT:
        mine.update(term_ends_at=term_from(), reminded_at=None)
    elif recall.result == Result.UNHEARD:
        mine.update(term_ends_at=timezone.now() + AGAIN)
    elif group.memberships.filter(steward=True, acting=False).exclude(pk__in=mine).exists():
        end_office(recall)
    else:
        mine.update(acting=True)


def relieve(group: Group) -> None:
    """Somebody else is steward now: whoever only acted goes."""
    for one in Membership.objects.filter(group=group, acting=True).select_related("member"):
        Membership.objects.filter(pk=one.pk).update(steward=False, acting=False)
        book.enter(Verb.STEWARD_UNMADE, by=None, where=group.topic, member=one.member)
        told_out(group, one.member, people_url(group))


def told_out(group: Group, steward: Member, url: str) -> None:
    record(group.topic, "steward.unmade", by=None, subject=steward.pk)
    over = format_lazy(_("You are no longer a steward of {group}."), group=group)
    tell([steward], "group.steward", text=over, url=url)


def take(group: Group, member: Member) -> bool:
    """The row of an office that begins now; False where it was theirs already, in full. Who lays
    it down and takes it up again goes on with the same year: nobody escapes the vote that way."""
    mine = group.memberships.filter(member=member).exclude(steward=True, acting=False)
    if not mine.update(steward=True, acting=False):
        return False
    over = Q(term_ends_at=None) | Q(term_ends_at__lte=timezone.now())
    group.memberships.filter(over, member=member).update(term_ends_at=term_from(), reminded_at=None)
    relieve(group)
    return True
