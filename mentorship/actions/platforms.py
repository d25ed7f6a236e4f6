"""The platform that a lesson is about: a row with the first who names it, found by all others."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from community.text import wording
from community.text.refusals import Refusal
from mentorship.models import Platform
from mentorship.models.platform import SPELLED

MOST = 40


def settled(name: str) -> Platform | None:
    """The row for this name, however it is written; nothing where none is said."""
    slug = slug_of(name)
    if not slug:
        return None
    written = SPELLED.get(slug, line(name))
    return Platform.objects.get_or_create(slug=slug, defaults={"name": written})[0]


def slug_of(name: str) -> str:
    kept = line(name)
    slug = slugify(kept)
    if kept and not slug:
        raise Refusal(_("Write its name with letters or figures."), "platform")
    return slug


def line(name: str) -> str:
    return wording.short(" ".join(name.split()), MOST, "platform")
