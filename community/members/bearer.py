"""`Authorization: Bearer …`: the token of a program that acts as a member."""

import secrets
from collections.abc import Iterable
from hashlib import sha256

from community.members.models import Member, Token


def issue(member: Member, name: str = "") -> str:
    """A new token, shown this once: at rest there is only its digest."""
    token = secrets.token_urlsafe(32)
    Token.objects.create(member=member, digest=digest(token), name=name)
    return token


def member_of(header: str) -> Member | None:
    """The active member behind an Authorization header, or None."""
    return members_of([header]).get(header)


def members_of(headers: Iterable[str]) -> dict[str, Member]:
    """Of many at once, those that are good."""
    digests = {header: digest_of(header) for header in headers}
    rows = Token.objects.filter(digest__in={*digests.values()}, member__is_active=True)
    found = {one.digest: one.member for one in rows.select_related("member")}
    return {header: found[key] for header, key in digests.items() if key in found}


def digest_of(header: str) -> str:
    scheme, _, token = header.partition(" ")
    return digest(token.strip()) if scheme.lower() == "bearer" else ""


def digest(token: str) -> str:
    """256 random bits need no slow hash."""
    return sha256(token.encode()).hexdigest()
