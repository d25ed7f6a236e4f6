"""Standing kept as rows: worked out from the vouches that stand, by the rule of standing.py.

Who stands by themselves, the *roots*: staff, mentors whose badge staff verified, and those stewards
whom one of these has met. A steward alone is none: anybody may open a group, and a crowd of puppets
would each open one.

Going on from the rows and starting anew end at the same standing, within a hundredth.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from community.members.models import Freeze, Member, Ring, Standing, Vouch
from community.members.models.vouch import Kind
from community.members.rings import rings
from community.members.standing import Vouch as Word
from community.members.standing import flows, shares_of_full

FIELDS = ["flow", "value", "circle", "as_of"]
NOTICED = 0.0005


@transaction.atomic
def work_out(go_on: bool = False) -> int:
    """Every member's standing, and the rings; says of how many it changed."""
    given, trusted = words(), {*roots().values_list("pk", flat=True)}
    closed = rings(((one.giver, one.receiver) for one in given), trusted)
    before = dict(Standing.objects.values_list("member", "flow")) if go_on else {}
    before = before or flows(given, trusted)
    reached = flows(given, trusted, before=before)
    keep_rings(closed)
    return keep(reached, rested(shares_of_full(reached, trusted)), circles(closed))


def words() -> list[Word[int]]:
    rows = (
        Vouch.objects.standing().of_two().order_by("pk").only("author", "member", "kind", "made_at")
    )
    return [Word(one.author_id, one.member_id, one.kind, one.made_at.date()) for one in rows]


def roots() -> QuerySet[Member]:
    known = anchors().values("pk")
    theirs = Vouch.objects.standing().filter(author__in=known, kind=Kind.MET)
    met = Q(memberships__steward=True, pk__in=theirs.values("member"))
    return Member.objects.filter(Q(pk__in=known) | met, is_active=True).distinct()


def anchors() -> QuerySet[Member]:
    """Whom staff know: themselves, and mentors whose badge they gave and which stands.

    A badge that other members gave makes nobody an anchor: two could make a third, and so on.
    """
    lasts = Q(verifications__ends_at__gt=timezone.now(), verifications__suspended_at=None)
    taken = Q(verifications__revocation=None)
    taken |= Q(verifications__revocation__lifted_at__isnull=False)
    badge = lasts & taken & Q(verifications__application=None)
    return Member.objects.filter(Q(is_staff=True) | badge, is_active=True).distinct()


def rested(values: Mapping[int, float]) -> dict[int, float]:
    """The word of one who is frozen weighs nothing; what they gave before still reaches others."""
    frozen = {*Freeze.objects.lasting().values_list("member", flat=True)}
    return {one: 0.0 if one in frozen else value for one, value in values.items()}


def circles(closed: Iterable[frozenset[int]]) -> dict[int, int]:
    """Of each in a ring: the ring's number, its oldest member's."""
    return {one: min(ring) for ring in closed for one in ring}


def keep(
    reached: Mapping[int, float], values: Mapping[int, float], circle: Mapping[int, int]
) -> int:
    now = timezone.now()
    named = sorted(reached.keys() | circle.keys())
    rows = [
        Standing(
            member_id=one,
            flow=reached.get(one, 0.0),
            value=values.get(one, 0.0),
            circle=circle.get(one),
            as_of=now,
        )
        for one in named
    ]
    known = Standing.objects.in_bulk()
    moved = [row for row in rows if has_moved(row, known.get(row.pk))]
    Standing.objects.bulk_create(
        moved, update_conflicts=True, unique_fields=["member"], update_fields=FIELDS
    )
    gone, _ = Standing.objects.exclude(member__in=named).delete()
    return len(moved) + gone


def has_moved(row: Standing, known: Standing | None) -> bool:
    """A row's time is since when it has been so: what hardly moved keeps its own."""
    if known is None or known.circle != row.circle:
        return True
    return abs(known.value - row.value) + abs(known.flow - row.flow) > NOTICED


def keep_rings(closed: Mapping[frozenset[int], float]) -> None:
    """One row for each ring, opened again where it is found again."""
    now = timezone.now()
    names = {"-".join(map(str, sorted(ring))): ring for ring in closed}
    Ring.objects.filter(ended_at=None).exclude(name__in=names).update(ended_at=now)
    Ring.objects.filter(name__in=names).update(ended_at=None)
    known = {*Ring.objects.filter(name__in=names).values_list("name", flat=True)}
    for name in sorted(names.keys() - known):
        found(name, names[name], closed[names[name]], now)


def found(name: str, ring: frozenset[int], weighs: float, now: datetime) -> None:
    Ring.objects.create(name=name, weighs=weighs, found_at=now).members.set(ring)
