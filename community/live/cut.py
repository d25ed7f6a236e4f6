"""A right has ended: the sockets that lived by it hear so at once, after the commit."""

from django.db import transaction

from community.live import publish


def topic(member_id: int, topic: str) -> None:
    """This member may no longer watch this topic: left the group, was removed."""
    after_commit(member_id, {"type": "cut", "cut": topic})


def member(member_id: int) -> None:
    """Signed out, suspended, phone changed: each socket of the member proves itself again now,
    and is closed where its session or its member is no longer good."""
    after_commit(member_id, {"type": "prove"})


def after_commit(member_id: int, message: dict[str, str]) -> None:
    transaction.on_commit(lambda: publish.tell([(f"member.{member_id}", message)]), robust=True)
