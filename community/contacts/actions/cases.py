"""Complaints of many: gathered line by line, counted, sent by a steward, closed with an outcome."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.contacts.models import Case, Contact, Voice
from community.machine import limiter
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.masking import masked
from community.text.money_fields import CURRENCIES
from community.text.refusals import Refusal
from groups.models import Group

DAY = 24 * 60 * 60
FURTHEST, OLDEST = timedelta(days=183), timedelta(days=2 * 365)
MOST_MONEY = Decimal(1_000_000_000)
CLOSED = gettext_lazy("The complaint about {about} is closed: {outcome}")


class Told(NamedTuple):
    """What one member says happened to them."""

    line: str
    happened_on: date
    amount: Decimal | None
    currency: str
    evidence: str
    named: bool


def begin(by: Member, group: Group, key: UUID, about: str, what: str, until: date) -> Case:
    """A member begins to gather what one company or office did to many."""
    words = {
        "about": masked(wording.line(about, 80, "about")),
        "what": masked(wording.said(what, 500, "what")),
        "until": until,
    }

    def act() -> Case:
        check_day(until)
        limiter.spend("cases", by.pk, limit=3, seconds=DAY)
        known = Contact.objects.standing().filter(group=group)
        contact = known.filter(entry__name__iexact=words["about"]).first()
        return Case.objects.create(author=by, key=key, group=group, contact=contact, **words)

    return once(Case, by, key, act, said(group=group, **words))


def check_day(until: date) -> None:
    today = timezone.localdate()
    if not today < until <= today + FURTHEST:
        raise Refusal(_("Choose a day from tomorrow on, within half a year."), "until")


def join(by: Member, case: Case, key: UUID, told: Told) -> Voice:
    """Me too: one line of each member, which they may take back."""
    kept = checked(told)

    def act() -> Voice:
        lasting = locked(case)
        refuse_closed(lasting)
        if lasting.voices.filter(author=by, withdrawn_at=None).exists():
            raise Refusal(_("You have said it already. Take it back to say it anew."))
        limiter.spend("voices", by.pk, limit=20, seconds=DAY)
        return Voice.objects.create(author=by, key=key, case=case, **kept._asdict())

    return once(Voice, by, key, act, said(case=case, **kept._asdict()))


def checked(told: Told) -> Told:
    today = timezone.localdate()
    if not today - OLDEST <= told.happened_on <= today:
        raise Refusal(_("Choose a day that is past, at most two years ago."), "happened_on")
    if told.amount is not None and not 0 < told.amount <= MOST_MONEY:
        raise Refusal(_("A price is above zero and at most a billion."), "amount")
    if told.currency not in dict(CURRENCIES):
        raise Refusal(_("We do not know this money."), "currency")
    line = masked(wording.line(told.line, 300, "line"))
    evidence = masked(" ".join(wording.short(told.evidence, 200, "evidence").split()))
    return told._replace(line=line, evidence=evidence)


def locked(case: Case) -> Case:
    return Case.objects.select_for_update(of=["self"]).get(pk=case.pk)


def refuse_closed(case: Case) -> None:
    if not case.is_open or case.taken_at:
        raise Refusal(_("This complaint is closed: nothing more is gathered."))


def withdraw(by: Member, case: Case) -> Case:
    """Their line goes, and its words with it; a second time changes nothing."""
    gone = {"withdrawn_at": timezone.now(), "line": "", "evidence": "", "amount": None}
    case.voices.filter(author=by, withdrawn_at=None).update(**gone)
    return case


@transaction.atomic
def close(by: Member, case: Case, outcome: str) -> Case:
    """With what came of it; whoever said "me too" is told. Of another's case a steward does so
    by office."""
    kept = masked(wording.line(outcome, 300, "outcome"))
    lasting = locked(case)
    if lasting.closed_at:
        raise Refusal(_("This complaint is closed: nothing more is gathered."))
    Case.objects.filter(pk=case.pk).update(outcome=kept, closed_at=timezone.now(), closed_by=by)
    note(Verb.CASE_CLOSED, by, lasting, kept)
    voices = lasting.voices.standing().select_related("author")
    text = format_lazy(CLOSED, about=lasting.about, outcome=kept)
    url = reverse("contacts:case", args=[case.pk])
    tell([one.author for one in voices], "case.closed", text=text, url=url, by=by)
    return case


def note(verb: Verb, by: Member, case: Case, reason: str = "") -> None:
    """Of another's complaint it is an act of office."""
    if by.pk != case.author_id:
        book.enter(verb, by=by, where=case.group.topic, subject=case.pk, reason=reason)


@transaction.atomic
def reopen(by: Member, case: Case) -> Case:
    """What was closed by a slip gathers on, until its day."""
    again = {"outcome": "", "closed_at": None, "closed_by": None}
    if Case.objects.filter(pk=case.pk, closed_by=by).update(**again):
        note(Verb.CASE_REOPENED, by, case)
    return case
