from typing import cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.personas.actions.personas import persona_of, refuse_nameless
from community.personas.models import Persona
from community.text import slugs
from community.text.refusals import Refusal


@transaction.atomic
def open_page(by: Member) -> Persona:
    """From now on everybody may read what `by` shows to everybody; twice is harmless."""
    persona = persona_of(by)
    if persona.is_open:
        return persona
    if not persona.business:
        raise Refusal(_("Give your business a name first."), "business")
    persona.open_at = timezone.now()
    refuse_nameless(persona)
    if persona.slug is None:
        slugs.settle(cast(slugs.Addressed, persona), persona.business, 34, "business", is_taken)
    persona.save()
    return persona


@transaction.atomic
def close_page(by: Member) -> Persona:
    """Nobody outside reads it any more, and no proof that leads to it holds; opened again, all
    is where it was."""
    persona = persona_of(by)
    persona.open_at = None
    persona.save(update_fields=["open_at"])
    return persona


def is_taken(slug: str) -> bool:
    return Persona.objects.filter(slug=slug).exists()
