"""A term as its two see it; a mentor with honest figures; and who else could go on with it."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone

from community.members import trust
from community.members.models import Member
from groups.models import Group, Membership
from mentorship import learning
from mentorship.models import (
    Attestation,
    Entry,
    Interest,
    Readiness,
    Relay,
    Term,
    Verification,
)
from mentorship.reads import figures


def mentor_page(reader: Member, badges: QuerySet[Verification]) -> dict[str, Any]:
    """One who has these badges, all of them theirs: who they are is read with what they teach."""
    held = list(taught(reader, badges).order_by("pk"))
    if not held:
        raise Http404
    one, mentor = held[0], held[0].member
    ready = getattr(mentor, "readiness", None) or Readiness(member=mentor)
    return {
        "mentor": mentor,
        "badges": held,
        "ready": ready,
        "figures": figures.told(one),
        "free": learning.left(ready, one.taught),
        "interests": one.interests,
        "own": mentor.pk == reader.pk,
        "asked_in": [] if mentor.pk == reader.pk else list(asked_in(reader, held)),
        "between": one.between,
        "trust": {mentor.pk: trust.told(mentor, one)},
    }


def asked_in(reader: Member, held: list[Any]) -> QuerySet[Group]:
    """The reader's groups whose questions may be asked of whoever holds these badges."""
    trades = {one.sector_id for one in held}
    inside = Membership.objects.filter(member=held[0].member_id).values("group")
    may = Q(by_approval=False, hidden=False) | Q(pk__in=inside)
    return Group.objects.of(reader).filter(may, sector__in=trades).order_by("name", "pk")[:3]


def taught(reader: Member, badges: QuerySet[Verification]) -> QuerySet[Any]:
    """Each with its holder, how many they teach now, and the term the reader has with them."""
    terms = Term.objects.filter(mentor=OuterRef("member")).order_by()
    wide = badges.select_related("sector", "member__place", "member__readiness")
    return wide.annotate(
        **trust.facts("member"),
        **figures.facts("member"),
        interests=Interest.objects.declared_by(OuterRef("member")),
        taught=figures.taught("member"),
        between=Subquery(terms.filter(author=reader, ended_at=None).values("pk")[:1]),
    )


def entries(term: Term) -> QuerySet[Entry]:
    return Entry.objects.drawn().filter(term=term)


def term_page(reader: Member, term: Term) -> dict[str, Any]:
    """The term, what was written in it, and what this one of the two may do."""
    teaches = term.mentor_id == reader.pk
    thirds = list(Attestation.objects.filter(term=term).select_related("member").order_by("pk"))
    written = list(entries(term))
    lacks = lacking(term, written, thirds) if term.is_running else {}
    stands = not term.is_running or getattr(term, "stands", False)
    return {
        "term": term,
        "entries": written,
        "teaches": teaches,
        "other": term.author if teaches else term.mentor,
        "thirds": thirds,
        "lacks": lacks,
        "stands": stands,
        "may_graduate": teaches and term.is_running and not lacks and stands,
    }


def lacking(term: Term, written: list[Entry], thirds: list[Attestation]) -> dict[str, int]:
    looked_at = sum(1 for one in written if one.is_corrected)
    return learning.missing(term, looked_at, sum(1 for one in thirds if one.said_at))


def others(term: Term) -> list[Verification]:
    """Who else could go on with it: mentors of the same skill with a free place, those of the
    same town first."""
    badges = learning.same_skill(term.badge).exclude(member__in=[term.author_id, term.mentor_id])
    now = timezone.localdate()
    badges = badges.exclude(member__readiness__rests_until__gte=now)
    taught = Count("member__terms", filter=Q(member__terms__in=Term.objects.running()))
    rows = badges.annotate(taught=taught).select_related("member__place", "member__readiness")
    free = [one for one in rows.order_by("pk")[:100] if one.taught < places(one.member)]  # type: ignore[attr-defined]
    return sorted(free, key=lambda one: apart(term, one))[:10]


def places(mentor: Member) -> int:
    ready = getattr(mentor, "readiness", None)
    return ready.places if ready else Readiness.PLACES


def apart(term: Term, badge: Verification) -> tuple[bool, int]:
    return badge.member.place_id != term.author.place_id, badge.pk


def open_relay(term: Term) -> Relay | None:
    waiting = Relay.objects.filter(term=term, answered_at=None).select_related("mentor")
    return waiting.first()
