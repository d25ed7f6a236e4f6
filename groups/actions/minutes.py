"""What a meeting came to: written by a steward once it has begun, kept with it."""

from uuid import UUID

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.book import refuse_powerless
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text import render, wording
from community.text.refusals import Refusal
from groups.actions.meetups import meetup_url
from groups.models import Meetup, Minutes

WRITTEN = gettext_lazy("What came of “{about}”, {group}, is written down.")


def write(by: Member, meetup: Meetup, key: UUID, text: str) -> Minutes:
    """Those who were there find it among their notices; written anew it calls nobody again."""
    kept = wording.said(text, render.MESSAGE, "text")

    def act() -> Minutes:
        refuse_powerless(by)
        refuse_early(meetup)
        limiter.spend("minutes", by.pk, limit=20, seconds=86_400)
        first = not meetup.minutes.exists()
        made = Minutes.objects.create(author=by, key=key, meetup=meetup, text=kept)
        if first:
            tell_there(by, meetup)
        return made

    return once(Minutes, by, key, act, said(meetup=meetup, text=kept))


def refuse_early(meetup: Meetup) -> None:
    if meetup.called_off_at:
        raise Refusal(_("This meeting was called off."))
    if meetup.at > timezone.now():
        raise Refusal(_("It has not begun."))


def tell_there(by: Member, meetup: Meetup) -> None:
    """Silently, but for what each has asked for otherwise."""
    there = Member.objects.filter(pk__in=meetup.attendees.values("author"), is_active=True)
    text = format_lazy(WRITTEN, about=meetup.about, group=meetup.group)
    tell(there.exclude(pk=by.pk), "meetup.minutes", text=text, url=meetup_url(meetup), by=by)
