from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

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


def cut(member: Member) -> None:
    """Sockets ask who is there at connect; live, which stands above, is told to ask anew."""
    import_string(settings.LIVE_CUT)(member.pk)
