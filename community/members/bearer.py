"""`Authorization: Bearer …`: the token of a program that acts as a member."""

import secrets
from hashlib import sha256

from community.members.models import Member, Token


def issue(member: Member, name: str = "") -> str:
    """A new token, shown this once: at rest there is only its digest."""
    token = secrets.token_urlsafe(32)
    Token.objects.create(member=member, digest=digest(token), name=name)
    return token


def member_of(header: str) -> Member | None:
    """The active member behind an Authorization header, or None."""
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer":
        return None
    return Member.objects.filter(tokens__digest=digest(token.strip()), is_active=True).first()


def digest(token: str) -> str:
    """256 random bits need no slow hash."""
    return sha256(token.encode()).hexdigest()
