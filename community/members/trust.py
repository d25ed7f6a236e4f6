"""Why one may trust a name: the line beside it, who vouched, and the way from the reader to it.

Who vouched is told to those who know both, by a group of theirs; to others a vouch is a number.
Within a closed circle people may vouch as they like: it is shown where one asks who, and not
counted in the line.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.members import paths, vouching
from community.members.disputes import open_disputes
from community.members.models import Freeze, Member, Vouch
from community.members.models.vouch import Kind, VouchQuerySet
from community.members.paths import Step

SHOWN = 50
FACTS = ("vouched", "met", "rests", "disputes")


class Line(NamedTuple):
    """What the line says of a member; what the site has seen itself, never what they say."""

    verified: bool
    vouched: int
    met: int
    since: datetime
    frozen: bool = False
    disputes: int = 0


class Shown(NamedTuple):
    line: Line
    vouches: list[Vouch]
    unseen: int
    path: list[Step]
    mine: Vouch | None


class Mine(NamedTuple):
    given: list[Vouch]
    received: list[Vouch]
    left: int


def lines(members: Iterable[Member]) -> dict[int, Line]:
    """The lines of all names on a page, by member, in one query."""
    asked = {member.pk: member for member in members}
    rows = with_facts().filter(pk__in=asked).values_list("pk", *FACTS)
    known = {row[0]: row[1:] for row in rows}
    return {pk: line(one, *known.get(pk, (0, 0, False, 0))) for pk, one in asked.items()}


def with_facts() -> QuerySet[Member]:
    """Members with what their line says, for a room that reads them with its own rows."""
    return Member.objects.annotate(**facts())


def facts(of: str = "pk") -> dict[str, Any]:
    """What the line of a member says, to be annotated to rows that name them."""
    rests = Freeze.objects.lasting().filter(member=OuterRef(of))
    met = counted().filter(kind=Kind.MET)
    given = (number(counted(), of), number(met, of), Exists(rests), open_disputes(of))
    return dict(zip(FACTS, given, strict=True))


def number(vouches: VouchQuerySet, of: str) -> Coalesce:
    """How many of these a member of the outer query was given."""
    given = vouches.filter(member=OuterRef(of)).order_by().values("member")
    many = given.annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(many, output_field=IntegerField()), 0)


def told(member: Member, row: Any) -> Line:
    """The line of a member whose facts stand in this row."""
    return line(member, *(getattr(row, fact) for fact in FACTS))


def line(member: Member, vouched: int, met: int, frozen: bool, disputes: int) -> Line:
    return Line(bool(member.phone), vouched, met, member.joined_at, frozen, disputes)


def spoken(line: Line) -> str:
    """The line in short, where it stands among other words."""
    said = [_("vouched %(n)d (%(met)d met)") % {"n": line.vouched, "met": line.met}]
    if line.disputes:
        many = ngettext("%d open dispute", "%d open disputes", line.disputes)
        said.append(many % line.disputes)
    return ("☎ " if line.verified else "") + " · ".join(said)


def counted() -> VouchQuerySet:
    """Not those within one circle, nor between two numbers of one phone."""
    apart = Q(author__standing__circle=None) | Q(member__standing__circle=None)
    apart |= ~Q(author__standing__circle=F("member__standing__circle"))
    return Vouch.objects.heard().of_two().filter(apart)


def shown(reader: Member, member: Member) -> Shown:
    """All there is to know of a member's vouches for this reader."""
    vouches = Vouch.objects.heard().filter(member=member)
    known = Member.objects.known_to(reader).values("pk")
    seen = vouches.filter(author__in=known).select_related("author").in_order()[:SHOWN]
    return Shown(
        line=lines([member])[member.pk],
        vouches=list(seen),
        unseen=vouches.exclude(author__in=known).count(),
        path=paths.path(reader, member),
        mine=vouching.standing(reader, member),
    )


def mine(member: Member) -> Mine:
    """What a member gave, what ends first on top; and what they were given."""
    given = Vouch.objects.filter(author=member, ended_at=None).select_related("member")
    received = Vouch.objects.standing().filter(member=member).select_related("author")
    return Mine(
        given=list(given.order_by("ends_at", "pk")),
        received=list(received.in_order()),
        left=vouching.left(member),
    )
