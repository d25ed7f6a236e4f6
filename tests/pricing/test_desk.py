"""The steward's desk: a word on single reports, with its reason, in the book."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import disputes, quotes, rulings
from pricing.desk import reads
from pricing.models import Cell, Entry, Quote
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in


@pytest.fixture
def far_off(amina: Member) -> Quote:
    """Amina's, ten times what three others say: held by the rule."""
    for name in ("Eve", "Faith", "Grace"):
        world.quote(world.member(name), "60")
    return world.quote(amina, "600", sure=True)


def test_what_the_rule_holds_waits_on_the_desk(
    far_off: Quote, bakari: Member, group: Group, read: Page
) -> None:
    assert reads.held(group) == [far_off]
    page = read(bakari, "desk", group.slug)
    for words in (
        "600",
        "others: 60",
        "Amina",
        reverse("pricing:ruling", args=[group.slug, far_off.pk]),
    ):
        assert words in page


def test_let_stand_it_counts_and_left_to_the_rule_it_is_held_again(
    far_off: Quote, bakari: Member, group: Group
) -> None:
    rulings.rule(bakari, group, far_off, "kept", "I saw it too: the rains.")
    cell = Cell.objects.get()
    assert (cell.quotes_held, cell.high) == (0, 600)
    rulings.rule(bakari, group, far_off, "", "The rains are over.")
    assert Cell.objects.get().quotes_held == 1
    told = [(one.verb, one.before, one.after, one.reason) for one in Entry.objects.order_by("pk")]
    assert told == [
        ("kept", "rule", "kept", "I saw it too: the rains."),
        ("released", "kept", "rule", "The rains are over."),
    ]


def test_set_aside_it_counts_no_more_and_stays_readable(
    amina: Member, dalia: Member, bakari: Member, group: Group, read: Page
) -> None:
    quote = world.quote(amina, "65")
    world.quote(dalia, "70")
    rulings.rule(bakari, group, quote, "held", "That was a sample.")
    assert Cell.objects.get().middle == 70
    page = read(dalia, "quote", str(quote.pk))
    for words in ("A steward set it aside", "That was a sample.", "Bakari", "set aside"):
        assert words in page
    told = Notice.objects.get(member=amina)
    assert "That was a sample." in told.text
    assert Event.objects.filter(kind="quote.ruled").count() == 1


def test_a_ruling_needs_a_reason_and_twice_is_once(
    amina: Member, bakari: Member, group: Group
) -> None:
    quote = world.quote(amina)
    with pytest.raises(Refusal, match="Say why"):
        rulings.rule(bakari, group, quote, "held", "  ")
    for _turn in range(2):
        rulings.rule(bakari, group, quote, "held", "No.")
    assert Entry.objects.count() == 1


def test_what_was_taken_back_is_not_ruled(amina: Member, bakari: Member, group: Group) -> None:
    quote = world.quote(amina)
    quotes.withdraw(amina, quote)
    with pytest.raises(Refusal, match="taken back"):
        rulings.rule(bakari, group, quote, "held", "No.")
    assert not Entry.objects.filter(verb="held").exists()


def test_by_the_page_with_what_was_typed_kept(
    client: Client, far_off: Quote, bakari: Member, group: Group
) -> None:
    url = reverse("pricing:ruling", args=[group.slug, far_off.pk])
    answer = signed_in(client, bakari).post(url, {"reason": "I saw it too."})
    assert (answer.status_code, "I saw it too." in answer.content.decode()) == (422, True)
    assert client.post(url, {"reason": "I saw it too.", "ruling": "kept"}).status_code == 302
    assert Quote.objects.get(pk=far_off.pk).ruling == "kept"
    assert "Decided" in client.get(reverse("pricing:desk", args=[group.slug])).content.decode()


def test_nobody_rules_on_their_own_word(client: Client, bakari: Member, group: Group) -> None:
    url = reverse("pricing:ruling", args=[group.slug, world.quote(bakari).pk])
    assert signed_in(client, bakari).get(url).status_code == 404


