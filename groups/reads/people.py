from collections.abc import Sequence

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from groups.models import Attendee, Group, Membership, Request


def people(group: Group, words: str = "") -> QuerySet[Membership]:
    """Stewards first, then by name; every word stands in the name or the handle."""
    inside = group.memberships.select_related("member__place", "brought_by")
    for word in words.split()[:5]:
        inside = inside.filter(
            Q(member__display_name__icontains=word) | Q(member__handle__icontains=word)
        )
    # who is shown where they trade, as they say it of their business; the row is not of this floor
    inside = inside.annotate(place_to=F("member__persona__shown__place"), was_at=was_at())
    return inside.order_by("-steward", "member__display_name", "pk")


def was_at() -> Subquery:
    """At how many meetings of the group."""
    theirs = Attendee.objects.filter(author=OuterRef("member"), meetup__group=OuterRef("group"))
    return Subquery(theirs.order_by().values("author").annotate(many=Count("pk")).values("many"))


def stewards(group: Group) -> QuerySet[Membership]:
    """The longest in the group first."""
    inside = group.memberships.filter(steward=True).select_related("member")
    return inside.order_by("since", "pk")


def asking(group: Group) -> Sequence[Request]:
    """Who waits for a steward's answer, longest first."""
    return list(group.requests.filter(answered_at=None).select_related("member").order_by("pk"))
