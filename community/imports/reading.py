"""The job: a chat is read through in pieces, so that its page shows how far it is.

Done again from the beginning after a fault, it finds the same things and keeps each once.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.imports import chat
from community.imports.chat import Entry
from community.imports.finding import Finder, fingerprint
from community.imports.models import Find, Import, Writer
from community.members.models import Member
from community.members.phones import e164
from community.notices.tell import tell
from community.text.refusals import Refusal

PIECE = 500


def read_through(pk: int) -> None:
    waiting = Import.objects.filter(pk=pk, read_at=None).exclude(order="")
    imported = waiting.select_related("group__place", "author").first()
    if imported is None:
        return
    said = [one for one in chat.read(imported.text, imported.order).entries if one.is_said]
    Import.objects.filter(pk=pk).update(messages=len(said))
    writers, finder = settle_writers(imported, said), Finder(imported.group)
    for start in range(0, len(said), PIECE):
        keep(imported, finder, writers, said[start : start + PIECE])
        Import.objects.filter(pk=pk).update(done=min(start + PIECE, len(said)))
    finish(imported)


def settle_writers(imported: Import, said: Sequence[Entry]) -> dict[str, Writer]:
    """Whoever's name is a number is matched with the member of the group who has it."""
    times = Counter(one.name for one in said)
    phones = {name: phone_of(name) for name in times}
    inside = Member.objects.filter(memberships__group=imported.group)
    members = {one.phone: one for one in inside.filter(phone__in=filter(None, phones.values()))}
    Writer.objects.bulk_create(
        (
            Writer(
                imported=imported,
                name=name,
                phone=phones[name],
                messages=count,
                member=members.get(phones[name]),
            )
            for name, count in times.items()
        ),
        ignore_conflicts=True,
    )
    return {one.name: one for one in imported.writers.all()}


def phone_of(name: str) -> str:
    """'' for a name in letters."""
    if not name.lstrip("+ (").replace("-", "")[:1].isdigit():
        return ""
    try:
        return e164(name)
    except Refusal:
        return ""


def keep(
    imported: Import, finder: Finder, writers: dict[str, Writer], said: Sequence[Entry]
) -> None:
    rows = [
        Find(
            imported=imported,
            group=imported.group,
            writer=writers[entry.name],
            fingerprint=fingerprint(imported.group, entry.at, one),
            said_at=local(entry.at),
            sort=one.sort,
            text=one.text,
            about=one.about,
        )
        for entry in said
        for one in finder.of(entry)
    ]
    Find.objects.bulk_create(rows, ignore_conflicts=True)


def local(at: datetime) -> datetime:
    """The phone's clock was that of the market."""
    return timezone.make_aware(at)


@transaction.atomic
def finish(imported: Import) -> None:
    """What was read is not kept; the steward is told."""
    unread = Import.objects.filter(pk=imported.pk, read_at=None)
    if unread.update(text="", read_at=timezone.now()):
        words = _("The chat of {group} has been read. See what was found in it.")
        here = format_lazy(words, group=imported.group)
        tell([imported.author], "import.read", text=here, url=page_of(imported))


def page_of(imported: Import) -> str:
    return reverse("imports:imported", args=[imported.pk])
