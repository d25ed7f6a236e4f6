"""An account is closed by staff, who say why, and opened again: on appeal, or by staff."""

from uuid import uuid4

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members import book, leaving
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.telling import warn
from groups.actions import wording
from groups.models import Finding
from groups.models.finding import Outcome


@transaction.atomic
def close(by: Member, member: Member, reason: str) -> Finding | None:
    """Out of the whole site: told on every channel why, and how to appeal from a closed account."""
    why = wording.reason(reason)
    if not Member.objects.filter(pk=member.pk, is_active=True).update(is_active=False):
        return None
    what = {"noun": "member", "subject": member.pk, "about": member, "evidence": str(member)}
    words = {"outcome": Outcome.CLOSED, "reason": why}
    found = Finding.objects.create(author=by, key=uuid4(), **what, **words)
    where = {"where": "staff", "reason": why}
    book.enter(Verb.ACCOUNT_CLOSED, by=by, member=member, subject=found.pk, **where)
    said = _("Your account is closed: {why} If that is wrong, reply APPEAL and say why.")
    url = reverse("groups:finding", args=[found.pk])
    warn(member, "group.finding", text=format_lazy(said, why=why), url=url)
    leaving.end_all_but(member, "")
    member.is_active = False
    return found


@transaction.atomic
def reopen(by: Member, member: Member, reason: str) -> None:
    """Staff think better of it."""
    why = wording.reason(reason)
    Finding.objects.filter(about=member, outcome=Outcome.CLOSED, lifted_at=None).update(
        lifted_at=timezone.now()
    )
    if opened(member):
        book.enter(Verb.ACCOUNT_OPENED, by=by, member=member, where="staff", reason=why)


def opened(member: Member) -> bool:
    """They read it where they are: signed in they are nowhere."""
    if not Member.objects.filter(pk=member.pk, is_active=False).update(is_active=True):
        return False
    member.is_active = True
    text = _("Your account is open again. Sign in as before.")
    warn(member, "group.finding", text=text, url=reverse("front:home"))
    return True
