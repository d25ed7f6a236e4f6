from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members.book import refuse_powerless
from community.members.models import Member
from community.notices.tell import tell
from groups.actions.doors import group_url, let_in
from groups.actions.rules import in_force
from groups.models import Request


@transaction.atomic
def accept(by: Member, request: Request) -> None:
    """A steward lets in the one who asked; the first answer given is the one that counts."""
    if not answered(by, request, accepted=True):
        return
    let_in(request.member, request.group, by, in_force(request.group, request.made_at))
    welcome = format_lazy(_("Welcome to {group}."), group=request.group)
    tell_asker(by, request, "group.accepted", welcome)


@transaction.atomic
def refuse(by: Member, request: Request) -> None:
    """A steward says no; the one who asked is told and may ask again."""
    if not answered(by, request, accepted=False):
        return
    record(f"member.{request.member_id}", "request.refused", by=by, subject=request.pk)
    says = _("{group} did not take you in this time. You can ask again.")
    no = format_lazy(says, group=request.group)
    tell_asker(by, request, "group.refused", no)


def answered(by: Member, request: Request, accepted: bool) -> bool:
    """Two stewards at once give one answer: only one of them finds the request still open."""
    refuse_powerless(by)
    still_open = Request.objects.filter(pk=request.pk, answered_at=None)
    answer = {"answered_at": timezone.now(), "answered_by": by, "accepted": accepted}
    return bool(still_open.update(**answer))


def tell_asker(by: Member, request: Request, kind: str, text: Promise) -> None:
    tell([request.member], kind, text=text, url=group_url(request.group), by=by)
