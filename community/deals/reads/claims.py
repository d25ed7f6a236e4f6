"""The register as a member may see it: their own claims, those about them, what was found."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from community.deals.actions import lookups
from community.deals.models import Claim, Lookup
from community.deals.models.claim import Outcome
from community.deals.register import mark
from community.members.models import Member

LATELY = timedelta(days=30)


def register(reader: Member) -> dict[str, Any]:
    """Everything about the reader, and what they claim."""
    asked = Lookup.objects.filter(mark=mark(reader.phone or ""))
    mine = Claim.objects.filter(author=reader).order_by("-pk")
    about = Claim.objects.about(reader).select_related("author").order_by("-pk")
    return {
        "left": lookups.left(reader),
        "mine": [(claim, state(claim)) for claim in mine[:50]],
        "about": [(claim, state(claim)) for claim in about[:50]],
        "asked": asked.filter(made_at__gt=timezone.now() - LATELY).count(),
        "barred": Claim.objects.false_of(reader).exists(),
    }


def state(claim: Claim) -> str:
    """How far it is, in a word or two."""
    if claim.withdrawn_at:
        return _("taken back")
    if claim.settled_at is None:
        return _("waits for an answer") if not claim.replied_at else _("is judged")
    if claim.lifted_at:
        return _("lifted")
    if claim.paid_at:
        return _("paid since") if claim.is_of_money else _("put right since")
    if claim.outcome == Outcome.FOUND and not claim.stands:
        return _("over")
    return str(Outcome(claim.outcome).label)


def found(asked: Lookup) -> Sequence[Claim]:
    """What was found against whoever has the number, or against a number that nobody has, and
    still stands, the newest first; never an open claim."""
    if asked.member:
        return against(asked.member)
    return list(Claim.objects.standing().filter(mark=asked.mark).order_by("-settled_at"))


def against(member: Member) -> Sequence[Claim]:
    return list(Claim.objects.standing().about(member).order_by("-settled_at"))


def claim(reader: Member, one: Claim) -> dict[str, Any]:
    """All of it to both sides; who judged it, and why."""
    hearings = one.hearings.prefetch_related("verdicts__author").order_by("pk")
    mine, about = one.author_id == reader.pk, one.is_about(reader)
    hurt = mine if one.outcome == Outcome.FALSE else about
    return {
        "claim": one,
        "state": state(one),
        "own": mine,
        "about_me": about,
        "hearings": list(hearings),
        "may_reply": about and one.is_open and not one.replied_at,
        "may_appeal": hurt and one.may_be_appealed,
    }
