"""The jobs of imports: a chat read through, and what nobody accepted dropped."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from community.imports.models import Find, Import, Sort, Writer
from community.imports.models.imported import KEPT_FOR
from community.imports.reading import read_through


@transaction.atomic
def drop_the_old() -> None:
    """After a month nothing of a chat stays but what was accepted, and of that not the words."""
    old = Import.objects.filter(made_at__lt=timezone.now() - KEPT_FOR)
    finds = Find.objects.filter(imported__in=old)
    finds.filter(accepted_at=None).delete()
    finds.exclude(sort=Sort.SUPPLIER).update(text="")
    Writer.objects.filter(imported__in=old, finds=None).delete()
    old.filter(finds=None).delete()
    old.update(text="")


retry = RetryStrategy(max_attempts=4, exponential_wait=4)
read: Any = app.task(name="imports.read", retry=retry)(read_through)
