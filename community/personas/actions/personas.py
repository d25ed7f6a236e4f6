from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from community.members.models import Member
from community.notices import purse
from community.notices.preferences import habits_of
from community.personas import wording
from community.personas.models import Dictation, Level, Persona
from community.personas.models.persona import FIELDS
from community.sectors.models import Place
from community.sms import outbox
from community.text.refusals import Refusal

SEASON, TO_ANSWER, AT_ONCE = timedelta(days=90), timedelta(days=7), 500


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


def ask_still_right() -> None:
    """By the clock: who has not looked at their open page for a season is asked by text, once."""
    old = timezone.now() - SEASON
    answering = Dictation.objects.waiting().values("member")  # to whose YES it would be another
    quiet = Persona.objects.open().exclude(member__in=answering)
    due = quiet.filter(checked_at__lt=old).select_related("member")
    for one in due.filter(Q(asked_at=None) | Q(asked_at__lt=old))[:AT_ONCE]:
        claim_and_ask(one, old)


@transaction.atomic
def claim_and_ask(one: Persona, old: datetime) -> None:
    """Claimed by a conditional update: of two workers one asks."""
    now = timezone.now()
    still = Persona.objects.filter(pk=one.pk).filter(Q(asked_at=None) | Q(asked_at__lt=old))
    if not still.update(asked_at=now) or not one.member.phone or not purse.pay(one.member):
        return
    page = outbox.address(reverse("personas:mine"))
    with override(one.member.language):
        says = _("Sokoni: is your page still right? %(said)s. Reply YES, or change it: %(page)s")
        said = ", ".join(filter(None, (one.business, one.sells[:40], one.hours[:40])))
        body = says % {"said": said, "page": page}
    outbox.send(one.member.phone, body, after=habits_of(one.member).quiet_end(now))


def is_asked(member: Member) -> bool:
    """Lately, and they have not looked since."""
    lately = timezone.now() - TO_ANSWER
    asked = Persona.objects.open().filter(member=member, asked_at__gt=lately)
    return asked.filter(checked_at__lt=F("asked_at")).exists()


@transaction.atomic
def confirm(by: Member) -> Persona:
    """All of it is still right."""
    persona = persona_of(by)
    persona.checked_at = timezone.now()
    persona.save(update_fields=["checked_at"])
    return persona
