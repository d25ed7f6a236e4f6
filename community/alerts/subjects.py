"""A warning before the stewards: how a report reaches them, and what comes of a false one."""

from django.utils import timezone

from community.alerts import access
from community.alerts.models import Alert
from community.alerts.reads import page
from community.members.models import Member
from groups.models import Group
from groups.subjects import Noun, Subject


def alert(member: Member, pk: int) -> Subject:
    """Before the stewards of a group of that place which both are in; else before staff."""
    one = access.alert_of(member, pk)
    theirs = Group.objects.of(member).filter(place=one.place_id)
    shared = theirs.filter(pk__in=Group.objects.of(one.author)).order_by("pk").first()
    return Subject("alert", pk, shared, one.author, f"{one}\n{one.text}", page(one))


def take(by: Member, pk: int, why: str) -> None:
    """It counts as false: after two within a month its author gives no warning for a month."""
    Alert.objects.filter(pk=pk, taken_at=None).update(taken_at=timezone.now())


def give(by: Member, pk: int) -> None:
    Alert.objects.filter(pk=pk).update(taken_at=None)


ALERT = Noun(alert, take, give)
