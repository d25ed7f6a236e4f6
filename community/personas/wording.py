"""The words of a persona, as an act keeps them."""

from django.utils.translation import gettext as _

from community.members import names
from community.members.imitation import refuse_imitation
from community.members.models import Member
from community.personas.models import Persona
from community.text import wording
from community.text.masking import masked
from community.text.refusals import Refusal

MOST = {"sells": 120, "hours": 80, "landmark": 120, "about": 400}


def business(by: Member, written: str) -> str:
    """A name of its own: no office, no company, nobody else's; or none."""
    if not written.strip():
        return ""
    name = names.clean(written, "business", 60)
    refuse_imitation(by, name, "business")
    for other in Persona.objects.open().exclude(pk=by.pk).values_list("business", flat=True):
        if names.disguises(name, other):
            raise Refusal(_("Another business here has this name."), "business")
    return without_numbers(name, "business")


def line(written: str, field: str) -> str:
    """What is said in one field, possibly nothing."""
    return without_numbers(wording.short(written, MOST[field], field), field)


def dictated(written: str) -> str:
    return wording.said(line(written, "about"), MOST["about"], "about")


def without_numbers(words: str, field: str) -> str:
    if masked(words) != words:
        given = _("Leave your number out: you share it with each person on their page.")
        raise Refusal(given, field)
    return words
