"""What is due to whom, written in the act's own transaction."""

from collections.abc import Collection, Iterable

from django.utils.functional import Promise
from django.utils.translation import override

from community.live.record import record
from community.members.models import Member
from community.notices.models import Notice

LONGEST = 200


def tell(
    members: Iterable[Member], kind: str, *, text: str | Promise, url: str, by: Member | None = None
) -> None:
    """Leaves each of these members a notice, but never the one who acted.

    A lazy `text` (gettext_lazy, format_lazy) is written down in each member's own language.
    """
    for member in sorted({*members} - {by}, key=lambda one: one.pk):
        with override(member.language):
            words = str(text)[:LONGEST]
        notice = Notice.objects.create(member=member, kind=kind, actor=by, text=words, url=url)
        record(f"member.{member.pk}", "notice.left", by=by, subject=notice.pk)


def take_back(kinds: Collection[str], urls: Collection[str], *, by: Member) -> None:
    """Notices that quote what is just now taken back go with it, read or not."""
    told = Notice.objects.filter(kind__in=kinds, url__in=urls)
    waiting = sorted(set(told.filter(read_at=None).values_list("member", flat=True)))
    told.delete()
    for member in waiting:
        record(f"member.{member}", "notice.taken", by=by, subject=member)
