"""Meetings in person. Nobody is called by them: they stand in the catch-up of the day."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.book import refuse_powerless
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group, Meetup

FURTHEST = timedelta(days=366)
OFF = gettext_lazy("Called off: {about}, {group}.")


def call(by: Member, group: Group, key: UUID, about: str, spot: str, at: datetime) -> Meetup:
    """A member calls the others of the group together."""
    words = {
        "about": wording.line(about, 80, "about"),
        "spot": wording.line(spot, 100, "spot"),
        "at": at,
    }

    def act() -> Meetup:
        check_member(by, group)
        check_time(at)
        limiter.spend("meetups", by.pk, limit=5, seconds=86_400)
        return Meetup.objects.create(author=by, key=key, group=group, **words)

    return once(Meetup, by, key, act, said(group=group, **words))


def check_member(by: Member, group: Group) -> None:
    if not group.memberships.filter(member=by).exists():
        raise Refusal(_("Join the group first."))


def check_time(at: datetime) -> None:
    now = timezone.now()
    if at <= now:
        raise Refusal(_("Choose a time that is still to come."), "at")
    if at > now + FURTHEST:
        raise Refusal(_("Choose a time within a year."), "at")


@transaction.atomic
def call_off(by: Member, meetup: Meetup) -> None:
    """Whoever said they come is told. A second time changes nothing; it can be put back."""
    refuse_other(by, meetup)
    standing = Meetup.objects.filter(pk=meetup.pk, called_off_at=None)
    if standing.update(called_off_at=timezone.now()):
        coming = meetup.comings.filter(comes=True).select_related("author")
        text = format_lazy(OFF, about=meetup.about, group=meetup.group)
        tell((one.author for one in coming), "meetup.off", text=text, url=meetup_url(meetup), by=by)


def put_back(by: Member, meetup: Meetup) -> None:
    refuse_other(by, meetup)
    Meetup.objects.filter(pk=meetup.pk).update(called_off_at=None)


def refuse_other(by: Member, meetup: Meetup) -> None:
    """With what somebody else called it is by office that one meddles."""
    if by.pk != meetup.author_id:
        refuse_powerless(by)


def meetup_url(meetup: Meetup) -> str:
    return reverse("groups:meetup", args=[meetup.pk])
