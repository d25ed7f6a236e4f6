from allauth.usersessions.models import UserSession
from django.db import transaction

from community.members.leaving import cut
from community.members.models import Member


@transaction.atomic
def end(by: Member, session: UserSession) -> None:
    """Signs one device out; its open pages hear nothing more."""
    session.end()
    cut(by)


@transaction.atomic
def end_others(by: Member, current: str) -> None:
    """Signs out every device but the one with this session key."""
    for session in UserSession.objects.filter(user=by).exclude(session_key=current):
        session.end()
    cut(by)
