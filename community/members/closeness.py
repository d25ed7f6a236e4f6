"""Who comes first among people one may ask: whom one has met, then whom those have met who vouch
for one. It is told to the one who looks alone, and names nobody else."""

from django.db.models import Case, IntegerChoices, Q, Value, When

from community.members.models import Member, Vouch
from community.members.models.vouch import Kind, VouchQuerySet


class Close(IntegerChoices):
    MET = 0
    THROUGH = 1
    FAR = 2


def closeness(reader: Member, of: str = "pk") -> Case:
    """To be annotated to rows that name a member, and to order them by."""
    met = Vouch.objects.heard().filter(kind=Kind.MET)
    own = either_way(met.filter(author=reader), met.filter(member=reader), of)
    behind = Vouch.objects.heard().filter(member=reader).values("author")
    through = either_way(met.filter(author__in=behind), met.filter(member__in=behind), of)
    return Case(
        When(own, then=Value(Close.MET)),
        When(through, then=Value(Close.THROUGH)),
        default=Value(Close.FAR),
    )


def either_way(given: VouchQuerySet, received: VouchQuerySet, of: str) -> Q:
    """A meeting is of two, whoever of them said so."""
    there, back = given.values("member"), received.values("author")
    return Q(**{f"{of}__in": there}) | Q(**{f"{of}__in": back})
