"""Telling authors what of theirs is asked for: once for a chat, not once for each line."""

from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.imports.models import Import, Writer
from community.members.models import Member
from community.notices.tell import tell


def tell_authors(by: Member, imported: Import) -> None:
    for writer in imported.writers.filter(told_at=None).exclude(member=None):
        tell_author(by, writer)


def tell_author(by: Member, writer: Writer) -> None:
    """Only where a steward keeps something of theirs."""
    kept = writer.finds.exclude(kept_at=None).filter(accepted_at=None)
    if writer.member is None or writer.told_at or not kept.exists():
        return
    words = _("{who} would use what you said in {group} on WhatsApp. Say yes or no to each.")
    here = format_lazy(words, who=by, group=writer.imported.group)
    Writer.objects.filter(pk=writer.pk).update(told_at=timezone.now())
    tell([writer.member], "import.kept", text=here, url=reverse("imports:mine"))
