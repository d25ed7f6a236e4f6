from django.db.models import QuerySet
from django.urls import reverse

from community.members.models import Deed
from groups.models import Group

WAYS = {"message": "groups:message", "room": "groups:room"}


def book(group: Group) -> QuerySet[Deed]:
    """What was done by office in a group, newest first."""
    return Deed.objects.at(group.topic)


def way(deed: Deed) -> str:
    """Where what it was done to can be seen; "" where it has no page."""
    noun = WAYS.get(deed.verb.partition(".")[0])
    return reverse(noun, args=[deed.subject]) if noun and deed.subject else ""
