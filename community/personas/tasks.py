"""The jobs of personas: pictures made ready, and those taken down taken away."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.personas.models import Photo
from community.pictures import keeping
from community.pictures.models import Picture

GONE_FOR_GOOD = timedelta(hours=1)


def make_ready(picture: int) -> None:
    keeping.make_ready(picture)


def make_ready_the_rest() -> None:
    """What a worker that died left behind."""
    for picture in Photo.objects.filter(picture__in=keeping.late()).values_list(
        "picture", flat=True
    ):
        make_ready(picture)


def take_away_the_taken_down() -> None:
    """When a picture cannot be put back any more, no file of it stays."""
    gone = timezone.now() - GONE_FOR_GOOD
    for picture in Picture.objects.filter(photo__taken_down_at__lt=gone, taken_away_at=None)[:1000]:
        keeping.take_away(picture)


retry = RetryStrategy(max_attempts=4, exponential_wait=4)
develop: Any = app.task(name="personas.develop", retry=retry)(make_ready)
