import secrets
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.deals.actions.terms import opened
from community.deals.models import Deal, Witness
from community.deals.models.deal import Ending
from community.deals.telling import texted, told
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.notices.tell import tell
from community.text.refusals import Refusal

MOST = 2
TRIES = 10
ASKED = gettext_lazy(
    "{name} wants you to be there when deal {number} changes hands: {what}, {place}"
)
BY_TEXT = gettext_lazy(
    "{name} asks you to be there when deal {number} changes hands: {what}, {place}. "
    "When you have seen it, send YES {number}, with the six digits they show you if you stand there"
)
BESIDE = gettext_lazy("{name} stood beside you and saw deal {number} change hands.")
SAW = gettext_lazy("{name} says that they saw deal {number} change hands.")
NOT_SEEN = gettext_lazy("{name} did not see deal {number} change hands.")


def ask(by: Member, deal: Deal, key: UUID, handle: str) -> Witness:
    """One of the two asks a third whom they know to be there; two witnesses are enough."""
    name = handle.strip().lstrip("@").lower()

    def act() -> Witness:
        here = opened(deal)
        member = third(by, here, name)
        limiter.spend("deals.witnesses", by.pk, limit=10, seconds=86_400)
        digits = f"{secrets.randbelow(10**6):06}"
        asked = Witness.objects.create(author=by, key=key, deal=here, member=member, digits=digits)
        tell_witness(asked, by)
        return asked

    return once(Witness, by, key, act, lambda earlier: earlier.member.handle == name)


def third(by: Member, deal: Deal, handle: str) -> Member:
    if not deal.is_agreed:
        raise Refusal(_("First both of you agree to the deal."))
    member = Member.objects.known_to(by).exclude(display_name="").filter(handle=handle).first()
    if member is None:
        nobody = _("Nobody in your groups has the name %(name)s.")
        raise Refusal(nobody % {"name": handle[:40]}, "handle")
    if member in deal.parties:
        raise Refusal(_("A witness is neither of you two."), "handle")
    if {one.pk for one in deal.parties} & {*member.folded} or member.pk in blocked(deal):
        raise Refusal(_("Ask somebody else."), "handle")
    if deal.witnesses.filter(member=member).exists():
        raise Refusal(_("They are asked already."), "handle")
    if deal.witnesses.count() >= MOST:
        raise Refusal(_("Two witnesses are enough."), "handle")
    return member


def blocked(deal: Deal) -> set[int]:
    return {pk for one in deal.parties for pk in one.folded}


def tell_witness(asked: Witness, by: Member) -> None:
    terms = asked.deal.promised
    words = {"name": by, "number": asked.deal_id, "what": terms, "place": terms.place}
    url = reverse("deals:witness", args=[asked.pk])
    tell([asked.member], "deal.witness", text=format_lazy(ASKED, **words), url=url, by=by)
    texted([asked.member], BY_TEXT, **words)


@transaction.atomic
def answer(by: Member, asked: Witness, saw: bool, digits: str = "") -> Witness:
    """The witness says whether they saw it; with the right digits, that they stood there."""
    limiter.spend("deals.digits", by.pk, TRIES, 600)
    asked = Witness.objects.select_for_update(of=["self"]).select_related("deal").get(pk=asked.pk)
    if asked.answered_at is not None:
        return asked
    check(by, asked, saw, digits)
    asked.answered_at, asked.saw = timezone.now(), saw
    asked.beside = saw and bool(digits)
    asked.save(update_fields=["answered_at", "saw", "beside"])
    said = (BESIDE if asked.beside else SAW) if saw else NOT_SEEN
    told(Deal.objects.whole().get(pk=asked.deal_id), "deal.witnessed", said, by=by, name=by)
    return asked


def check(by: Member, asked: Witness, saw: bool, digits: str) -> None:
    if asked.member_id != by.pk or asked.deal.ending not in {"", Ending.DONE}:
        raise Refusal(_("This deal is over."))
    if saw and digits and not secrets.compare_digest(asked.digits.encode(), digits.encode()):
        raise Refusal(_("These are not the digits they show you."), "digits")
