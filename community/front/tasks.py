"""The job of the front: a file of data is gathered away from those who wait for a page."""

from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.front import gathering


def gather_takeaway(takeaway: int) -> None:
    gathering.gather(takeaway)


retry = RetryStrategy(max_attempts=4, exponential_wait=4)
gather: Any = app.task(name="front.takeaway", retry=retry)(gather_takeaway)
