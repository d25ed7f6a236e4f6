"""Showing customers why a price rose."""

from datetime import timedelta
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.text.refusals import Refusal
from pricing import publishing, showing
from pricing.actions import cards
from pricing.models import Card, Cell
from pricing.models.card import SIGNER
from tests import world
from tests.pricing.conftest import signed_in


def three(*people: Member, price: str = "54", ago: int = 0) -> Cell:
    when = timezone.now() - timedelta(days=ago)
    for member in people:
        cell = world.quote(member, price, seen_at=when, sure=True).cell
    cell.refresh_from_db()
    return cell


@pytest.fixture
def cell(amina: Member, bakari: Member, dalia: Member) -> Cell:
    """Of which everybody may know: 50 a month ago, 54 as of yesterday."""
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        old = three(amina, bakari, dalia, price="50")
    with time_machine.travel(timezone.now() - timedelta(days=29)):
        publishing.publish(old)
    with time_machine.travel(timezone.now() - timedelta(days=1, hours=1)):
        cell = three(amina, bakari, dalia, price="54")
    publishing.publish(cell)
    return cell


def test_a_card_says_what_where_when_and_how_much_more(amina: Member, cell: Cell) -> None:
    text = showing.text(cards.make(amina, cell), "https://example.org/cards/1")
    today = timezone.localtime(cell.as_of)  # the day of the newest report
    assert text.splitlines() == [
        "Why my price rose",
        f"Maize, Wakulima, retail, {today.day} {today:%b %Y}",
        "KSh 54 / kg",
        "3 people reported",
        "Up 8 % on a month ago",
        "Source: traders on Sokoni",
        "https://example.org/cards/1",
    ]


def test_picture_and_text_together_are_under_ten_kilobytes(
    client: Client, amina: Member, cell: Cell
) -> None:
    page = signed_in(client, amina).post(reverse("pricing:card_make", args=[cell.pk]))["Location"]
    client.logout()
    shown = client.get(page)
    picture = client.get(shown.context["picture"])
    assert picture["Content-Type"] == "image/png"
    assert len(picture.content) + len(shown.context["text"].encode()) < 10_000
    told = parse_qs(urlsplit(shown.context["forward"]).query)["text"][0]
    assert told == shown.context["text"]
    assert f"http://testserver{page}" in told
    assert shown["X-Robots-Tag"] == picture["X-Robots-Tag"] == "noindex"


def test_a_picture_speaks_the_language_of_its_address(
    client: Client, amina: Member, cell: Cell
) -> None:
    token = cards.make(amina, cell).token
    english, swahili = (
        client.get(reverse("pricing:card_picture", args=[token, tongue])) for tongue in ("en", "sw")
    )
    assert english.status_code == swahili.status_code == 200
    assert client.get(reverse("pricing:card_picture", args=[token, "xx"])).status_code == 404


def test_the_card_of_a_day_does_not_move_with_later_reports(
    amina: Member, dalia: Member, wanjiru: Member, cell: Cell
) -> None:
    """Asked again an hour later it must not tell what one person said in between."""
    first = cards.make(amina, cell)
    world.quote(wanjiru, "60", sure=True)
    cell.refresh_from_db()
    assert (cell.people, cell.high) == (4, 60)
    assert cards.make(dalia, cell) == first
    assert (Card.objects.get().people, Card.objects.get().high) == (3, 54)


def test_a_card_knows_no_more_than_strangers_do(
    amina: Member, bakari: Member, dalia: Member
) -> None:
    """Three reports of this hour: on the board at once, on no card before tomorrow."""
    cell = three(amina, bakari, dalia, price="64.70")
    with pytest.raises(Refusal, match="a day old"):
        cards.make(amina, cell)
    with time_machine.travel(timezone.now() + timedelta(days=1, hours=1)):
        publishing.publish_all()
        card = cards.make(amina, cell)
    assert (card.low, card.middle, card.high) == (65, 65, 65)


def test_less_than_three_people_make_no_card(amina: Member, bakari: Member) -> None:
    cell = three(amina, bakari)
    with pytest.raises(Refusal, match="three people"):
        cards.make(amina, cell)
    assert not Card.objects.exists()


def test_the_database_too_refuses_a_card_of_two(amina: Member, cell: Cell) -> None:
    card = cards.make(amina, cell)
    card.people = 2
    with pytest.raises(IntegrityError), transaction.atomic():
        card.save()


def test_only_those_whose_board_it_is_show_it(chidi: Member, cell: Cell) -> None:
    with pytest.raises(Refusal, match="Only members"):
        cards.make(chidi, cell)
    assert not Card.objects.exists()


def test_a_price_too_old_is_shown_to_nobody(amina: Member, bakari: Member, dalia: Member) -> None:
    with pytest.raises(Refusal, match="too old"):
        cards.make(amina, three(amina, bakari, dalia, ago=100))


def test_the_link_ends_after_two_weeks(client: Client, amina: Member, cell: Cell) -> None:
    url = reverse("pricing:card", args=[cards.make(amina, cell).token])
    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert client.get(url).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert client.get(url).status_code == 404


def test_a_link_nobody_signed_leads_nowhere(client: Client, amina: Member, cell: Cell) -> None:
    card = cards.make(amina, cell)
    other = SIGNER.sign(str(card.pk + 1))
    forged = str(card.pk) + card.token[card.token.index(".") :][:-1] + "x"
    for token in (str(card.pk), other, forged, "x"):
        assert client.get(reverse("pricing:card", args=[token])).status_code == 404


def test_a_survey_is_for_everyone_and_always(client: Client, chidi: Member, cell: Cell) -> None:
    Cell.objects.update(source="wfp", people=0)
    cell.refresh_from_db()
    card = cards.make(chidi, cell)
    assert "Source: WFP" in showing.text(card, "")
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert client.get(reverse("pricing:card", args=[card.token])).status_code == 200


def test_a_refused_card_says_why_on_the_page(client: Client, amina: Member) -> None:
    cell = three(amina)
    signed_in(client, amina)
    answer = client.post(reverse("pricing:card_make", args=[cell.pk]), follow=True)
    assert "A card needs the reports of three people" in answer.content.decode()
    assert client.get(reverse("pricing:card_make", args=[cell.pk])).status_code == 405
    assert client.post(reverse("pricing:card_make", args=[0])).status_code == 404


@pytest.mark.parametrize(
    ("before", "says"), [("60", "Down 10 %"), ("54", "As a month ago"), (None, "What it costs now")]
)
def test_a_price_that_did_not_rise_is_not_said_to_have(
    amina: Member, cell: Cell, before: str | None, says: str
) -> None:
    card = cards.make(amina, cell)
    card.before = Decimal(before) if before else None
    assert says in showing.text(card, "")
    assert "Why my price rose" not in showing.text(card, "")
    assert len(showing.bars(card)) == (2 if before else 0)
