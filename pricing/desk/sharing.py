"""Goods are shared by all groups: who may alter what all see, and who is told of it."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.models import Group
from pricing.models import Commodity

# So that nobody alters everybody's goods by opening a group of their own.
ENOUGH = 5
TOLD = gettext_lazy("Stewards of {group} changed {what}, which your board shows.")


def check_may_alter(group: Group, goods: Commodity) -> None:
    """What a group proposed is its own; what all share, a group of some size may alter."""
    if goods.proposed_in_id == group.pk or group.memberships.count() >= ENOUGH:
        return
    reason = _("Other groups use this too: a group of %(n)s members may change it.")
    raise Refusal(reason % {"n": ENOUGH})


def tell_the_others(by: Member, group: Group, goods: Commodity) -> None:
    """The stewards of each other group whose board shows these goods."""
    text = format_lazy(TOLD, group=group.name, what=goods)
    for other in groups_showing(goods).exclude(pk=group.pk):
        url = reverse("pricing:book", args=[other.slug])
        tell(other.stewards(), "price.goods", text=text, url=url, by=by)


def groups_showing(goods: Commodity) -> QuerySet[Group]:
    usual = Q(board=None, sector__commodities=goods)
    return Group.objects.filter(Q(board__commodities=goods) | usual).distinct()
