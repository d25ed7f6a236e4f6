"""A price put right: by its author within a day, by a steward with a reason."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.front.seeding import clock
from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import corrections, quotes
from pricing.models import Cell, Entry, Quote, Watch, Withdrawal
from tests import world
from tests.pricing.conftest import signed_in


def corrected(by: Member, quote: Quote, price: str = "56", **words: Any) -> Quote:
    return corrections.correct(by, uuid4(), quote, Decimal(price), **words)


def test_amina_puts_her_price_right_in_one_act(amina: Member) -> None:
    quote = world.quote(amina, "65")
    made = corrected(amina, quote)
    assert (made.about, made.word, made.seen_at) == (quote, "corrected", quote.seen_at)
    assert Withdrawal.objects.get().quote == quote
    assert Cell.objects.get().middle == 56
    entry = Entry.objects.get(verb="corrected")
    assert (entry.by, entry.quote, entry.commodity) == (amina, made, quote.cell.commodity)
    assert (entry.before, entry.after) == (
        "KES 65 for 1 kg = 65.00 per kg",
        "KES 56 for 1 kg = 56.00 per kg",
    )
    assert Event.objects.filter(kind="quote.corrected").count() == 1


@pytest.mark.parametrize(
    "other", [{"high": Decimal(58)}, {"unit": "bag 50 kg"}, {"quantity": Decimal(2)}]
)
def test_the_same_key_with_any_other_figure_is_refused(
    amina: Member, other: dict[str, Any]
) -> None:
    quote, key = world.quote(amina, "5850", unit="bag 90 kg"), uuid4()
    corrections.correct(amina, key, quote, Decimal(5600))
    with pytest.raises(Refusal, match="other words"):
        corrections.correct(amina, key, quote, Decimal(5600), **other)
    assert Quote.objects.count() == 2


def test_the_same_key_corrects_once_and_with_other_words_is_refused(amina: Member) -> None:
    quote, key = world.quote(amina), uuid4()
    made = corrections.correct(amina, key, quote, Decimal(56))
    assert corrections.correct(amina, key, quote, Decimal(56)) == made
    with pytest.raises(Refusal, match="other words"):
        corrections.correct(amina, key, quote, Decimal(57))
    assert Quote.objects.count() == 2


def test_a_correction_of_the_unit_moves_it_to_the_figure_of_that_unit(amina: Member) -> None:
    quote = world.quote(amina, "65", unit="bunch")
    corrected(amina, quote, "65", unit="kg")
    figures = {cell.base: cell.middle for cell in Cell.objects.all()}
    assert figures == {"bunch": None, "kg": 65}


def test_a_correction_keeps_the_factor_the_price_was_told_in(amina: Member) -> None:
    quote = world.quote(amina, "5850", unit="bag 90 kg")
    made = corrected(amina, quote, "5400")
    assert (made.unit, made.factor, made.per_base) == ("bag", 90, 60)


def test_after_a_day_it_is_too_late_and_nothing_changes(amina: Member) -> None:
    quote = world.quote(amina)
    with clock.at(quote.made_at + timedelta(hours=25)), pytest.raises(Refusal, match="within a"):
        corrected(amina, quote)
    assert Quote.objects.count() == 1
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("price", ["0", "-5", "1000000000000", "65"])
def test_a_correction_passes_the_checks_of_a_report(amina: Member, price: str) -> None:
    quote = world.quote(amina)
    with pytest.raises(Refusal):
        corrected(amina, quote, price)
    assert not Withdrawal.objects.exists()
    assert not Entry.objects.exists()


def test_what_was_taken_back_or_corrected_is_not_corrected_again(amina: Member) -> None:
    quote = world.quote(amina)
    corrected(amina, quote)
    with pytest.raises(Refusal, match="already"):
        corrected(amina, quote, "57")
    assert Quote.objects.count() == 2


def test_of_a_price_and_its_correction_one_stands(amina: Member) -> None:
    quote = world.quote(amina)
    made = corrected(amina, quote)
    with pytest.raises(Refusal, match="other version"):
        quotes.restore(amina, quote)
    quotes.withdraw(amina, made)
    quotes.restore(amina, quote)
    with pytest.raises(Refusal, match="other version"):
        quotes.restore(amina, made)
    assert Cell.objects.get().middle == 65


def test_a_correction_far_off_is_asked_back(amina: Member, dalia: Member, wanjiru: Member) -> None:
    for member in (dalia, wanjiru, world.member("Eve")):
        world.quote(member, "60")
    quote = world.quote(amina)
    with pytest.raises(Refusal, match="Really"):
        corrected(amina, quote, "650")
    assert corrected(amina, quote, "650", sure=True).per_base == 650


def test_a_steward_corrects_with_a_reason_and_the_author_is_told(
    amina: Member, bakari: Member, group: Group
) -> None:
    quote = world.quote(amina, "650")
    with pytest.raises(Refusal):
        corrected(bakari, quote, "65", group=group)
    made = corrected(bakari, quote, "65", group=group, reason="A nought too many.")
    assert made.author == amina
    entry = Entry.objects.get()
    assert (entry.by, entry.group, entry.reason) == (bakari, group, "A nought too many.")
    told = Notice.objects.get(member=amina, kind="price.ruled")
    assert "A nought too many." in told.text
    assert told.url == reverse("pricing:quote", args=[made.pk])


def test_watchers_are_looked_after_when_a_price_is_corrected(
    amina: Member, dalia: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = world.quote(amina)
    world.watch(dalia, quote.cell)
    before = jobs()
    corrected(amina, quote)
    assert jobs() == before + 1
    assert Watch.objects.count() == 1


def jobs() -> int:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return ProcrastinateJob.objects.filter(task_name="pricing.look").count()


def test_the_page_corrects_and_keeps_what_was_typed_when_refused(
    client: Client, amina: Member
) -> None:
    quote = world.quote(amina)
    url = reverse("pricing:correction", args=[quote.pk])
    page = signed_in(client, amina).get(url).content.decode()
    assert 'value="kg"' in page
    words = {"key": str(uuid4()), "price": "nothing", "quantity": "1", "unit": "kg"}
    answer = client.post(url, words)
    assert (answer.status_code, "nothing" in answer.content.decode()) == (422, True)
    answer = client.post(url, words | {"price": "56-58"})
    made = Quote.objects.get(about=quote)
    assert answer.headers["Location"] == reverse("pricing:quote", args=[made.pk])
    assert (made.price, made.high) == (56, 58)


def test_nobody_else_corrects_it(client: Client, amina: Member, dalia: Member) -> None:
    url = reverse("pricing:correction", args=[world.quote(amina).pk])
    assert signed_in(client, dalia).get(url).status_code == 404
    words = {"key": str(uuid4()), "price": "56", "quantity": "1", "unit": "kg"}
    assert client.post(url, words).status_code == 404
    assert Quote.objects.count() == 1


def test_a_steward_corrects_by_the_desk_and_not_their_own(
    client: Client, amina: Member, bakari: Member, dalia: Member, group: Group
) -> None:
    theirs, own = world.quote(amina), world.quote(bakari)
    url = reverse("pricing:desk_correction", args=[group.slug, theirs.pk])
    words = {"key": str(uuid4()), "price": "56", "quantity": "1", "unit": "kg", "reason": "Slip."}
    assert signed_in(client, dalia).post(url, words).status_code == 404
    assert signed_in(client, bakari).post(url, words).status_code == 302
    assert Quote.objects.get(about=theirs).price == 56
    own_url = reverse("pricing:desk_correction", args=[group.slug, own.pk])
    assert client.get(own_url).status_code == 404
