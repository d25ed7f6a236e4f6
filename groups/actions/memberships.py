from uuid import uuid4

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live import cut
from community.live.record import record
from community.machine import limiter
from community.members import book, names
from community.members.models import Member
from community.members.models.deed import Verb
from community.notices.tell import tell
from community.text import render
from community.text.refusals import Refusal
from groups.actions import ballots, wording
from groups.actions.doors import let_in, locked, people_url, refuse_suspended
from groups.actions.vouches import refuse_unvouched
from groups.actions.words import end_words
from groups.models import Finding, Group, Membership, Removal, Request
from groups.models.finding import Outcome

DAY = 24 * 60 * 60


@transaction.atomic
def join(by: Member, group: Group, words: str = "") -> Membership | Request:
    """In at once where the group is open, else a request to its stewards; twice is harmless."""
    inside = group.memberships.filter(member=by).first()
    if not inside:
        refuse_suspended(by, group)
        refuse_imitation(by, group)
        refuse_unvouched(by, group)
    if inside or not group.asks(by):
        return inside or let_in(by, group, by)
    said = {"words": render.clean(words)[:300]}
    request, new = group.requests.get_or_create(member=by, answered_at=None, defaults=said)
    if new:
        limiter.spend("requests", by.pk, limit=20, seconds=DAY)
        record(f"member.{by.pk}", "request.made", by=by, subject=request.pk)
        tell_stewards(by, group)
    return request


def refuse_imitation(by: Member, group: Group) -> None:
    """Nobody comes in under the name of one of its stewards."""
    for one in group.stewards():
        if one != by and names.imitates(by.display_name, one.display_name):
            raise Refusal(_("A steward here has this name. Add something to yours, then join."))


def tell_stewards(by: Member, group: Group) -> None:
    asks = format_lazy(_("{who} asks to join {group}."), who=by, group=group)
    tell(group.stewards(), "group.request", text=asks, url=people_url(group), by=by)


@transaction.atomic
def leave(by: Member, group: Group) -> None:
    """Out, or no longer asking to come in. The last steward stays while others remain."""
    group.requests.filter(member=by, answered_at=None).delete()
    inside = locked(group).memberships.filter(member=by).first()
    if inside is None:
        return
    if inside.steward and is_needed(by, group):
        raise Refusal(_("You are the last steward: make someone else steward, then leave."))
    put_out(inside, "member.left", by)


def is_needed(by: Member, group: Group) -> bool:
    others = group.memberships.exclude(member=by)
    return others.exists() and not others.filter(steward=True).exists()


@transaction.atomic
def remove(by: Member, group: Group, member: Member, reason: str) -> None:
    """A steward puts a member out; the member reads why, and must ask to come back."""
    why = wording.reason(reason)
    if member == by:
        raise Refusal(_("To go yourself, leave the group."))
    inside = locked(group).memberships.filter(member=member).first()
    if inside is None:
        return
    found = removal_found(by, inside, why)
    Removal.objects.create(group=group, member=member, by=by, reason=why)
    book.enter(Verb.MEMBER_REMOVED, by=by, where=group.topic, member=member, reason=why)
    gone = format_lazy(_("You were removed from {group}: {why}"), group=group, why=why)
    url = reverse("groups:finding", args=[found.pk])
    tell([member], "group.removed", text=gone, url=url, by=by)
    end_words(by, group, found)
    put_out(inside, "member.removed", by)


def removal_found(by: Member, inside: Membership, why: str) -> Finding:
    """What the one put out can appeal against."""
    group, member = inside.group, inside.member
    what = {"noun": "member", "subject": member.pk, "about": member, "evidence": str(member)}
    words = {"outcome": Outcome.REMOVED, "reason": why, "brought_by": inside.brought_by}
    return Finding.objects.create(author=by, key=uuid4(), group=group, **what, **words)


def put_out(inside: Membership, kind: str, by: Member) -> None:
    """The row goes, and with it the right to watch what the group says from now on."""
    group, member = inside.group, inside.member
    inside.delete()
    ballots.give_up(member, group, by)
    record(group.topic, kind, by=by, subject=member.pk)
    rooms = group.rooms.values_list("pk", flat=True)
    inner = [group.topic, f"board.{group.pk}", *(f"room.{pk}" for pk in rooms)]
    cut.topics(member.pk, inner)
    cut.member(member.pk)  # the wings have topics of the group too, which this floor cannot name
