"""The jobs that hand texts to the gateway."""

from typing import Any

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.sms.gateways import gateway
from community.sms.models import Text


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


retry = RetryStrategy(max_attempts=6, exponential_wait=3)
deliver: Any = app.task(name="sms.deliver", retry=retry)(hand_over)
