"""Fetch through the person: warnings are for who named the place; what is sure, for everybody."""

from django.db.models import Q
from django.http import Http404

from community.alerts.models import Alert
from community.alerts.models.alert import AlertQuerySet
from community.members.models import Member
from groups.models import Group


def places_of(member: Member) -> set[int]:
    """Where they trade, and where their groups are."""
    groups = Group.objects.of(member).values_list("place", flat=True)
    return {pk for pk in (member.place_id, *groups) if pk is not None}


def there(member: Member) -> Q:
    """The same, asked together with the warnings."""
    own = Q(place=member.place_id) if member.place_id else Q()
    return own | Q(place__in=Group.objects.of(member).values("place"))


def seen_by(member: Member) -> AlertQuerySet:
    return Alert.objects.standing().filter(there(member) | Q(sure_at__isnull=False))


def alert_of(member: Member, pk: int) -> Alert:
    """One that stands; one's own, and one that one spoke to, also when it is hidden or over."""
    spoken = Q(author=member) | Q(echoes__author=member)
    rows = Alert.objects.filter(Q(pk__in=seen_by(member).filter(pk=pk).values("pk")) | spoken)
    one = rows.filter(pk=pk).select_related("place", "author").distinct().first()
    if one is None:
        raise Http404
    return one


def alert_by(member: Member, pk: int) -> Alert:
    one = Alert.objects.filter(author=member, pk=pk).select_related("place").first()
    if one is None:
        raise Http404
    return one
