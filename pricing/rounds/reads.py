"""What the pages of a round show, each to its own side."""

from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Aggregate, Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from community.members.models import Member
from groups.access import found
from groups.models import Group
from pricing import board
from pricing.models import Award, Cell, Confirmation, Invitation, Minute, Offer, Pledge, Round
from pricing.models.round import RoundQuerySet
from pricing.rounds import access

NONE = Value(Decimal(0))


def with_progress(rounds: RoundQuerySet) -> RoundQuerySet:
    """How much is pledged and by how many, the price chosen, how much is confirmed at it."""
    pledges = Pledge.objects.standing().filter(round=OuterRef("pk"))
    awards = Award.objects.standing().filter(round=OuterRef("pk"))
    yes = Confirmation.objects.filter(agreed=True, replaced_at=None, award__fallen_at=None)
    said = yes.filter(award__round=OuterRef("pk"))
    figures: dict[str, Any] = {
        "pledged": Coalesce(of_all(pledges, "round", Sum("quantity")), NONE),
        "people": Coalesce(of_all(pledges, "round", Count("pk")), 0),
        "price": Subquery(awards.values("price")[:1]),
        "confirmed": Coalesce(of_all(said, "award__round", Sum("pledge__quantity")), NONE),
    }
    return rounds.annotate(**figures)


def of_all(rows: QuerySet[Any], round: str, figure: Aggregate) -> Subquery:
    """One figure over all rows of one round."""
    return Subquery(rows.order_by().values(round).annotate(figure=figure).values("figure"))


def rounds(member: Member, group: Group) -> RoundQuerySet:
    """Open ones first, the next to close on top; then the others, newest first."""
    inside = access.rounds_of(member).whole().filter(group=group)
    return with_progress(inside).order_by(F("closed_at").desc(nulls_first=True), "closes_at", "pk")


def may_buy(member: Member, group: Group) -> bool:
    return access.as_buyer(member, group) is not None


def running(member: Member, group: Group, few: int = 3) -> list[Round]:
    """What one may pledge in now, for the page of the board."""
    return list(rounds(member, group).filter(closed_at=None)[:few])


def seen(member: Member, pk: int) -> Round:
    return found(with_progress(access.rounds_of(member).whole().filter(pk=pk)).first())


def earlier(member: Member, group: Group, pk: str) -> Round | None:
    """The round that shall be held once more."""
    mine = access.rounds_of(member).whole().filter(group=group)
    return mine.filter(pk=int(pk)).first() if is_id(pk) else None


def line(group: Group, pk: str) -> Cell | None:
    """The line of the group's board that was clicked."""
    return board.cells(group).filter(pk=int(pk)).first() if is_id(pk) else None


def line_like(round: Round) -> Cell | None:
    same = {"commodity": round.commodity_id, "market": round.market_id, "grade": round.grade}
    return board.cells(round.group).filter(**same).first()


def is_id(word: str) -> bool:
    return word.isdecimal() and len(word) <= 18


def asked(member: Member) -> QuerySet[Invitation]:
    """Where the member may quote, or did: newest first."""
    mine = Invitation.objects.of(member).order_by("-pk")
    return mine.select_related("round__group", "round__commodity", "round__market")


class Share(NamedTuple):
    """What a reader has in this round: their pledge, and their word on the price."""

    pledge: Pledge | None
    word: Confirmation | None
    inside: bool
    cost: Decimal | None


def award_of(round: Round) -> Award | None:
    return round.awards.standing().select_related("offer__author").first()


def share(member: Member, round: Round, award: Award | None) -> Share:
    pledge = round.pledges.standing().filter(author=member).first()
    if pledge is None or award is None:
        return Share(pledge, None, pledge is not None, None)
    word = pledge.confirmations.filter(award=award, replaced_at=None).first()
    return Share(pledge, word, pledge.limit >= award.price, pledge.quantity * award.price)


def minutes(member: Member, round: Round) -> QuerySet[Minute]:
    """What all may read, and one's own sealed lines."""
    told = Q(sealed=False) | Q(by=member)
    return round.minutes.filter(told).select_related("by")


def invited(round: Round) -> QuerySet[Invitation]:
    """Whom the stewards asked; whether they quoted is not said."""
    return round.invitations.select_related("member")


def standing_offer(invitation: Invitation) -> Offer | None:
    mine = invitation.offers.filter(withdrawn_at=None)
    return mine.prefetch_related("breaks").first()


def word(invitation: Invitation, offer: Offer | None) -> str:
    """What became of the supplier's own quote, and nothing of the others'."""
    state = invitation.round.state
    if state in ("open", "closing", "off") or offer is None:
        return state if state in ("open", "closing", "off") else "over"
    won = offer.awards.standing().exists()
    return ("ordered" if state in ("ordered", "delivered") else "chosen") if won else "other"


def desk(round: Round) -> dict[str, Any]:
    """What only the stewards see; nothing of what is sealed."""
    return {"invited": invited(round), "shares": shares(round)}


def shares(round: Round) -> list[Pledge]:
    """Who gets how much of what was ordered: for the one who hands it out."""
    if not hasattr(round, "order"):
        return []
    return list(round.order.buyers.select_related("author").order_by("author__display_name", "pk"))


def openers(member: Member, cell: Cell | None) -> list[Group]:
    """The groups where the member may open a round from this line: theirs to steward and buy in."""
    if cell is None:
        return []
    mine = Group.objects.filter(memberships__member=member, memberships__steward=True)
    mine = mine.exclude(suppliers__member=member)
    if not mine.exists():
        return []
    return list(mine.filter(pk__in=board.groups_showing(cell)).order_by("name")[:3])
