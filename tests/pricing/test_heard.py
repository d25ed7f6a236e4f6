"""Whose voice a quote is, and how loud."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from community.members import voice
from community.members.models import Member, Standing
from pricing import cells, rules
from pricing.actions import answers
from pricing.heard import reports
from pricing.models import Cell, Quote, Ruling
from pricing.voices import Report, voices_of
from tests import world


def since(member: Member, days: float) -> Member:
    member.joined_at = timezone.now() - timedelta(days=days)
    member.save(update_fields=["joined_at"])
    return member


def stands(member: Member, value: float, circle: int | None = None) -> None:
    words = {"flow": value, "value": value, "circle": circle, "as_of": timezone.now()}
    Standing.objects.update_or_create(member=member, defaults=words)


def anew(quote: Quote) -> Cell:
    return cells.roll(Cell.objects.select_related("commodity").get(pk=quote.cell_id))


def test_an_old_account_is_heard_in_full_and_a_new_one_hardly(amina: Member, dalia: Member) -> None:
    old, new = world.quote(since(amina, 400)), world.quote(dalia, "70")
    told = reports([old, new])
    assert [one.standing for one in told] == [voice.UNVOUCHED, voice.UNVOUCHED * 0.01]


def test_what_was_said_as_a_new_account_stays_as_quiet_when_it_grows_old(amina: Member) -> None:
    quote = world.quote(amina)
    Quote.objects.filter(pk=quote.pk).update(made_at=timezone.now() - timedelta(days=99))
    since(amina, 100)
    told = reports(Quote.objects.select_related("author"))
    assert told[0].standing == voice.UNVOUCHED * 0.01


def test_what_was_said_before_vouches_counted_is_heard_by_age(amina: Member) -> None:
    world.quote(since(amina, 10))
    Quote.objects.update(weight=None, circle=None)
    told = reports(Quote.objects.select_related("author"))
    assert [one.standing for one in told] == [voice.UNVOUCHED * 0.25]
    assert told[0].reporter == f"member:{amina.pk}"


def test_one_who_is_known_is_heard_in_full_and_no_louder_or_quieter_later(
    amina: Member, dalia: Member
) -> None:
    """The figure stays what its quotes make of it, however standings change."""
    stands(amina, 1.0)
    known, unknown = world.quote(amina), world.quote(since(dalia, 90), "70")
    before = anew(known).middle
    stands(amina, 0.0)
    stands(dalia, 1.0)
    assert [one.standing for one in reports([known, unknown])] == [1.0, voice.UNVOUCHED]
    assert anew(known).middle == before
    assert world.quote(dalia, "72", sure=True).weight == 1.0


def test_ten_who_ripened_unknown_hardly_move_one_who_is_known(amina: Member) -> None:
    stands(amina, 1.0)
    quote = world.quote(amina, "100")
    for n in range(10):
        world.quote(since(world.member(f"Puppet {n}"), 400), "140", sure=True)
    assert anew(quote).middle == pytest.approx(Decimal(100), rel=Decimal("0.02"))


def test_a_closed_circle_is_one_voice_a_day(amina: Member, dalia: Member, bakari: Member) -> None:
    for one in (amina, dalia):
        stands(one, 0.0, circle=amina.pk)
        world.quote(one)
    quote = world.quote(bakari)
    assert anew(quote).people == 2


def test_whoever_saw_it_too_and_what_was_delivered_speak_with_their_own_weight(
    amina: Member, dalia: Member
) -> None:
    stands(dalia, 0.5)
    again = answers.confirm(dalia, uuid4(), world.quote(amina))
    assert (again.weight, again.circle) == (0.5, dalia.pk)


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
