from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from community.deals import judging, tasks
from community.deals.models import Claim, Deal, Hearing
from community.deals.models.claim import TO_REPLY, Kind
from community.deals.models.deal import Ending
from community.deals.register import mark
from community.deals.telling import texted
from community.deals.wording import KNOWN, MOST_MONEY
from community.live.record import record
from community.machine import limiter
from community.members import phones
from community.members.models import Member
from community.members.once import once
from community.notices.models.preference import usual_night
from community.notices.tell import tell
from community.pictures import keeping
from community.sms import budgets, outbox
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group

DAY = 24 * 60 * 60
OLDEST = timedelta(days=2 * 365)
STRANGERS_A_DAY = 200
CLAIMED = gettext_lazy("{name} says that you owe them {matter}. Answer it: you have seven days.")
BY_TEXT = gettext_lazy(
    "A member of Sokoni says that you owe them {matter}. Sign in to Sokoni with this number to "
    "answer. Two others look at both sides; nothing is public."
)
HARMED = gettext_lazy("{name} says of you: {matter}. Answer it: you have seven days.")
HARMED_BY_TEXT = gettext_lazy(
    "A member of Sokoni says of you: {matter}. Sign in to Sokoni with this number to answer. "
    "Two others look at both sides; nothing is public."
)
REPLIED = gettext_lazy("{name} answered your claim.")
BACK = gettext_lazy("{name} took their claim against you back.")
PAID = gettext_lazy("{name} says that you have paid since. The claim is told to nobody any more.")
MENDED = gettext_lazy("{name} says that you put it right. The claim is told to nobody any more.")


class Owed(NamedTuple):
    """What was not paid, since when, and for what; or another harm, of no amount."""

    what: str
    amount: Decimal
    currency: str
    due_on: date
    kind: str = Kind.OWED


class Debtor(NamedTuple):
    """A number, as its hash and once to be texted; the member whose it is; what they share."""

    phone: str
    member: Member | None
    group: Group | None
    deal: Deal | None = None


def claim(by: Member, key: UUID, phone: str, owed: Owed, picture: Any = None) -> Claim:
    """`by` was not paid, or done harm, by whoever has this number."""
    number = phones.e164(phone)
    member = Member.objects.filter(phone=number, is_active=True).first()
    debtor = Debtor(number, member, arose(by, member))
    return claimed(by, key, debtor, checked(owed), picture)


def claim_of_deal(by: Member, key: UUID, deal: Deal, owed: Owed, picture: Any = None) -> Claim:
    """By the other of a deal, whose number is not shown to them."""
    other, ended = deal.other(by), deal.ending not in {"", Ending.WRONG, Ending.LAPSED}
    if deal.agreed_at is None or (ended and owed.kind == Kind.OWED):
        raise Refusal(_("Nothing is owed by this deal."))
    if not other.phone:
        raise Refusal(_("This account is closed."))
    return claimed(by, key, Debtor(other.phone, other, deal.group, deal), checked(owed), picture)


def arose(by: Member, member: Member | None) -> Group | None:
    """The oldest group of both, or, against a stranger, of the one who claims."""
    mine = Group.objects.of(by).order_by("pk")
    both = mine.filter(pk__in=Group.objects.of(member)) if member else mine
    return both.first() or mine.first()


def checked(owed: Owed) -> Owed:
    if owed.kind not in Kind.values:
        raise Refusal(_("Choose what happened."), "kind")
    if owed.kind != Kind.OWED:
        owed = owed._replace(amount=Decimal(0))
    elif not Decimal("0.01") <= owed.amount <= MOST_MONEY:
        raise Refusal(_("A price is above zero and at most a billion."), "amount")
    if owed.currency not in KNOWN:
        raise Refusal(_("We do not know this money."), "currency")
    today = timezone.localdate()
    if not today - OLDEST <= owed.due_on <= today:
        raise Refusal(_("Choose a day that is past, at most two years ago."), "due_on")
    return owed._replace(what=wording.said(owed.what, 500, "what"))


def claimed(by: Member, key: UUID, debtor: Debtor, owed: Owed, picture: Any) -> Claim:
    said = mark(debtor.phone)

    def act() -> Claim:
        check(by, debtor, said)
        limiter.spend("deals.claims", by.pk, limit=3, seconds=DAY)
        first = not Claim.objects.filter(mark=said).exists()
        made = kept(by, key, debtor, owed, picture)
        told(made, debtor, first)
        return made

    return once(Claim, by, key, act, lambda one: (one.mark, one.what) == (said, owed.what))


