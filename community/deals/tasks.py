"""The jobs of deals: the picture of a claim made ready."""

from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.deals.models import Claim
from community.pictures import keeping


def make_ready(claim: int) -> None:
    picture = Claim.objects.get(pk=claim).picture_id
    if picture is not None:
        keeping.make_ready(picture)


def make_ready_the_rest() -> None:
    """What a worker that died left behind."""
    waiting = Claim.objects.filter(picture__in=keeping.late())
    for claim in waiting.values_list("pk", flat=True):
        make_ready(claim)


retry = RetryStrategy(max_attempts=4, exponential_wait=4)
develop: Any = app.task(name="deals.develop", retry=retry)(make_ready)
