"""What is due to whom, written in the act's own transaction."""

from collections.abc import Iterable

from community.live.record import record
from community.members.models import Member
from community.notices.models import Notice


def tell(
    members: Iterable[Member], kind: str, *, text: str, url: str, by: Member | None = None
) -> None:
    """Leaves each of these members a notice, but never the one who acted."""
    for member in sorted({*members} - {by}, key=lambda one: one.pk):
        notice = Notice.objects.create(member=member, kind=kind, actor=by, text=text, url=url)
        record(f"member.{member.pk}", "notice.left", by=by, subject=notice.pk)
