"""Complaints as their pages show them: how many are affected, and what each of them says."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Q

from community.contacts.models import Case, Contact, Voice
from community.members.models import Member
from community.text.templatetags.money import money, sign
from groups.models import Group


class Sum(NamedTuple):
    """What it cost those affected, in each money apart; from the first day to the last."""

    affected: int
    vouched: int
    costs: list[str]
    first: date | None
    last: date | None


def cases(group: Group) -> list[Case]:
    """Those that still gather first, then the newest."""
    rows = list(Case.objects.standing().filter(group=group).select_related("author")[:100])
    return counted(sorted(rows, key=lambda one: not one.is_open))


def cases_about(contact: Contact) -> list[Case]:
    return counted(list(contact.cases.standing()[:10]))


def counted(rows: list[Case]) -> list[Case]:
    said = Voice.objects.standing().filter(case__in=rows).values("case")
    known = Q(author__standing__value__gt=0)
    told = said.annotate(n=Count("pk"), v=Count("pk", filter=known)).order_by("case")
    numbers = {one["case"]: (one["n"], one["v"]) for one in told}
    for one in rows:
        one.affected, one.vouched = numbers.get(one.pk, (0, 0))
    return rows


def voices(case: Case) -> Sequence[Voice]:
    return list(case.voices.standing().select_related("author__standing").order_by("happened_on"))


def summed(said: Iterable[Voice]) -> Sum:
    some = list(said)
    days = sorted(one.happened_on for one in some)
    known = sum(is_vouched(one.author) for one in some)
    ends = (days[0], days[-1]) if days else (None, None)
    return Sum(len(some), known, costs(some), *ends)


def is_vouched(member: Member) -> bool:
    standing = getattr(member, "standing", None)
    return standing is not None and standing.value > 0


def costs(said: Iterable[Voice]) -> list[str]:
    by_money: dict[str, Decimal] = defaultdict(Decimal)
    for one in said:
        if one.amount is not None:
            by_money[one.currency] += one.amount
    return [f"{sign(currency)} {money(amount)}" for currency, amount in sorted(by_money.items())]
