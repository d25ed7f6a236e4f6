"""Who near a reader did what a lesson says, and would show it."""

from typing import NamedTuple

from django.db.models import Q, QuerySet

from community.members.models import Member
from community.sectors.distance import kilometres
from community.sectors.models import Place
from mentorship.models import Showing, Trial, Tutorial
from mentorship.models.trial import Outcome

FEW = 10
FAR = 100_000.0


class Near(NamedTuple):
    """km is none where nobody knows how far it is."""

    member: Member
    trial: Trial
    km: float | None


def near(reader: Member, tutorial: Tutorial) -> list[Near]:
    """The nearest first; nobody who blocked the reader or whom the reader blocked."""
    last = Trial.objects.filter(tutorial=tutorial.root).latest_each().values("pk")
    did = Q(pk__in=last, willing=True) & ~Q(outcome=Outcome.NO)
    heard = ~Q(author=reader) & ~Q(author__in=reader.folded) & Q(author__is_active=True)
    rows = Trial.objects.filter(did, heard).exclude(author__folded__contains=[reader.pk])
    found = [
        Near(one.author, one, apart(reader.place, one.author.place or one.place))
        for one in rows.select_related("author__place", "place")
    ]
    return sorted(found, key=lambda one: FAR if one.km is None else one.km)[:FEW]


def apart(here: Place | None, there: Place | None) -> float | None:
    if here is None or there is None:
        return None
    if here.pk == there.pk:
        return 0.0
    return kilometres(here.latitude, here.longitude, there.latitude, there.longitude)


def asked(reader: Member, tutorial: Tutorial) -> dict[int, Showing]:
    """Whom this reader has asked already, by member."""
    rows = Showing.objects.filter(author=reader, tutorial=tutorial.root)
    return {one.member_id: one for one in rows}


def shown_to(member: Member) -> QuerySet[Showing]:
    """For the two it is between."""
    both = Q(author=member) | Q(member=member)
    wide = Showing.objects.filter(both)
    return wide.select_related("author__place", "member__place", "tutorial__published")
