from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once
from community.notices.tell import take_back, tell
from community.text import render
from community.text.refusals import Refusal
from groups.actions import wording
from groups.models import Finding, Membership, Message, Withdrawal
from groups.models.finding import Outcome


def withdraw(by: Member, message: Message, key: UUID, reason: str = "") -> Withdrawal:
    """Its author takes a message back, or a steward does and says why; a mark stays."""
    return once(Withdrawal, by, key, lambda: withdrawn(by, message, key, reason))


def withdrawn(by: Member, message: Message, key: UUID, reason: str) -> Withdrawal:
    rows = Message.objects.select_related("room__group", "author", "ballot")
    message = rows.select_for_update(of=["self"], no_key=True).get(pk=message.pk)
    own = message.author_id == by.pk
    if not own and not is_steward(by, message):
        raise Refusal(_("Only its author or a steward can withdraw a message."))
    why = render.clean(reason)[:300] if own else wording.reason(reason)
    withdrawal, new = Withdrawal.objects.get_or_create(
        message=message, defaults={"author": by, "key": key, "reason": why}
    )
    if new:
        if not own:
            withdrawal_found(by, message, why)
        tell_author(by, message, why)
        if message.is_ballot:
            take_back({"ballot.closing"}, [page(message)], by=by)
        by_office(Verb.MESSAGE_WITHDRAWN, by, message, why)
        record(message.room.topic, "message.withdrawn", by=by, subject=message.pk)
    return withdrawal


def is_steward(by: Member, message: Message) -> bool:
    mine = Membership.objects.filter(member=by, steward=True)
    return mine.filter(group=message.room.group_id).exists()


def by_office(verb: Verb, by: Member, message: Message, why: str = "") -> None:
    """What an author does with their own is no act of power."""
    if message.author_id != by.pk:
        where, member = message.room.group.topic, message.author
        book.enter(verb, by=by, where=where, member=member, subject=message.pk, reason=why)


def withdrawal_found(by: Member, message: Message, why: str) -> None:
    """What its author can appeal against."""
    what = {"noun": "message", "subject": message.pk, "evidence": message.text}
    words = {"about": message.author, "outcome": Outcome.TAKEN, "reason": why}
    group = message.room.group
    Finding.objects.create(author=by, key=uuid4(), group=group, **what, **words)


def tell_author(by: Member, message: Message, why: str) -> None:
    says = _("A steward withdrew your message in {room}: {why}")
    gone = format_lazy(says, room=message.room, why=why)
    tell([message.author], "group.withdrawn", text=gone, url=page(message), by=by)


def page(message: Message) -> str:
    return reverse("groups:message", args=[message.pk])


@transaction.atomic
def restore(by: Member, message: Message) -> None:
    """Whoever withdrew a message can put it back for 15 minutes."""
    withdrawal = Withdrawal.objects.select_for_update().filter(message=message).first()
    if withdrawal is None:
        return
    if withdrawal.author_id != by.pk:
        raise Refusal(_("Only the one who withdrew a message can put it back."))
    if not withdrawal.may_undo:
        raise Refusal(_("It can be put back for 15 minutes; that time is over."))
    withdrawal.delete()
    found = Finding.objects.filter(noun="message", subject=message.pk, author=by, lifted_at=None)
    found.update(lifted_at=timezone.now())
    by_office(Verb.MESSAGE_RESTORED, by, message)
    record(message.room.topic, "message.restored", by=by, subject=message.pk)
