from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.personas import proving
from community.personas.models import Proof
from community.text.refusals import Refusal
from groups.models import Group

DAY = 24 * 60 * 60


def prove(by: Member, group: Group, key: UUID) -> Proof:
    """States to anybody of which group `by` is a verified trader, as it is today."""
    return once(Proof, by, key, lambda: proved(by, group, key), said(group=group))


def proved(by: Member, group: Group, key: UUID) -> Proof:
    now = proving.known(by)
    if not now.business:
        raise Refusal(_("A proof leads to your page for everybody: open that first."))
    facts = now.facts.get(group.pk)
    if facts is None:
        needs = _("A proof needs members who vouch for you, and nothing that stands against you.")
        raise Refusal(needs)
    limiter.spend("proofs", by.pk, limit=10, seconds=DAY)
    return Proof.objects.create(
        author=by, key=key, group=group, business=now.business, **facts._asdict()
    )


@transaction.atomic
def take_back(by: Member, proof: Proof) -> Proof:
    """Whoever checks it reads so, on whatever paper it stands."""
    Proof.objects.filter(pk=proof.pk, ended_at=None).update(ended_at=timezone.now())
    proof.refresh_from_db(fields=["ended_at"])
    return proof
