"""Who comes to a meeting, and who cannot: said beforehand, changed at will, told to nobody."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.text.refusals import Refusal
from groups.actions.meetups import check_member
from groups.models import Coming, Meetup


@transaction.atomic
def say(by: Member, meetup: Meetup, key: UUID, comes: bool) -> Coming:
    """One word of each member; another takes its place."""
    check_member(by, meetup.group)
    refuse_past(meetup)
    limiter.spend("comings", by.pk, limit=40, seconds=3600)
    row = {"key": key, "comes": comes}
    said, _new = Coming.objects.update_or_create(author=by, meetup=meetup, defaults=row)
    return said


def refuse_past(meetup: Meetup) -> None:
    if meetup.called_off_at:
        raise Refusal(_("This meeting was called off."))
    if meetup.is_over:
        raise Refusal(_("This meeting is over."))
