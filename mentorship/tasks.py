"""The jobs of mentorship: pictures made ready."""

from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.pictures import keeping
from community.pictures.models import Picture


def make_ready(picture: int) -> None:
    keeping.make_ready(picture)


def make_ready_the_rest() -> None:
    """What a worker that died left behind."""
    late = Picture.objects.filter(pk__in=keeping.late(), applications__isnull=False)
    for picture in late.values_list("pk", flat=True):
        make_ready(picture)


retry = RetryStrategy(max_attempts=4, exponential_wait=4)
develop: Any = app.task(name="mentorship.develop", retry=retry)(make_ready)
