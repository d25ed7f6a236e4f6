"""A text is owed as a row, claimed by one worker, and sent once."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from community.sms import outbox
from community.sms.gateways import gateway
from community.sms.models import Stop, Text
from community.sms.tasks import forget, hand_over, hand_over_the_rest

AMINA = "+254722000111"


class Broken(Exception):
    pass


@pytest.fixture
def carried(settings: LazySettings) -> list[tuple[str, str]]:
    """A gateway that keeps what it was given, named as an operator would name their own."""
    from tests.sms import carrier

    settings.SMS_GATEWAY = "tests.sms.carrier"
    carrier.CARRIED.clear()
    return carrier.CARRIED


@pytest.fixture
def broken(settings: LazySettings) -> None:
    settings.SMS_GATEWAY = "tests.sms.broken_carrier"


def test_a_text_is_a_row_and_a_job_or_neither(db: None) -> None:
    text = outbox.send(AMINA, "Habari")
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("sms.deliver", {"text": text.pk})
    with suppress(Broken), transaction.atomic():
        outbox.send(AMINA, "Taken back")
        raise Broken
    assert (Text.objects.count(), ProcrastinateJob.objects.count()) == (1, 1)


def test_the_job_hands_it_to_the_gateway_and_keeps_the_reference(
    db: None, carried: list[tuple[str, str]]
) -> None:
    text = outbox.send(AMINA, "Habari")
    hand_over(text.pk)
    text.refresh_from_db()
    assert carried == [(AMINA, "Habari")]
    assert text.sent_at
    assert text.reference == "carried 1"


def test_two_workers_send_one_text_once(db: None, carried: list[tuple[str, str]]) -> None:
    text = outbox.send(AMINA, "Habari")
    Text.objects.filter(pk=text.pk).update(claimed_at=timezone.now())
    hand_over(text.pk)
    assert carried == [], "another worker has it in hand"
    Text.objects.filter(pk=text.pk).update(claimed_at=None)
    hand_over(text.pk)
    hand_over(text.pk)
    assert carried == [(AMINA, "Habari")]


def test_a_text_whose_worker_died_is_sent_by_the_next(
    db: None, carried: list[tuple[str, str]]
) -> None:
    text = outbox.send(AMINA, "Habari")
    Text.objects.filter(pk=text.pk).update(claimed_at=timezone.now() - timedelta(minutes=6))
    hand_over_the_rest()
    hand_over_the_rest()
    assert carried == [(AMINA, "Habari")]


def test_a_gateway_that_fails_leaves_the_text_owed(db: None, broken: None) -> None:
    text = outbox.send(AMINA, "Habari")
    with pytest.raises(ConnectionError):
        hand_over(text.pk)
    text.refresh_from_db()
    assert text.sent_at is None
    assert Text.objects.due().get() == text


def test_a_code_that_is_too_old_is_not_sent_any_more(
    db: None, carried: list[tuple[str, str]]
) -> None:
    text = outbox.send(AMINA, "your code is 123456", code=True)
    Text.objects.update(due_until=timezone.now())
    hand_over(text.pk)
    assert carried == []


def test_who_said_stop_gets_nothing_but_codes(db: None, carried: list[tuple[str, str]]) -> None:
    Stop.objects.create(phone=AMINA)
    withheld = outbox.send(AMINA, "News")
    hand_over(withheld.pk)
    code = outbox.send(AMINA, "your code is 123456", code=True)
    hand_over(code.pk)
    assert carried == [(AMINA, "your code is 123456")]
    assert withheld.withheld_at
    assert ProcrastinateJob.objects.count() == 1


def test_a_long_text_is_cut_and_not_refused(db: None) -> None:
    assert len(outbox.send(AMINA, "a" * 1000).body) == 3 * 153


def test_the_console_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert gateway().send(AMINA, "Habari") == "console"
    assert capsys.readouterr().out == f"text to {AMINA}: Habari\n"


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_sends_it(carried: list[tuple[str, str]]) -> None:
    from community.machine.worker import own_app

    outbox.send(AMINA, "Habari")
    asyncio.run(work_off(own_app()))
    assert carried == [(AMINA, "Habari")]
    assert Text.objects.get().sent_at


async def work_off(tasks: Any) -> None:
    async with tasks.open_async():
        await tasks.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)


def test_what_is_a_month_old_is_forgotten(db: None) -> None:
    old, new = outbox.send(AMINA, "Old"), outbox.send(AMINA, "New")
    Text.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=31))
    forget()
    assert Text.objects.get() == new


def test_the_clock_knows_its_jobs() -> None:
    from community.schedule import jobs

    known = {job.task.name for job in jobs.periodic_registry.periodic_tasks.values()}
    assert {"clock.send_what_is_still_owed", "clock.tidy_up"} <= known


def test_every_gateway_of_ours_is_one() -> None:
    folder = Path(__file__).parents[2] / "community" / "sms" / "gateways"
    names = [file.stem for file in folder.glob("*.py") if file.stem != "__init__"]
    assert names == ["console"]
