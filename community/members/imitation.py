"""Nobody goes by the name of one whom others trust by it, in whatever letters and figures."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members import names
from community.members.models import Member
from community.text.refusals import Refusal


def refuse_imitation(by: Member, name: str, field: str = "display_name") -> None:
    """A steward or mentor of one's own groups in any spelling; a mentor elsewhere, of whom one may
    be a namesake, in letters that only look like theirs."""
    mine = Member.objects.filter(pk=OuterRef("pk"), memberships__group__in=groups_of(by))
    stewards = Q(memberships__group__in=groups_of(by), memberships__steward=True)
    badge = Q(verifications__ends_at__gt=timezone.now(), verifications__revocation=None)
    trusted = Member.objects.filter(stewards | badge, is_active=True).exclude(pk=by.pk)
    for one, is_near in trusted.annotate(near=Exists(mine)).values_list("display_name", "near"):
        if (names.imitates if is_near else names.disguises)(name, one):
            raise Refusal(_("A steward or a mentor here has this name."), field)


def groups_of(by: Member) -> Any:
    return by.memberships.values("group")
