"""The sitemap of periodic jobs: what the worker does by the clock (UTC)."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from procrastinate.contrib.django import app

from community.sms import tasks as sms


def send_what_is_still_owed(timestamp: int) -> None:
    sms.hand_over_the_rest()


def tidy_up(timestamp: int) -> None:
    sms.forget()
    SessionStore.clear_expired()


BY_THE_CLOCK = {
    "*/5 * * * *": send_what_is_still_owed,
    "10 0 * * *": tidy_up,
}

jobs: Any = app
for cron, job in BY_THE_CLOCK.items():
    name = f"clock.{job.__name__}"
    jobs.periodic(cron=cron)(jobs.task(name=name, queueing_lock=name)(job))
