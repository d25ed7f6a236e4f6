from hashlib import sha256
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.imports import chat, files, tasks
from community.imports.models import Import
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from groups.models import Group


def take_in(by: Member, group: Group, key: UUID, file: "File[bytes] | None") -> Import:
    """A chat for a job to read. One that is here already is only found again."""
    if file is None:
        raise Refusal(_("Choose the exported chat first."), "file")
    text = files.text_of(file)
    digest = sha256(text.encode()).hexdigest()
    known = Import.objects.filter(group=group, digest=digest).first()
    if known is not None:
        return known

    def act() -> Import:
        limiter.spend("imports", by.pk, limit=10, seconds=86_400)
        seen = chat.look(text, timezone.localdate())
        words = {"text": text, "order": seen.order, "messages": seen.messages}
        imported = Import.objects.create(author=by, key=key, group=group, digest=digest, **words)
        begin(imported)
        return imported

    return once(Import, by, key, act, lambda earlier: earlier.digest == digest)


@transaction.atomic
def tell_order(by: Member, imported: Import, order: str) -> Import:
    """How its dates are written, where they do not tell it themselves. Told once, it stays."""
    asked = Import.objects.select_for_update().get(pk=imported.pk)
    if asked.order:
        return asked
    asked.order = order
    asked.save(update_fields=["order"])
    begin(asked)
    return asked


def begin(imported: Import) -> None:
    if imported.order:
        tasks.read.defer(pk=imported.pk)


def drop(by: Member, imported: Import) -> None:
    """A steward brought in the wrong chat: all of it goes but what was accepted."""
    with transaction.atomic():
        imported.finds.filter(accepted_at=None).delete()
        imported.writers.filter(finds=None).delete()
        if not imported.finds.exists():
            imported.delete()
