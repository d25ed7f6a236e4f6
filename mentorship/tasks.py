"""The jobs of mentorship: pictures made ready."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.live.record import record
from community.pictures import keeping
from community.pictures.models import Picture
from mentorship.models import Entry


def make_ready(picture: int) -> None:
    keeping.make_ready(picture)


@transaction.atomic
def make_entry_ready(entry: int) -> None:
    """The picture of a work in a term; then the two are told, once."""
    shown = Entry.objects.select_related("term", "author").get(pk=entry)
    if shown.picture_id is not None and keeping.make_ready(shown.picture_id):
        record(shown.term.topic, "entry.pictured", by=shown.author, subject=shown.pk)


def make_ready_the_rest() -> None:
    """What a worker that died left behind."""
    ours = Q(applications__isnull=False) | Q(illustrations__isnull=False)
    late = Picture.objects.filter(ours, pk__in=keeping.late()).distinct()
    for picture in late.values_list("pk", flat=True):
        make_ready(picture)
    for entry in Entry.objects.filter(picture__in=keeping.late()).values_list("pk", flat=True):
        make_entry_ready(entry)


retry = RetryStrategy(max_attempts=4, exponential_wait=4)
develop: Any = app.task(name="mentorship.develop", retry=retry)(make_ready)
develop_entry: Any = app.task(name="mentorship.develop_entry", retry=retry)(make_entry_ready)
