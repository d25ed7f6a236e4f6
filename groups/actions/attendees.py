"""Who was at a meeting, by the digits that were shown there."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.text.refusals import Refusal
from groups import roll
from groups.actions.comings import refuse_past
from groups.actions.meetups import check_member
from groups.models import Attendee, Meetup

TRIES = 10


@transaction.atomic
def attend(by: Member, meetup: Meetup, key: UUID, digits: str) -> Attendee:
    """A second time changes nothing."""
    check_member(by, meetup.group)
    mine = Attendee.objects.filter(author=by, meetup=meetup).first()
    if mine is not None:
        return mine
    refuse_past(meetup)
    if not meetup.is_on:
        raise Refusal(_("It has not begun. The digits are shown there, from half an hour before."))
    limiter.spend("attendees.tries", by.pk, limit=TRIES, seconds=600)
    if not roll.shown(meetup.pk, digits, timezone.now()):
        raise Refusal(_("These are not the digits that are shown there now."), "digits")
    row = {"key": key}
    made, _new = Attendee.objects.get_or_create(author=by, meetup=meetup, defaults=row)
    return made
