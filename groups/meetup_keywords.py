"""Meetings by text: COME or COME NO to the next one, and there HERE and the digits shown."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms.read import Words
from community.text.refusals import Refusal
from groups.actions import attendees, comings
from groups.models import Meetup
from groups.reads.meetups import next_for, read_off

NOT = {"NO", "NOT", "HAPANA", "SIJI", "SIWEZI"}


def come(words: Words) -> str:
    member = sender(words)
    if member is None:
        return _("This is for members. Join Sokoni with this number first.")
    with speaking(member):
        meetup = next_for(member)
        if meetup is None:
            raise Refusal(_("None of your groups has called a meeting."))
        comes = words.rest.strip().upper() not in NOT
        comings.say(member, meetup, words.key, comes)
        return said(meetup, comes)


def said(meetup: Meetup, comes: bool) -> str:
    if not comes:
        return _("You do not come to: %(about)s. Send COME if you can.") % {"about": meetup.about}
    when = date_format(localtime(meetup.at), "D j M H:i")
    words = {"about": meetup.about, "when": when, "spot": meetup.spot}
    return _("You come to: %(about)s, %(when)s, %(spot)s. If not: COME NO") % words


def here(words: Words) -> str:
    member = sender(words)
    if member is None:
        return _("This is for members. Join Sokoni with this number first.")
    with speaking(member):
        meetup = found(member, "".join(words.rest.split()))
        attendees.attend(member, meetup, words.key, words.rest)
        return _("Written down: you were at %(about)s.") % {"about": meetup.about}


def found(member: Member, digits: str) -> Meetup:
    if not digits:
        raise Refusal(_("Write HERE and the six digits that are shown: HERE 123456"))
    limiter.spend("attendees.tries", member.pk, limit=attendees.TRIES, seconds=600)
    meetup = read_off(member, digits)
    if meetup is None:
        raise Refusal(_("These are not the digits that are shown there now."))
    return meetup
