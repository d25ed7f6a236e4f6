from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.members import leaving
from community.members.models import Member
from community.members.telling import warn


@transaction.atomic
def added(by: Member, session: str) -> None:
    """A second key was set up here: wherever else `by` is in, they came without it, and are out."""
    warned(by, _("Your account has a new second key. If it was not you, tell a steward."))
    leaving.end_all_but(by, session)


@transaction.atomic
def removed(by: Member) -> None:
    warned(by, _("A second key was taken off your account. If it was not you, tell a steward."))


def warned(member: Member, text: Promise) -> None:
    warn(member, "member.key", text=text, url=reverse("mfa_index"))
