"""An author's yes: one more door onto the acts of prices and tutorials, like a text message.

A price becomes the author's quote, seen on the day it was said; a lesson their draft, which goes
the way of all tutorials; a supplier's number may be read. The key is the fingerprint: twice is
once.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from community.imports.models import Find, Sort
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Membership
from mentorship.actions import tutorials
from mentorship.models.tutorial import Topic
from pricing.actions import quotes
from pricing.models import Commodity, Market


def accept_each(by: Member, finds: Iterable[Find]) -> int:
    """One yes to several; how many of them must be asked about one by one, and stay."""
    left = 0
    for find in finds:
        try:
            accept(by, find)
        except Refusal:
            left += 1
    return left


@transaction.atomic
def accept(by: Member, find: Find, market: Market | None = None, sure: bool = False) -> Find:
    """market: where the line names none."""
    held = Find.objects.select_for_update(of=["self"]).get(pk=find.pk)
    if held.accepted_at:
        return held
    if not Membership.objects.filter(member=by, group=held.group_id).exists():
        raise Refusal(_("You are not in this group any more."))
    if held.sort == Sort.PRICE:
        report(by, held, market, sure)
    elif held.sort == Sort.LESSON:
        draft(by, held)
    held.accepted_at, held.refused_at = timezone.now(), None
    held.save(update_fields=["accepted_at", "refused_at"])
    return held


def report(by: Member, find: Find, market: Market | None, sure: bool) -> None:
    words = find.price
    goods = Commodity.objects.filter(slug=words["commodity"]).first()
    place = Market.objects.filter(slug=words["market"]).first() or market
    if goods is None:
        raise Refusal(_("Sokoni keeps no price of these goods yet. A steward can add them."))
    if place is None:
        raise Refusal(_("In which market was it?"), "market")
    words |= {"commodity": goods, "market": place, "seen_at": find.said_at, "sure": sure}
    quotes.report(by, find.fingerprint, **words)


def draft(by: Member, find: Find) -> None:
    tutorials.draft(
        by,
        find.fingerprint,
        find.group.sector,
        by.language,
        Topic.SKILLS,
        find.about["title"],
        f"{find.text}\n\n{credit(by, find)}",
        min(localdate(find.said_at), localdate()),
    )


def credit(by: Member, find: Find) -> str:
    with override(by.language):
        day = date_format(localdate(find.said_at), "j F Y")
        words = {"who": by, "group": find.group, "day": day}
        return _("*Said by %(who)s in %(group)s on %(day)s.*") % words
