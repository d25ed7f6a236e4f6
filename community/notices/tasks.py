"""A warning called out to the devices a member had when it was given, signed out since or not."""

from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.notices import push
from community.notices.models import Device


def call(devices: list[int], text: str, url: str, tag: str) -> None:
    """A device shows the same tag once, however often it is sent."""
    said = {"title": "Sokoni", "text": text, "url": url, "tag": tag}
    answers = [push.send(device, said) for device in Device.objects.filter(pk__in=devices)]
    if push.LATER in answers and push.TAKEN not in answers:
        raise LookupError("no device of the member is within reach")


retry = RetryStrategy(max_attempts=4, exponential_wait=5)
call_out: Any = app.task(name="notices.call", retry=retry)(call)
