"""The only way out for a text: a committed row first, then one worker that claims and sends it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from community.sms.lengths import fitting
from community.sms.models import Stop, Text
from community.sms.tasks import deliver

CODE_LASTS = timedelta(minutes=10)
NEWS_LASTS = timedelta(hours=12)


@transaction.atomic
def send(to: str, body: str, *, code: bool = False, after: datetime | None = None) -> Text:
    """Owes this phone a text, to go out `after` that moment, or now. Who sent STOP gets none but
    the one-time codes asked for.

    `to` is E.164. The job is deferred in the same transaction: no row, no job, and the reverse.
    """
    now = timezone.now()
    withheld = not code and Stop.objects.filter(phone=to).exists()
    text = Text.objects.create(
        to=to,
        body=fitting(body),
        code=code,
        due_from=after,
        due_until=(after or now) + (CODE_LASTS if code else NEWS_LASTS),
        withheld_at=now if withheld else None,
    )
    if not withheld:
        deliver.configure(schedule_at=after).defer(text=text.pk)
    return text


def address(page: str) -> str:
    """As it is typed from a text."""
    return f"{settings.ALLOWED_HOSTS[0]}{page}"
