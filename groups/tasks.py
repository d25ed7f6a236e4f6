"""The jobs of the groups: pictures made ready, and those taken back taken away."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.live.record import record
from community.pictures import keeping
from community.pictures.models import Picture
from groups.models import Message

GONE_FOR_GOOD = timedelta(hours=1)


@transaction.atomic
def make_ready(message: int) -> None:
    """The picture of a message, made anew; then the room is told, once."""
    shown = Message.objects.select_related("room", "author").get(pk=message)
    if shown.picture_id is not None and keeping.make_ready(shown.picture_id):
        record(shown.room.topic, "message.pictured", by=shown.author, subject=shown.pk)


def make_ready_the_rest() -> None:
    """What a worker that died left behind."""
    waiting = Message.objects.filter(picture__in=keeping.late())
    for message in waiting.values_list("pk", flat=True):
        make_ready(message)


def take_away_the_withdrawn() -> None:
    """When a message cannot be put back any more, no file of its picture stays."""
    gone = timezone.now() - GONE_FOR_GOOD
    withdrawn = Picture.objects.filter(message__withdrawal__made_at__lt=gone)
    for picture in withdrawn.filter(taken_away_at=None)[:1000]:
        keeping.take_away(picture)


retry = RetryStrategy(max_attempts=4, exponential_wait=4)
develop: Any = app.task(name="groups.develop", retry=retry)(make_ready)
