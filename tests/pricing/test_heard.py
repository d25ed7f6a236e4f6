"""Whose voice a quote is, and how loud."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from community.members.models import Member
from pricing import cells, rules
from pricing.heard import reports
from pricing.models import Cell, Quote, Ruling
from pricing.voices import Report, voices_of
from tests import world


def since(member: Member, days: float) -> Member:
    member.joined_at = timezone.now() - timedelta(days=days)
    member.save(update_fields=["joined_at"])
    return member


def anew(quote: Quote) -> Cell:
    return cells.roll(Cell.objects.select_related("commodity").get(pk=quote.cell_id))


def test_an_old_account_is_heard_in_full_and_a_new_one_hardly(amina: Member, dalia: Member) -> None:
    old, new = world.quote(since(amina, 400)), world.quote(dalia, "70")
    told = reports([old, new])
    assert [one.standing for one in told] == [1.0, 0.01]


def test_what_was_said_as_a_new_account_stays_as_quiet_when_it_grows_old(amina: Member) -> None:
    quote = world.quote(amina)
    Quote.objects.filter(pk=quote.pk).update(made_at=timezone.now() - timedelta(days=99))
    since(amina, 100)
    assert reports(Quote.objects.select_related("author"))[0].standing == 0.01


@pytest.mark.parametrize("push", ["0.6", "0.8", "1.2", "1.4"])
def test_ten_new_accounts_for_each_honest_one_move_the_middle_by_less_than_two_per_cent(
    push: str, db: None
) -> None:
    honest = [since(world.member(f"Honest {n}"), 90) for n in range(3)]
    for member, price in zip(honest, ("98", "100", "102"), strict=True):
        before = anew(world.quote(member, price)).middle
    assert before
    for n in range(30):
        quote = world.quote(world.member(f"Puppet {n}"), str(Decimal(push) * 100), sure=True)
    after = anew(quote).middle
    assert after
    assert abs(after / before - 1) < Decimal("0.02")


def test_a_range_is_heard_with_its_middle_and_shows_its_ends(amina: Member) -> None:
    quote = world.quote(amina, "1100", unit="piece")
    Quote.objects.filter(pk=quote.pk).update(high=1200, per_base=1150)
    cell = anew(quote)
    assert (cell.low, cell.middle, cell.high) == (1100, 1150, 1200)


def test_a_quote_set_aside_is_not_heard_and_one_let_stand_is_never_held(
    amina: Member, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    for one in (amina, bakari, dalia):
        world.quote(one, "100")
    far = world.quote(wanjiru, "900", sure=True)
    assert anew(far).quotes_held == 1
    Quote.objects.filter(pk=far.pk).update(ruling=Ruling.KEPT)
    assert (anew(far).quotes_held, anew(far).high) == (0, 900)
    Quote.objects.filter(pk=far.pk).update(ruling=Ruling.HELD)
    assert (anew(far).quotes_counted, anew(far).high) == (3, 100)


def test_a_survey_is_nobody_but_weighs_as_much_as_the_best_heard() -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    new = Report(Decimal(100), "amina", 0.01, noon)
    survey = Report(Decimal(104), "source:wfp", 1.0, noon, survey=True)
    assert {voice.weight for voice in voices_of([new, survey], timedelta(days=14))} == {0.01}
    found = rules.estimate([new, survey], noon, timedelta(days=14))
    assert found
    assert (found.people, found.reports, found.agreed_at) == (1, 2, None)
