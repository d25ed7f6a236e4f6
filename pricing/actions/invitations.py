from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from community.live import cut
from community.machine import limiter
from community.members import phones
from community.members.models import Member
from community.notices.models.preference import usual_night
from community.sms import outbox
from community.text.refusals import Refusal
from groups.models import Membership
from pricing.models import Invitation, Round
from pricing.rounds import ledger

DAY = 24 * 60 * 60
MOST = 30
ASKED = _("{group} asks you for a price: {what}. Only you see your quote until the round closes.")
BY_TEXT = _(
    "{group} on Sokoni asks you for a price: {what}. Sign in with this number and open /offers/."
)


@transaction.atomic
def invite(by: Member, round: Round, who: str) -> Invitation:
    """A steward asks someone to quote: a member by handle, or whoever has this phone number.

    The number says nothing back: not whether it is a member's, nor whose.
    """
    held = ledger.still_open(round)
    member, phone = found(who)
    limiter.spend("offers.asked", by.pk, limit=60, seconds=DAY)
    if held.invitations.count() >= MOST:
        raise Refusal(_("At most 30 suppliers are asked in one round."), "who")
    owner = member or Member.objects.filter(phone=phone).first()
    check_apart(held, owner)
    invitation, new = Invitation.objects.get_or_create(
        round=held, member=member, phone=phone, defaults={"by": by}
    )
    if new:
        ask(by, invitation, owner)
        ledger.log(held, "asked", by)
        leave_the_table(invitation, owner)
    return invitation


def found(who: str) -> tuple[Member | None, str]:
    """@wanjiru is a member; 0712 345 678 is a phone."""
    written = who.strip()
    if sum(sign.isdecimal() for sign in written) >= 7:
        try:
            return None, phones.e164(written)
        except Refusal as refusal:
            raise Refusal(refusal.reason, "who") from None
    member = Member.objects.filter(handle=written.lstrip("@").lower(), is_active=True).first()
    if member is None:
        raise Refusal(_("Nobody here has that handle."), "who")
    return member, ""


def check_apart(round: Round, member: Member | None) -> None:
    """Stewards see both sides after the close. That someone pledged is not told the steward:
    they stay a buyer, and hear nothing of the invitation."""
    stewards = Membership.objects.filter(group=round.group_id, steward=True)
    if member is not None and stewards.filter(member=member).exists():
        raise Refusal(_("A steward of the group cannot quote in its round."), "who")


def leave_the_table(invitation: Invitation, owner: Member | None) -> None:
    """Who may quote watches how far it is no longer, nor what the others paid; who pledged stays a
    buyer, and watches on."""
    if owner is not None and Invitation.objects.of(owner).filter(pk=invitation.pk).exists():
        cut.topics(owner.pk, [f"round.{invitation.round_id}", f"board.{invitation.round.group_id}"])


def ask(by: Member, invitation: Invitation, owner: Member | None) -> None:
    """A notice to the member; to a phone a text in both languages, for nobody says whose it is,
    and by day: what is texted at night wakes whoever sleeps beside it."""
    round = invitation.round
    if owner is not None and round.pledges.standing().filter(author=owner).exists():
        return
    words = {"group": round.group, "what": round.commodity}
    if invitation.member is None:
        night = usual_night(timezone.now())
        text = " / ".join(spoken(words, one) for one in ("en", "sw"))
        outbox.send(invitation.phone, text, after=night.end if night else None)
    if owner is not None:
        ledger.tell_suppliers(round, [owner], format_lazy(ASKED, **words), by)


def spoken(words: Mapping[str, object], language: str) -> str:
    with override(language):
        return str(BY_TEXT).format(**words)
