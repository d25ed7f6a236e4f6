"""Pictures taken in, made anew, and taken away; where they lie is Django's default storage.

A room that shows pictures calls `take_in` in its own act, defers its own job, calls `make_ready`
in it, and records on its own topic what has come of it.
"""

import logging
from datetime import timedelta
from uuid import UUID

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from community.machine import limiter
from community.members.models import Member
from community.pictures import looking
from community.pictures.developing import WIDTHS, developed
from community.pictures.models import TRIED_FOR, Picture

log = logging.getLogger(__name__)
LATE = timedelta(minutes=2)


def take_in(by: Member, key: UUID, file: File) -> Picture:  # type: ignore[type-arg]
    """Kept as it came, after a first look; nobody is shown it yet."""
    looking.check(file)
    limiter.spend("pictures", by.pk, limit=60, seconds=3600)
    picture = Picture.objects.create(author=by, key=key)
    default_storage.save(picture.original, file)
    return picture


@transaction.atomic
def make_ready(pk: int) -> bool:
    """Makes both widths. False where this is done already, or another worker is at it."""
    held = Picture.objects.select_for_update(skip_locked=True).waiting()
    picture = held.filter(pk=pk).first()
    if picture is None:
        return False
    original = original_of(picture)
    try:
        fill(picture, original)
    except Exception:
        log.warning("a picture could not be made anew: %s", picture.name, exc_info=True)
        picture.failed_at = timezone.now()
    picture.save()
    transaction.on_commit(lambda: default_storage.delete(picture.original))
    return True


def original_of(picture: Picture) -> bytes:
    """Nothing where it is gone, which no trying again would mend; other trouble may pass."""
    try:
        with default_storage.open(picture.original) as file:
            data: bytes = file.read()
    except FileNotFoundError:
        data = b""
    return data


def fill(picture: Picture, original: bytes) -> None:
    made = developed(original)
    for width, one in made.items():
        default_storage.delete(picture.made(width))
        default_storage.save(picture.made(width), ContentFile(one.data))
    picture.width, picture.height = made["small"].width, made["small"].height
    picture.small_bytes, picture.large_bytes = len(made["small"].data), len(made["large"].data)
    picture.ready_at = timezone.now()


def late() -> list[int]:
    """What a worker that died left behind."""
    since, before = timezone.now() - TRIED_FOR, timezone.now() - LATE
    waiting = Picture.objects.waiting().filter(made_at__range=(since, before))
    return list(waiting.values_list("pk", flat=True)[:100])


def take_away(picture: Picture) -> None:
    """No file of it stays."""
    Picture.objects.filter(pk=picture.pk).update(taken_away_at=timezone.now())
    for path in (picture.original, *(picture.made(width) for width in WIDTHS)):
        default_storage.delete(path)


def tidy() -> None:
    """Originals nobody could make anew, and those of acts that were undone: no row knows them."""
    if not default_storage.exists("incoming"):
        return
    for name in default_storage.listdir("incoming")[1]:
        path, old = f"incoming/{name}", timezone.now() - TRIED_FOR
        if default_storage.get_modified_time(path) < old:
            default_storage.delete(path)
