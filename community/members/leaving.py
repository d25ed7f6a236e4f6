"""Signing a member out where they are signed in: browsers, programs and open pages."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils.module_loading import import_string

from community.members.models import Member, Token


def end_all_but(member: Member, current: str) -> None:
    """Every device but the one with this session key, and every program that acts for them."""
    for session in UserSession.objects.filter(user=member).exclude(session_key=current):
        session.end()
    Token.objects.filter(member=member).delete()
    cut(member)


def cut(member: Member) -> None:
    """Sockets ask who is there at connect; live, which stands above, is told to ask anew."""
    import_string(settings.LIVE_CUT)(member.pk)
