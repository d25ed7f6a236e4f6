"""The rules of a term: who may teach now, what a graduation needs, and which graduations count."""

from datetime import timedelta

from django.db.models import OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.apart import share_a_phone
from community.members.models import Member, Standing
from community.members.rings import rings
from community.text.refusals import Refusal
from mentorship.models import Attestation, Entry, Readiness, Term, Verification
from mentorship.models.verification import VerificationQuerySet

DAYS, WORKS = 28, 3


def badge_of(term: Term) -> Verification | None:
    """The badge the term stands on: the one it began with, or another of the same skill."""
    held = Verification.objects.standing().filter(member=term.mentor_id)
    return held.of_skill(term.badge.sector, term.badge.skill).first()


def same_skill(badge: Verification) -> VerificationQuerySet:
    """All badges that stand of its trade and skill, this one among them."""
    return Verification.objects.standing().of_skill(badge.sector, badge.skill)


def badges() -> QuerySet[Verification]:
    """The same, beside a term that the outer query names."""
    skill, sector = OuterRef("badge__skill"), OuterRef("badge__sector")
    held = Verification.objects.standing().filter(member=OuterRef("mentor"))
    return held.filter(sector=sector, skill__iexact=skill)


def refuse_without_badge(term: Term) -> None:
    if badge_of(term) is None:
        raise Refusal(_("The badge of the mentor does not stand now, so this waits."))


def places_left(mentor: Member) -> int:
    """How many more may learn from them; none while they rest."""
    ready = Readiness.objects.filter(member=mentor).first() or Readiness(member=mentor)
    return left(ready, Term.objects.running().filter(mentor=mentor).count())


def left(ready: Readiness, taught: int) -> int:
    rests = ready.rests_until and ready.rests_until >= timezone.localdate()
    return 0 if rests else max(0, ready.places - taught)


def lacks(term: Term) -> dict[str, int]:
    """What is still to come before a graduation: days, works looked at, and a third one's word."""
    looked_at = Entry.objects.filter(term=term, correction__isnull=False).count()
    said = Attestation.objects.filter(term=term, said_at__isnull=False).count()
    return missing(term, looked_at, said)


def missing(term: Term, looked_at: int, said: int) -> dict[str, int]:
    since = term.accepted_at or timezone.now()
    days = DAYS - (timezone.now() - since) // timedelta(days=1)
    needs = {"days": days, "works": WORKS - looked_at, "words": 1 - said}
    return {name: many for name, many in needs.items() if many > 0}


def circle_of(*members: Member) -> set[int]:
    """The circles of members vouching for nobody but each other that these belong to."""
    rows = Standing.objects.filter(member__in=members, circle__isnull=False)
    return {one for one in rows.values_list("circle", flat=True) if one is not None}


def in_rings() -> QuerySet[Term]:
    """The graduations among a few who graduate nobody but each other, by the one rule of rings."""
    pairs = Term.objects.graduated().values_list("pk", "mentor", "author")
    closed = rings((mentor, learner) for _pk, mentor, learner in pairs)
    inside = [pk for pk, *two in pairs if any(set(two) <= ring for ring in closed)]
    return Term.objects.filter(pk__in=inside)


def earns_credit(term: Term) -> bool:
    """Neither one device, nor one circle, nor a ring of each other's graduates."""
    if share_a_phone(term.author, term.mentor):
        return False
    mine, theirs = circle_of(term.author), circle_of(term.mentor)
    return not mine & theirs and not in_rings().filter(pk=term.pk).exists()
