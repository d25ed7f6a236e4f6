"""Who they were: the row stays, since so much leads to it, and says nothing of anybody."""

import secrets

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from community.imports.models import Writer
from community.live import cut
from community.members import erased
from community.members.models import Erasure, Member, Tries
from community.members.models.erasure import LEFT
from community.sms.models import Part, Received, Spending, Stop, Text
from groups.models import Removal, Suspension
from pricing.models import Invitation


def mark(one: Erasure, member: Member) -> None:
    """Their handle is given to nobody else; their number is known again where they are put out."""
    out = Removal.objects.filter(member=member).exists()
    out = out or Suspension.objects.filter(member=member, ended_at=None).exists()
    marks = {"handle": erased.digest(member.handle)}
    marks["mark"] = erased.digest(member.phone or "") if out else ""
    Erasure.objects.filter(pk=one.pk).update(**marks)


def sign_out(member: Member) -> None:
    keys = UserSession.objects.filter(user=member).values("session_key")
    Session.objects.filter(session_key__in=keys).delete()


def forget(member: Member) -> None:
    forget_number(member.phone or "")
    named().filter(object_id=str(member.pk)).update(object_repr=LEFT)
    member.trades.clear()
    member.groups.clear()
    member.user_permissions.clear()
    blank(member)
    cut.member(member.pk)


def forget_number(phone: str) -> None:
    Text.objects.filter(to=phone).delete()
    for model in (Received, Part, Stop, Tries):
        model._default_manager.filter(phone=phone).delete()
    Spending.objects.filter(purse=phone).delete()
    Writer.objects.filter(phone=phone).delete()
    for asked in Invitation.objects.filter(phone=phone):
        Invitation.objects.filter(pk=asked.pk).update(phone=f"left-{asked.pk}")


def named() -> "QuerySet[LogEntry]":
    return LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Member))


def blank(member: Member) -> None:
    member.phone, member.handle = None, f"left-{secrets.token_hex(8)}"
    member.display_name, member.place, member.folded = LEFT, None, []
    member.password, member.last_login = make_password(None), None
    member.is_active = member.is_staff = member.is_superuser = member.low_data = False
    member.save()
