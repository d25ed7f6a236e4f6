"""Fetch through the person: nothing of a group is reached but through these; strangers get 404."""

from collections.abc import Collection
from typing import TypeVar

from django.db.models import F, OuterRef, Q
from django.http import Http404

from community.members.models import Freeze, Handover, Member, Ring
from groups.models import (
    Appeal,
    Ballot,
    Enrolment,
    Finding,
    Group,
    Membership,
    Message,
    Recall,
    Report,
    Request,
    Room,
    Slip,
    Synonym,
    Ticket,
)
from groups.models.attention import level_of
from groups.models.group import GroupQuerySet
from groups.models.look import Judged
from groups.models.trading import trading
from groups.models.turns import spoken

T = TypeVar("T")


def group_seen_by(member: Member, slug: str) -> Group:
    """A group this member may know of: a listed one, or one they belong or are invited to."""
    return found(whole(Group.objects.seen_by(member)).filter(slug=slug).first())


def group_of(member: Member, slug: str) -> Group:
    """A group this member belongs to."""
    return found(whole(Group.objects.of(member)).filter(slug=slug).first())


def membership_of(member: Member, slug: str) -> Membership | None:
    """This member's own place in a group, if they have one."""
    level = {"level": level_of(member, OuterRef("group"))}
    mine = Membership.objects.filter(member=member, group__slug=slug).annotate(**level)
    return mine.select_related("member", "group__sector", "group__place").first()


def group_stewarded_by(member: Member, slug: str) -> Group:
    mine = Membership.objects.filter(member=member, steward=True)
    return found(whole(Group.objects.filter(memberships__in=mine)).filter(slug=slug).first())


def whole(groups: GroupQuerySet) -> GroupQuerySet:
    """With what the head of every page of the group says."""
    return groups.select_related("sector", "place")


def membership_stewarded_by(member: Member, slug: str, handle: str) -> Membership:
    """Someone's place in a group, for its stewards to act on."""
    group = group_stewarded_by(member, slug)
    inside = group.memberships.select_related("group__sector", "group__place", "member")
    return found(inside.filter(member__handle=handle).first())


def request_stewarded_by(member: Member, pk: int) -> Request:
    mine = Membership.objects.filter(member=member, steward=True)
    asked = Request.objects.filter(group__memberships__in=mine)
    return found(asked.select_related("group", "member").filter(pk=pk).first())


def report_by(member: Member, pk: int) -> Report:
    """One's own: who reported is nobody else's to know."""
    mine = Report.objects.filter(author=member).select_related("about", "group", "finding")
    return found(mine.filter(pk=pk).first())


def finding_of(member: Member, pk: int) -> Finding:
    """What was found: for the one it is about, the stewards of the group, and staff."""
    mine = Membership.objects.filter(member=member, steward=True)
    named = ("about", "author", "brought_by", "appeal__author")
    found_by = Finding.objects.select_related("group", *named)
    if not member.is_staff:
        found_by = found_by.filter(Q(about=member) | Q(group__in=mine.values("group")))
    return found(found_by.filter(pk=pk).first())


def caution_of(member: Member, pk: int) -> Finding:
    """What was found of somebody this member had to do with, and was warned of."""
    warned = Finding.objects.filter(cautions__member=member).select_related("group", "about")
    return found(warned.filter(pk=pk).first())


def appeal_of(member: Member, pk: int) -> Appeal:
    finding = finding_of(member, found(Appeal.objects.filter(pk=pk).first()).finding_id)
    return finding.appeal


def recall_of(member: Member, pk: int) -> Recall:
    """For those inside, and for whoever may vote though they were put out meanwhile."""
    known = Q(group__memberships__member=member) | Q(electors__member=member)
    rows = Recall.objects.filter(known).select_related("group__sector", "group__place", "steward")
    return found(rows.filter(pk=pk).distinct().first())


def ring_in(group: Group, pk: int) -> Ring:
    """One that has members of this group, for its stewards."""
    here = Ring.objects.filter(ended_at=None, members__memberships__group=group)
    return found(here.filter(pk=pk).distinct().first())


def ring_passed(pk: int) -> Ring:
    """One that stewards have passed to staff."""
    passed = Ring.objects.filter(ended_at=None, looks__judged=Judged.PASSED)
    return found(passed.filter(pk=pk).distinct().first())


