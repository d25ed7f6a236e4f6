"""A file of data in the making, and its end: part by part, told once, gone after seven days."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.front.models import LASTS, Takeaway
from community.front.takeaway import packed, parts_of
from community.notices.tell import tell


def gather(pk: int) -> None:
    """Part by part, so that whoever waits sees how far it is. Done twice it is done once."""
    one = Takeaway.objects.select_related("author", "group").filter(pk=pk, done_at=None).first()
    if one is None:
        return
    parts = parts_of(one.author, one.group)
    Takeaway.objects.filter(pk=pk).update(parts=len(parts), gathered=0)
    tables = {}
    for number, (name, gathered) in enumerate(parts, start=1):
        tables[name] = gathered()
        Takeaway.objects.filter(pk=pk).update(gathered=number)
    finish(one, packed(f"Sokoni: {one.group or one.author}", tables))


@transaction.atomic
def finish(one: Takeaway, data: bytes) -> None:
    """Claimed by a conditional update: of two workers one keeps its file and tells of it."""
    waiting = Takeaway.objects.filter(pk=one.pk, done_at=None)
    if not waiting.update(done_at=timezone.now(), bytes=len(data)):
        return
    default_storage.delete(one.path)
    default_storage.save(one.path, ContentFile(data))
    tell([one.author], "takeaway.ready", text=_("Your data is ready to fetch."), url=page(one))


def page(one: Takeaway) -> str:
    if one.group:
        return reverse("front:group_data", args=[one.group.slug])
    return reverse("front:my_data")


def drop_the_old() -> None:
    """After seven days no file stays, nor any row."""
    for one in Takeaway.objects.filter(made_at__lt=timezone.now() - LASTS):
        drop(one)


def drop(one: Takeaway) -> None:
    default_storage.delete(one.path)
    one.delete()
