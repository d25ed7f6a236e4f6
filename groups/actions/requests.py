from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.notices.tell import tell
from groups.actions import wording
from groups.actions.doors import group_url, let_in
from groups.actions.rules import in_force
from groups.models import Request


@transaction.atomic
def accept(by: Member, request: Request) -> None:
    """A steward lets in the one who asked; the first answer given is the one that counts."""
    book.refuse_powerless(by)
    if not answered(by, request, accepted=True):
        return
    where, member = request.group.topic, request.member
    book.enter(Verb.REQUEST_ACCEPTED, by=by, where=where, member=member, subject=request.pk)
    let_in(request.member, request.group, by, in_force(request.group, request.made_at))
    welcome = format_lazy(_("Welcome to {group}."), group=request.group)
    tell_asker(by, request, "group.accepted", welcome)


@transaction.atomic
def refuse(by: Member, request: Request, reason: str) -> None:
    """A steward says no and why; the one who asked is told and may ask again. The book, which the
    whole group reads, does not name whom it did not take in."""
    book.refuse_powerless(by)
    why = wording.reason(reason)
    if not answered(by, request, accepted=False, reason=why):
        return
    where = request.group.topic
    book.enter(Verb.REQUEST_REFUSED, by=by, where=where, subject=request.pk, reason=why)
    record(f"member.{request.member_id}", "request.refused", by=by, subject=request.pk)
    says = _("{group} did not take you in: {why} You can answer that and ask again.")
    no = format_lazy(says, group=request.group, why=why)
    tell_asker(by, request, "group.refused", no)


def answered(by: Member, request: Request, accepted: bool, reason: str = "") -> bool:
    """Two stewards at once give one answer: only one of them finds the request still open."""
    still_open = Request.objects.filter(pk=request.pk, answered_at=None)
    said = {"accepted": accepted, "reason": reason}
    answer = {"answered_at": timezone.now(), "answered_by": by, **said}
    return bool(still_open.update(**answer))


def tell_asker(by: Member, request: Request, kind: str, text: Promise) -> None:
    tell([request.member], kind, text=text, url=group_url(request.group), by=by)
