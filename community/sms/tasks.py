"""The jobs that hand texts to the gateway."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.sms.gateways import gateway
from community.sms.models import Part, Received, Spending, Text


def hand_over(text: int) -> None:
    """Claims the text by a conditional update and sends it; whoever comes second does nothing."""
    if not Text.objects.due().filter(pk=text).update(claimed_at=timezone.now()):
        return
    owed = Text.objects.get(pk=text)
    try:
        owed.reference = gateway().send(owed.to, owed.body)
    except Exception:
        Text.objects.filter(pk=text).update(claimed_at=None)
        raise
    owed.sent_at = timezone.now()
    owed.save(update_fields=["reference", "sent_at"])


def hand_over_the_rest() -> None:
    """What a worker that died left behind: its claim is old, its text still owed."""
    for text in Text.objects.due().values_list("pk", flat=True)[:500]:
        hand_over(text)


def forget() -> None:
    """Texts are kept for a month, to find out what happened; pieces of one that never came whole,
    and last month's spending, are of no use to anybody."""
    month_ago = timezone.now() - timedelta(days=30)
    for model in (Text, Received, Part):
        model._default_manager.filter(made_at__lt=month_ago).delete()
    Spending.objects.filter(day__lt=month_ago.date()).delete()


retry = RetryStrategy(max_attempts=6, exponential_wait=3)
deliver: Any = app.task(name="sms.deliver", retry=retry)(hand_over)
