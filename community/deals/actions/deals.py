from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.deals import wording
from community.deals.models import Deal, Terms
from community.deals.telling import texted, told
from community.deals.wording import Promise
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from groups.models import Group

DAY = 24 * 60 * 60
RUNNING = 50
SELLS = gettext_lazy(
    "{name} writes deal {number} with you: they sell you {what} for {price}, deposit {deposit}, "
    "by {day}, {place}. Right? Send YES {number} or NO {number}"
)
BUYS = gettext_lazy(
    "{name} writes deal {number} with you: they buy from you {what} for {price}, deposit {deposit},"
    " by {day}, {place}. Right? Send YES {number} or NO {number}"
)
WRITTEN = gettext_lazy("{name} wrote down deal {number} with you: {what} for {price}. Is it right?")


def draft(by: Member, member: Member, key: UUID, selling: bool, promise: Promise) -> Deal:
    """`by` writes down what the two promise each other; it holds once `member` agrees."""
    kept = wording.checked(promise)

    def same(earlier: Deal) -> bool:
        first = earlier.proposals.order_by("pk")[0]
        return (earlier.member_id, wording.of(first)) == (member.pk, kept)

    return once(Deal, by, key, lambda: drafted(by, member, key, selling, kept), same)


def drafted(by: Member, member: Member, key: UUID, selling: bool, promise: Promise) -> Deal:
    group = shared(by, member)
    limiter.spend("deals", by.pk, limit=10, seconds=DAY)
    deal = Deal.objects.create(author=by, key=key, member=member, group=group, selling=selling)
    deal.terms = Terms.objects.create(author=by, key=key, deal=deal, **promise._asdict())
    deal.save(update_fields=["terms"])
    words = {"name": by, "what": deal.terms, "price": deal.terms.costs}
    told(deal, "deal.drafted", WRITTEN, by=by, **words)
    texted([member], SELLS if selling else BUYS, **spoken(deal))
    return deal


def shared(by: Member, member: Member) -> Group:
    """The oldest group of both; its stewards are asked should they ever come to differ."""
    if by == member:
        raise Refusal(_("A deal is between two members."))
    if not (by.is_active and member.is_active):
        raise Refusal(_("This account is closed."))
    if member.pk in by.folded or by.pk in member.folded:
        raise Refusal(_("One of you has blocked the other."))
    if Deal.objects.of(by).running().count() >= RUNNING:
        raise Refusal(_("You have fifty deals open. Finish some first."))
    both = Group.objects.of(by).filter(pk__in=Group.objects.of(member)).order_by("pk").first()
    if both is None:
        raise Refusal(_("You share no group any more."))
    return both


def spoken(deal: Deal) -> dict[str, object]:
    """A deal in the words of a text."""
    terms = deal.promised
    words: dict[str, object] = {"name": deal.author, "number": deal.pk, "what": terms}
    words |= {"price": terms.costs, "deposit": terms.paid_before, "place": terms.place}
    return words | {"day": f"{terms.due_on:%d/%m/%Y}"}
