"""Somebody came in with the code of a member's number: by a browser of theirs, or by a new one."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from community.members import browsers, freezing, handovers, vouching
from community.members.models import Browser, Member
from community.members.models.freeze import AGENT, Why


@transaction.atomic
def arrive(by: Member, mark: str, agent: str, session: str, proven: bool = False) -> str:
    """The mark for this browser to keep. By one that is new, `by` may be somebody else: their
    badges rest, unless a second key has proven who they are (`proven`)."""
    vouching.hold(by)
    if browsers.browser_of(by, mark):
        return mark
    if settings.FREEZING and not proven and not is_first(by, session):
        freezing.freeze(by, Why.DEVICE, agent, session)
    kept = mark or browsers.new_mark()
    # After the freeze: what makes a browser one of before is that it was there first.
    Browser.objects.create(member=by, mark=browsers.digest(kept), agent=agent[:AGENT])
    handovers.look(by)
    return kept


def is_first(by: Member, session: str) -> bool:
    """Never seen by a browser that is known, and signed in nowhere else."""
    if Browser.objects.filter(member=by).exists():
        return False
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    elsewhere = UserSession.objects.filter(user=by, session_key__in=alive)
    return not elsewhere.exclude(session_key=session).exists()
