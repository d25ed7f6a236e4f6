"""The page of one report, with all that was ever said of it."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing.actions import answers, corrections, disputes, quotes
from pricing.desk import story
from pricing.models import Quote, Unit
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in


def test_what_was_said_in_which_unit_then_where_and_when(amina: Member, read: Page) -> None:
    quote = world.quote(amina, "5850", unit="bag 90 kg")
    Unit.objects.create(commodity=quote.cell.commodity, name="bag", factor=100, base="kg")
    page = read(amina, "quote", str(quote.pk))
    for words in ("5,850", "90 kg", "65", "Wakulima", "Nairobi", "Amina"):
        assert words in page


def test_every_word_on_it_in_the_order_it_was_said(
    amina: Member, dalia: Member, wanjiru: Member, read: Page
) -> None:
    quote = world.quote(amina, "65")
    answers.confirm(dalia, uuid4(), quote)
    disputes.dispute(wanjiru, uuid4(), quote, Decimal(80), reason="At the gate.")
    made = corrections.correct(amina, uuid4(), quote, Decimal(66))
    said = [(str(line.what), line.who) for line in story.story(quote)]
    assert said == [
        ("saw it too", dalia),
        ("saw another price", wanjiru),
        ("corrected it to", None),
    ]
    page = read(dalia, "quote", str(quote.pk))
    for words in ("At the gate.", "Wanjiru", "Corrected: the new price", f"/quotes/{made.pk}/"):
        assert words in page
    shown = read(dalia, "quote", str(made.pk))
    assert f"/quotes/{quote.pk}/" in shown
    assert "KES 65 for 1 kg" in shown


def test_taken_back_and_standing_again_are_both_in_the_book(amina: Member) -> None:
    quote = world.quote(amina)
    quotes.withdraw(amina, quote)
    quotes.restore(amina, quote)
    assert [str(line.what) for line in story.story(quote)] == ["taken back", "stands again"]


def test_each_state_is_told_in_a_sentence(amina: Member, read: Page) -> None:
    old = world.quote(amina, seen_at=timezone.now() - timedelta(days=100))
    late = quotes.report(
        amina, uuid4(), world.commodity(), world.market(), Decimal(65),
        seen_at=timezone.now() - timedelta(days=40),
    )  # fmt: skip
    back = world.quote(amina)
    quotes.withdraw(amina, back)
    assert [story.state(Quote.objects.get(pk=one.pk)) for one in (old, late, back)] == [
        "old", "late", "taken",
    ]  # fmt: skip
    assert "Told more than a month" in read(amina, "quote", str(late.pk))
    assert "Taken back" in read(amina, "quote", str(back.pk))


def test_one_held_by_the_rule_says_why(amina: Member, dalia: Member, read: Page) -> None:
    for name in ("Eve", "Faith", "Grace"):
        world.quote(world.member(name), "60")
    quote = world.quote(amina, "650", sure=True)
    assert "Held as unlikely: others say about 60" in read(dalia, "quote", str(quote.pk))


def test_outsiders_find_nothing_and_visitors_sign_in(
    client: Client, amina: Member, chidi: Member
) -> None:
    url = reverse("pricing:quote", args=[world.quote(amina).pk])
    assert client.get(url).status_code == 302
    assert signed_in(client, chidi).get(url).status_code == 404
    assert signed_in(client, chidi).get(reverse("pricing:quote", args=[10**9])).status_code == 404


def test_who_sells_to_the_group_reads_only_their_own(
    client: Client, amina: Member, wanjiru: Member, bakari: Member, group: Group
) -> None:
    world.sells_to(bakari, group, wanjiru)
    theirs, own = world.quote(amina), world.quote(wanjiru)
    signed_in(client, wanjiru)
    assert client.get(reverse("pricing:quote", args=[theirs.pk])).status_code == 404
    assert client.get(reverse("pricing:quote", args=[own.pk])).status_code == 200


def test_a_reporter_of_another_group_is_not_named(
    client: Client, amina: Member, chidi: Member
) -> None:
    quote = world.quote(chidi)
    page = signed_in(client, amina).get(reverse("pricing:quote", args=[quote.pk]))
    assert (page.status_code, "Chidi" in page.content.decode()) == (200, False)


def test_a_survey_is_open_to_every_member(client: Client, amina: Member, chidi: Member) -> None:
    quote = world.quote(amina)
    Quote.objects.filter(pk=quote.pk).update(author=None, source="wfp")
    page = signed_in(client, chidi).get(reverse("pricing:quote", args=[quote.pk]))
    assert "WFP" in page.content.decode()


def test_a_long_story_asks_no_more_than_a_short_one(
    client: Client, amina: Member, dalia: Member, django_assert_max_num_queries: Atmost
) -> None:
    quote = world.quote(amina)
    for number in range(6):
        someone = world.member(f"Trader {number}")
        disputes.dispute(someone, uuid4(), quote, Decimal(70 + number))
    signed_in(client, dalia)
    with django_assert_max_num_queries(24):
        assert client.get(reverse("pricing:quote", args=[quote.pk])).status_code == 200