def check(by: Member, debtor: Debtor, said: str) -> None:
    if debtor.phone == by.phone:
        raise Refusal(_("This is your own number."), "phone")
    if Claim.objects.false_of(by).exists():
        raise Refusal(_("A claim of yours was found to be made up: you can make none for a while."))
    if Claim.objects.waiting().filter(author=by, mark=said).exists():
        raise Refusal(_("You have a claim against this number already; it is not judged yet."))


def kept(by: Member, key: UUID, debtor: Debtor, owed: Owed, picture: Any) -> Claim:
    shown = keeping.take_in(by, key, picture) if picture else None
    about = {"mark": mark(debtor.phone), "member": debtor.member, "deal": debtor.deal}
    words = {**about, **owed._asdict(), "group": debtor.group, "picture": shown}
    made = Claim.objects.create(author=by, key=key, **words)
    opens = timezone.now() + TO_REPLY
    Hearing.objects.create(author=by, key=key, claim=made, group=debtor.group, opens_at=opens)
    if shown is not None:
        tasks.develop.defer(claim=made.pk)
    return made


def told(made: Claim, debtor: Debtor, first: bool) -> None:
    """A member by notice and text; whoever is none yet by one text, ever."""
    if debtor.member is not None:
        words = {"name": made.author, "matter": made.matter}
        said = CLAIMED if made.is_of_money else HARMED
        tell_of(made, [debtor.member], said, made.author, **words)
        texted([debtor.member], by_text(made), matter=made.matter)
    elif first and budgets.within("claims", STRANGERS_A_DAY):
        both = " / ".join(dict.fromkeys(spoken(made, one) for one in ("en", "sw")))
        night = usual_night(timezone.now())
        outbox.send(debtor.phone, both, after=night.end if night else None)
    record(f"member.{made.author_id}", "claim.made", by=made.author, subject=made.pk)


def spoken(made: Claim, language: str) -> str:
    with override(language):
        return str(by_text(made)).format(matter=made.matter)


def by_text(made: Claim) -> Any:
    return BY_TEXT if made.is_of_money else HARMED_BY_TEXT


def tell_of(made: Claim, to: list[Member], text: Any, by: Member | None, **words: object) -> None:
    url = reverse("deals:claim", args=[made.pk])
    tell(to, "deal.claim", text=format_lazy(text, **words), url=url, by=by)


@transaction.atomic
def reply(by: Member, claim: Claim, words: str) -> Claim:
    """The one claimed against answers, once; then it is judged."""
    kept = wording.said(words, 500, "words")
    claim = Claim.objects.select_for_update(of=["self"]).get(pk=claim.pk)
    if claim.reply == kept:
        return claim
    if not claim.is_about(by) or not claim.is_open or claim.replied_at:
        raise Refusal(_("It was answered already."))
    claim.reply, claim.replied_at, claim.member = kept, timezone.now(), claim.member or by
    claim.save(update_fields=["reply", "replied_at", "member"])
    hearing = claim.hearings.get(appeal=False)
    if hearing.told_at is None:
        hearing.opens_at = hearing.told_at = timezone.now()
        hearing.save(update_fields=["opens_at", "told_at"])
        judging.tell_judges(hearing)
    tell_of(claim, [claim.author], REPLIED, by, name=by)
    return claim


@transaction.atomic
def withdraw(by: Member, claim: Claim) -> Claim:
    """Whoever claims takes it back until it is judged; afterwards says that it was made good."""
    claim = Claim.objects.select_for_update(of=["self"]).get(pk=claim.pk)
    if claim.author_id != by.pk:
        raise Refusal(_("It is not yours to take back."))
    if claim.withdrawn_at or claim.paid_at:
        return claim
    if claim.is_open:
        claim.withdrawn_at = timezone.now()
        claim.hearings.update(closed_at=timezone.now())
    else:
        claim.paid_at = timezone.now()
    claim.save(update_fields=["withdrawn_at", "paid_at"])
    since = PAID if claim.is_of_money else MENDED
    words = BACK if claim.withdrawn_at else since
    tell_of(claim, [claim.member] if claim.member else [], words, by, name=by)
    return claim
