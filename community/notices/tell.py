"""What is due to whom, written in the act's own transaction."""

from collections.abc import Collection, Iterable

from django.utils.functional import Promise
from django.utils.translation import override

from community.live.record import record_each
from community.members.models import Member
from community.notices.deliver import owe
from community.notices.matters import Way
from community.notices.models import Notice
from community.notices.preferences import hearing

LONGEST = 200
# What a person says to another, of which those who blocked them hear nothing. What is decided
# about oneself is told whoever decided it.
FROM_PERSON = {
    "about.dictated",
    "answer.helped",
    "call.asked",
    "deal.drafted",
    "deal.witness",
    "group.answer",
    "group.invitation",
    "group.mention",
    "mentor.application",
    "number.shared",
    "question.answered",
    "question.asked",
    "round.supplier",
    "term.asked",
    "term.attest",
}


def tell(
    members: Iterable[Member],
    kind: str,
    *,
    text: str | Promise,
    url: str,
    by: Member | None = None,
    quietly: Collection[Member] = (),
    where: str = "",
) -> None:
    """Leaves each of these members a notice, but never the one who acted.

    `quietly` are those of them who muted `where` it was said, a room's topic or a group's: theirs
    calls nobody, no more than a matter they want to be silent; what comes in their quiet hours is
    held until these end. A lazy `text` (gettext_lazy, format_lazy) is written down in each
    member's own language.
    """
    due = sorted(reached(members, kind, by), key=lambda one: one.pk)
    if not due:
        return
    said = {language: words(text, language) for language in {one.language for one in due}}
    heard = hearing(due, kind)
    notices = Notice.objects.bulk_create(
        Notice(
            member=one,
            kind=kind,
            actor=by,
            text=said[one.language],
            url=url,
            where=where,
            quiet=one in quietly or heard[one.pk].way == Way.SILENT,
            held_until=heard[one.pk].held_until,
        )
        for one in due
    )
    owe(notices, heard)
    calling = [notice for notice in notices if notice.is_calling]
    left = {f"member.{notice.member_id}": notice.pk for notice in calling}
    record_each(left, "notice.left", by=by)


def reached(members: Iterable[Member], kind: str, by: Member | None) -> set[Member]:
    others = {*members} - {by}
    if by is None or kind not in FROM_PERSON:
        return others
    return {one for one in others if by.pk not in one.folded}


def words(text: str | Promise, language: str) -> str:
    with override(language):
        return str(text)[:LONGEST]


def take_back(kinds: Collection[str], urls: Collection[str], *, by: Member | None) -> None:
    """Notices that quote what is just now taken back go with it, read or not."""
    told = Notice.objects.filter(kind__in=kinds, url__in=urls)
    waiting = {*told.filter(read_at=None).values_list("member", flat=True)}
    told.delete()
    record_each({f"member.{member}": member for member in waiting}, "notice.taken", by=by)
