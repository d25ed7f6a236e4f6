"""Out for some days, or until a steward lets one in again; and the way back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions.doors import group_url, locked, seat
from groups.actions.memberships import is_needed, put_out
from groups.actions.words import end_words
from groups.models import Finding, Membership, Removal, Suspension

MOST_DAYS = 90


def suspend(by: Member, finding: Finding) -> None:
    """Their membership goes until the day; an office they had does not come back with it."""
    if not 1 <= finding.days <= MOST_DAYS:
        raise Refusal(_("Say for how many days: 1 to 90."), "days")
    inside = place_of(finding)
    if inside is None:
        raise Refusal(_("They are not in the group any more."))
    until = timezone.now() + timedelta(days=finding.days)
    row = {"group": inside.group, "member": inside.member, "since": inside.since}
    Suspension.objects.create(finding=finding, until=until, **row)
    put_out(inside, "member.suspended", by)


def shut_out(by: Member, finding: Finding) -> None:
    """As a steward removes a member: they must ask to come back."""
    inside = place_of(finding)
    group = inside.group if inside else finding.group
    if group is None:
        raise Refusal(_("Staff can warn and take away; the rest is for a group's stewards."))
    Removal.objects.create(group=group, member=finding.about, by=by, reason=finding.reason)
    end_words(by, group, finding)
    if inside is not None:
        put_out(inside, "member.removed", by)


def place_of(finding: Finding) -> Membership | None:
    group = finding.group
    if group is None:
        raise Refusal(_("Staff can warn and take away; the rest is for a group's stewards."))
    inside = locked(group).memberships.filter(member=finding.about).first()
    if inside and inside.steward and is_needed(inside.member, group):
        raise Refusal(_("They are the last steward: make someone else steward first."))
    return inside


def end_due() -> None:
    """By the clock: whoever's days are over is in again."""
    due = Suspension.objects.filter(ended_at=None, until__lte=timezone.now())
    for one in due.select_related("group", "member", "finding__brought_by").order_by("pk"):
        with transaction.atomic():
            let_back(one)


def let_back(suspension: Suspension) -> None:
    """Claimed by a conditional update: two workers let in once. Since when they were in stays; the
    rules they read anew, for they may be others."""
    still = Suspension.objects.filter(pk=suspension.pk, ended_at=None)
    if not still.update(ended_at=timezone.now()):
        return
    group, member = suspension.group, suspension.member
    if group.removals.filter(member=member, made_at__gte=suspension.finding.made_at).exists():
        return  # put out for good meanwhile
    bringer = suspension.finding.brought_by
    inside = seat(member, group, member, accepted=0, brought_by=bringer)
    Membership.objects.filter(pk=inside.pk).update(since=suspension.since)
    back = format_lazy(_("You are back in {group}."), group=group)
    tell([member], "group.accepted", text=back, url=group_url(group))
