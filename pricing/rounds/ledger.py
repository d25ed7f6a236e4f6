"""What the acts of a round share: its lock, its log, and who is told."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from community.live.record import record
from community.members.book import refuse_powerless
from community.members.models import Member
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.reads import place
from pricing.models import Invitation, Minute, Round

OFFICE = {"opened", "asked", "ordered", "delivered", "off"}


def locked(round: Round) -> Round:
    """Held until the commit: whoever pledges, quotes, closes or orders does so one at a time.

    It is read after the wait for the lock: in the same query, what hangs on it (an order, a
    closing) would be as it was before the wait.
    """
    Round.objects.select_for_update(no_key=True).get(pk=round.pk)
    return Round.objects.whole().get(pk=round.pk)


def still_open(round: Round) -> Round:
    held = locked(round)
    if not held.is_open:
        raise Refusal(_("This round is closed; nothing more is taken in."))
    return held


def log(
    round: Round, kind: str, by: Member | None = None, words: str = "", *, sealed: bool = False
) -> None:
    """What a steward does is undone with its line, where their office is not whole."""
    if by is not None and kind in OFFICE:
        refuse_powerless(by)
    Minute.objects.create(round=round, kind=kind, by=by, words=words[:300], sealed=sealed)


def show(round: Round, kind: str, by: Member | None = None) -> None:
    """What everyone in the group may see moves on their pages; sealed things never come here."""
    record(round.topic, kind, by=by, subject=round.pk)


def tell_members(
    round: Round, members: Collection[Member], text: Promise, by: Member | None = None
) -> None:
    """News of the buying; who muted the group and pledged finds it when they look."""
    here = place(members, round.group)
    tell(members, "round", text=text, url=page(round), by=by, **here)


def ask_members(round: Round, members: Iterable[Member], text: Promise) -> None:
    """What waits for their yes or no is asked through every mute: they pledged, and it is their
    money."""
    tell(members, "round", text=text, url=page(round))


def tell_suppliers(
    round: Round, members: Iterable[Member], text: Promise, by: Member | None = None
) -> None:
    tell(members, "round.supplier", text=text, url=offer_page(round), by=by)


def page(round: Round) -> str:
    return reverse("pricing:round", args=[round.pk])


def offer_page(round: Round) -> str:
    return reverse("pricing:offer", args=[round.pk])


def pledgers(round: Round) -> list[Member]:
    return [one.author for one in round.pledges.standing().select_related("author")]


def suppliers(round: Round) -> list[Member]:
    """All who were asked, whether or not they quoted: to tell fewer would tell who did."""
    asked = Invitation.objects.filter(round=round)
    phones = asked.exclude(phone="").values("phone")
    ids = asked.values("member")
    return list(Member.objects.filter(Q(pk__in=ids) | Q(phone__in=phones), is_active=True))
