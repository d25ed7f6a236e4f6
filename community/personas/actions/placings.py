from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.apart import share_a_phone
from community.members.freezing import refuse_power
from community.members.models import Member
from community.members.once import once, said
from community.personas.models import Placing
from community.personas.reads import town
from community.text.refusals import Refusal

DAY = 24 * 60 * 60


def confirm(by: Member, member: Member, key: UUID) -> Placing:
    """`by`, who is of the same town, has seen `member` sell there."""
    return once(Placing, by, key, lambda: attested(by, member, key), said(member=member))


def attested(by: Member, member: Member, key: UUID) -> Placing:
    place = town(member)
    refuse_power(by)
    if by == member or place is None:
        raise Refusal(_("There is no town to confirm."))
    if by.place_id != place.pk:
        raise Refusal(_("Only those who are of %s can say so.") % place)
    if share_a_phone(by, member):
        raise Refusal(_("You two have used one phone: somebody else has to say so."))
    limiter.spend("placings", by.pk, limit=20, seconds=DAY)
    words = {"author": by, "member": member, "place": place, "ended_at": None}
    standing, _new = Placing.objects.get_or_create(**words, defaults={"key": key})
    return standing


@transaction.atomic
def take_back(by: Member, member: Member) -> None:
    """Not there any more; twice is harmless."""
    standing = Placing.objects.filter(author=by, member=member, ended_at=None)
    standing.update(ended_at=timezone.now())
