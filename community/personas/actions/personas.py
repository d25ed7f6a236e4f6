from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.personas import wording
from community.personas.models import Level, Persona
from community.personas.models.persona import FIELDS
from community.sectors.models import Place
from community.text.refusals import Refusal


@transaction.atomic
def describe(
    by: Member,
    business: str,
    sells: str,
    hours: str,
    landmark: str,
    about: str,
    place: Place | None,
    shown: Mapping[str, str],
) -> Persona:
    """What `by` says of their business, each thing for whom they choose."""
    persona = persona_of(by)
    if business != persona.business:
        persona.business = wording.business(by, business)
    said = {"sells": sells, "hours": hours, "landmark": landmark, "about": about}
    for field, words in said.items():
        setattr(persona, field, wording.line(words, field))
    persona.place, persona.shown = place, levels(shown)
    persona.checked_at = timezone.now()
    refuse_nameless(persona)
    persona.save()
    return persona


def persona_of(member: Member) -> Persona:
    """Made with the first word said in it; held, so that two devices say one after the other."""
    Persona.objects.get_or_create(member=member)
    return Persona.objects.select_for_update().get(pk=member.pk)


def levels(shown: Mapping[str, str]) -> dict[str, str]:
    """What was left out stays as narrow as it begins."""
    if not (shown.keys() <= FIELDS.keys() and {*shown.values()} <= {*Level.values}):
        raise Refusal(_("Choose who sees each of these."))
    return {field: str(shown.get(field, usual)) for field, usual in FIELDS.items()}


def refuse_nameless(persona: Persona) -> None:
    if persona.is_open and not (persona.business and persona.shows("business", Level.PUBLIC)):
        needs = _("Your page for everybody needs a name. Show it to everybody, or close the page.")
        raise Refusal(needs, "business")


@transaction.atomic
def confirm(by: Member) -> Persona:
    """All of it is still right."""
    persona = persona_of(by)
    persona.checked_at = timezone.now()
    persona.save(update_fields=["checked_at"])
    return persona
