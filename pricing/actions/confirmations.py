from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from pricing.models import Award, Confirmation, Pledge, Round
from pricing.rounds import ledger


def confirm(by: Member, round: Round, key: UUID, agreed: bool) -> Confirmation:
    """A member says yes or no to their share; until it is ordered they may say otherwise."""

    def act() -> Confirmation:
        held = ledger.locked(round)
        award = to_confirm(held)
        pledge = share(by, held, award)
        mine = Confirmation.objects.filter(award=award, pledge=pledge, replaced_at=None)
        mine.update(replaced_at=timezone.now())
        words = {"award": award, "pledge": pledge, "agreed": agreed}
        said = Confirmation.objects.create(author=by, key=key, **words)
        ledger.log(held, "confirmed" if agreed else "declined", by, sealed=True)
        ledger.show(held, "round.confirmed")
        return said

    return once(
        Confirmation,
        by,
        key,
        act,
        lambda one: (one.agreed, one.award.round_id) == (agreed, round.pk),
    )


def to_confirm(round: Round) -> Award:
    award = round.awards.standing().first()
    if award is None or hasattr(round, "order") or hasattr(round, "cancellation"):
        raise Refusal(_("There is nothing to say yes to in this round now."))
    return award


def share(by: Member, round: Round, award: Award) -> Pledge:
    pledge = round.pledges.standing().filter(author=by).first()
    if pledge is None:
        raise Refusal(_("You have not pledged in this round."))
    if pledge.limit < award.price:
        raise Refusal(_("The price is above your highest price, so you are left out of this one."))
    return pledge
