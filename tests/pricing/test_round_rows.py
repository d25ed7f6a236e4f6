"""What the database itself says no to in a buying round."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing.models import Break, Invitation, Minute, Offer, Pledge, Round
from tests import world


@pytest.fixture
def round(bakari: Member, group: Group) -> Round:
    return made(bakari, group)


def made(by: Member, group: Group, **words: Any) -> Round:
    later = timezone.now() + timedelta(days=2)
    usual: dict[str, Any] = {"commodity": world.commodity(), "market": world.market()}
    usual |= {"unit": "bag", "factor": Decimal(90), "base": "kg", "currency": "KES"}
    usual |= {"threshold": Decimal(40), "closes_at": later, "delivery_on": later.date()}
    return Round.objects.create(author=by, key=uuid4(), group=group, **usual | words)


def no(act: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def test_one_item_has_one_open_round(round: Round, bakari: Member, group: Group) -> None:
    no(lambda: made(bakari, group))
    Round.objects.update(closed_at=timezone.now())
    assert made(bakari, group).pk != round.pk
    made(bakari, group, market=world.market("Eldoret", "Eldoret"))


def test_a_round_wants_something(bakari: Member, group: Group) -> None:
    no(lambda: made(bakari, group, threshold=Decimal(0)))


@pytest.mark.parametrize(("quantity", "limit"), [("0", "10"), ("-1", "10"), ("1", "0")])
def test_a_pledge_is_of_something(round: Round, amina: Member, quantity: str, limit: str) -> None:
    words = {"quantity": Decimal(quantity), "limit": Decimal(limit)}
    no(lambda: Pledge.objects.create(author=amina, key=uuid4(), round=round, **words))


def test_everyone_has_one_pledge_and_one_quote(round: Round, amina: Member) -> None:
    words: dict[str, Any] = {"round": round, "quantity": Decimal(2), "limit": Decimal(5000)}
    Pledge.objects.create(author=amina, key=uuid4(), **words)
    no(lambda: Pledge.objects.create(author=amina, key=uuid4(), **words))
    asked = Invitation.objects.create(round=round, member=amina, by=round.author)
    no(lambda: Invitation.objects.create(round=round, member=amina, by=round.author))
    words = {"invitation": asked, "transport": 0, "valid_until": timezone.localdate()}
    offer = Offer.objects.create(author=amina, key=uuid4(), **words)
    no(lambda: Offer.objects.create(author=amina, key=uuid4(), **words))
    no(lambda: Break.objects.create(offer=offer, least=1, price=0))


def test_the_log_is_neither_altered_nor_deleted(round: Round, amina: Member) -> None:
    line = Minute.objects.create(round=round, kind="opened", by=amina)
    for sql in ("UPDATE pricing_minute SET kind = 'x'", "DELETE FROM pricing_minute"):
        no(lambda sql=sql: connection.cursor().execute(sql))
    assert Minute.objects.get() == line


def test_whoever_leaves_the_group_pledges_no_more(round: Round, amina: Member) -> None:
    words: dict[str, Any] = {"round": round, "quantity": Decimal(2), "limit": Decimal(5000)}
    mine = Pledge.objects.create(author=amina, key=uuid4(), **words)
    assert list(Pledge.objects.standing()) == [mine]
    amina.memberships.all().delete()
    assert not Pledge.objects.standing().exists()


def test_who_pledged_is_no_supplier_of_the_same_round(round: Round, amina: Member) -> None:
    Invitation.objects.create(round=round, phone=amina.phone, by=round.author)
    assert Invitation.objects.of(amina).exists()
    words: dict[str, Any] = {"round": round, "quantity": Decimal(2), "limit": Decimal(5000)}
    Pledge.objects.create(author=amina, key=uuid4(), **words)
    assert not Invitation.objects.of(amina).exists()