def test_a_report_of_another_board_is_not_on_this_desk(
    client: Client, amina: Member, bakari: Member, group: Group
) -> None:
    quote = world.quote(
        amina, commodity=world.commodity("Gravel"), market=world.market("Thika", "Thika")
    )
    url = reverse("pricing:ruling", args=[group.slug, quote.pk])
    assert signed_in(client, bakari).post(url, {"reason": "x", "ruling": "held"}).status_code == 404


PAGES = ("desk", "items", "desk_goods", "suppliers", "rates")


@pytest.mark.parametrize("name", PAGES)
def test_the_desk_is_for_stewards_alone(
    client: Client, amina: Member, chidi: Member, bakari: Member, group: Group, name: str
) -> None:
    url = reverse(f"pricing:{name}", args=[group.slug])
    assert client.get(url).status_code == 302
    for member in (amina, chidi):
        assert signed_in(client, member).get(url).status_code == 404
    assert signed_in(client, bakari).get(url).status_code == 200


def test_a_steward_who_sells_to_the_group_has_no_desk(
    client: Client, dalia: Member, bakari: Member, group: Group
) -> None:
    group.memberships.filter(member=dalia).update(steward=True)
    world.sells_to(dalia, group, bakari)
    signed_in(client, bakari)
    for name in (*PAGES, "book"):
        assert client.get(reverse(f"pricing:{name}", args=[group.slug])).status_code == 404


def test_disputes_come_to_the_desk_with_their_reasons(
    amina: Member, dalia: Member, wanjiru: Member, bakari: Member, group: Group, read: Page
) -> None:
    quote = world.quote(amina)
    disputes.dispute(dalia, uuid4(), quote, reason="The small bag.")
    disputes.dispute(wanjiru, uuid4(), quote, Decimal(90))
    page = read(bakari, "desk", group.slug)
    assert "2 object" in page
    assert "The small bag." in page


def test_every_member_reads_the_book_page_by_page(
    client: Client, amina: Member, dalia: Member, chidi: Member, bakari: Member, group: Group
) -> None:
    quote = world.quote(amina)
    for turn in range(16):
        rulings.rule(bakari, group, quote, "held" if turn % 2 == 0 else "", f"Reason {turn:02}")
        rulings.rule(bakari, group, quote, "kept", f"Kept {turn:02}")
    url = reverse("pricing:book", args=[group.slug])
    first = signed_in(client, dalia).get(url).content.decode()
    second = client.get(f"{url}?page=2").content.decode()
    assert "Kept 15" in first
    assert "Reason 00" not in first
    assert "Reason 00" in second
    assert signed_in(client, chidi).get(url).status_code == 404


def test_another_groups_steward_cannot_rule_unseen(
    amina: Member, bakari: Member, chidi: Member, group: Group, read: Page
) -> None:
    """Of two groups whose boards show the same line, each reads what the other did to it."""
    other = world.group(by=chidi, name="Eastleigh Cereals")
    quote = world.quote(amina)
    rulings.rule(chidi, other, quote, "held", "We saw less.")
    page = read(amina, "book", group.slug)
    assert "We saw less." in page
    assert "Eastleigh Cereals" in page


def test_the_book_cannot_be_altered(amina: Member, bakari: Member, group: Group) -> None:
    rulings.rule(bakari, group, world.quote(amina), "held", "No.")
    for change in ("UPDATE pricing_entry SET reason = ''", "DELETE FROM pricing_entry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    assert Entry.objects.get().reason == "No."


def test_a_long_desk_asks_no_more_than_a_short_one(
    client: Client, far_off: Quote, dalia: Member, bakari: Member, group: Group,
    django_assert_max_num_queries: Atmost,
) -> None:  # fmt: skip
    for number in range(4):
        other = world.quote(world.member(f"T {number}"), "900", sure=True)
        disputes.dispute(dalia, uuid4(), other, reason="No.")
    url = reverse("pricing:desk", args=[group.slug])
    signed_in(client, bakari)
    with django_assert_max_num_queries(17):
        assert client.get(url).status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(reverse("pricing:book", args=[group.slug])).status_code == 200