def staff_only(member: Member) -> None:
    if not member.is_staff:
        raise Http404


def room_of(member: Member, pk: int) -> Room:
    """With when this member last wrote there, where that decides when they may again, the
    edition of its group's rules that they have accepted, and the business they may speak for."""
    rooms = Room.objects.select_related("group").filter(group__memberships__member=member)
    facts = {
        "accepted": F("group__memberships__accepted"),
        **spoken(member.pk),
        **trading(member.pk),
    }
    return found(rooms.annotate(**facts).filter(pk=pk).first())


def room_stewarded_by(member: Member, pk: int) -> Room:
    mine = Membership.objects.filter(member=member, steward=True)
    rooms = Room.objects.select_related("group").filter(group__memberships__in=mine)
    return found(rooms.filter(pk=pk).first())


def synonym_stewarded_by(member: Member, pk: int) -> Synonym:
    mine = Membership.objects.filter(member=member, steward=True)
    lines = Synonym.objects.select_related("group").filter(group__memberships__in=mine)
    return found(lines.filter(pk=pk).first())


def slip_stewarded_by(member: Member, pk: int) -> Slip:
    mine = Membership.objects.filter(member=member, steward=True)
    slips = Slip.objects.select_related("group").filter(group__memberships__in=mine)
    return found(slips.filter(pk=pk).first())


def ticket_stewarded_by(member: Member, pk: int) -> Ticket:
    mine = Membership.objects.filter(member=member, steward=True)
    tickets = Ticket.objects.select_related("group__sector", "group__place", "author")
    return found(tickets.filter(group__memberships__in=mine).filter(pk=pk).first())


def ticket_held(slug: str) -> Ticket:
    """By whoever has its word, member or not: that is what it is for."""
    tickets = Ticket.objects.select_related("group__sector", "group__place", "author")
    return found(tickets.filter(slug=slug.upper()).first())


def enrolment_of(member: Member, pk: int) -> Enrolment:
    """One by which a steward wrote down this member's number."""
    waiting = Enrolment.objects.waiting().select_related("group", "author")
    return found(waiting.filter(pk=pk, phone=member.phone).first())


def freeze_stewarded_by(member: Member, group: Group, pk: int) -> Freeze:
    """Of somebody in the group, for its stewards; nobody judges themselves."""
    inside = group.memberships.exclude(member=member).values("member")
    lasting = Freeze.objects.lasting().select_related("member")
    return found(lasting.filter(pk=pk, member__in=inside).first())


def handover_stewarded_by(member: Member, group: Group, pk: int) -> Handover:
    inside = group.memberships.exclude(member=member).values("member")
    asked = Handover.objects.filter(settled_at=None).select_related("member")
    return found(asked.filter(pk=pk, member__in=inside).first())


def is_steward(member: Member, group: Group) -> bool:
    return Membership.objects.filter(member=member, group=group, steward=True).exists()


def message_of(member: Member, pk: int) -> Message:
    inside = Message.objects.inside(member)
    shown = ("withdrawal__author", "picture", "ballot")
    whole = inside.select_related("room__group", "author__standing", *shown)
    return found(whole.filter(pk=pk).first())


def message_stewarded_by(member: Member, pk: int) -> Message:
    one = message_of(member, pk)
    if not is_steward(member, one.room.group):
        raise Http404
    return one


def ballot_of(member: Member, pk: int) -> Ballot:
    inside = Ballot.objects.filter(message__in=Message.objects.inside(member))
    return found(
        inside.select_related("message__room", "message__withdrawal").filter(pk=pk).first()
    )


def may_watch_group(member: Member, pk: int) -> bool:
    return member.pk in who_may_watch_group([member], pk)


def who_may_watch_group(members: Collection[Member], pk: int) -> set[int]:
    inside = Membership.objects.filter(member__in=members, group=pk)
    return {*inside.values_list("member", flat=True)}


def may_watch_room(member: Member, pk: int) -> bool:
    return member.pk in who_may_watch_room([member], pk)


def who_may_watch_room(members: Collection[Member], pk: int) -> set[int]:
    inside = Membership.objects.filter(member__in=members, group__rooms=pk)
    return {*inside.values_list("member", flat=True)}


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
