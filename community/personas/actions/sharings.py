from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.personas.models import Sharing
from community.text.refusals import Refusal

DAY = 24 * 60 * 60


def share(by: Member, member: Member, key: UUID) -> Sharing:
    """`member` alone may read the number of `by` from now on, on their page."""
    return once(Sharing, by, key, lambda: shared(by, member, key), said(member=member))


def shared(by: Member, member: Member, key: UUID) -> Sharing:
    if by == member or not by.phone:
        raise Refusal(_("There is no number to share."))
    standing = Sharing.objects.standing().filter(author=by, member=member).first()
    if standing is not None:
        return standing
    limiter.spend("sharings", by.pk, limit=30, seconds=DAY)
    made = Sharing.objects.create(author=by, member=member, key=key)
    text = format_lazy(gettext_lazy("{who} shared their phone number with you."), who=by)
    page = reverse("front:member", args=[by.handle])
    tell([member], "number.shared", text=text, url=page, by=by)
    return made


@transaction.atomic
def take_back(by: Member, sharing: Sharing) -> Sharing:
    """They read it no longer; what they wrote down meanwhile nobody can take back."""
    standing = Sharing.objects.standing().filter(pk=sharing.pk)
    standing.update(ended_at=timezone.now())
    sharing.refresh_from_db(fields=["ended_at"])
    return sharing
