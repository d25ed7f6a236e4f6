"""New goods: proposed, reported at once, let in, refused, merged and parted again."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import boards, items, mergers, quotes
from pricing.desk import items as desk
from pricing.models import Cell, Commodity, Entry, Quote, Unit
from tests import world
from tests.pricing.conftest import Page, signed_in


@pytest.fixture
def omena(amina: Member, group: Group) -> Commodity:
    world.commodity()
    world.market()
    return items.propose(amina, group, "Omena kavu", "kg")


def test_amina_reports_what_nobody_has_named_and_others_see_nothing_of_it(
    client: Client, omena: Commodity, amina: Member, dalia: Member, group: Group, read: Page
) -> None:
    quote = world.quote(amina, "300", commodity=omena)
    assert Cell.objects.get().middle == 300
    assert "Omena" in read(amina, "quote", str(quote.pk))
    for name, args in (("board", [group.slug]), ("goods", []), ("quote_new", [group.slug])):
        assert "Omena" not in read(dalia, name, *args)
    signed_in(client, dalia)
    assert client.get(reverse("pricing:quote", args=[quote.pk])).status_code == 404
    assert client.get(reverse("pricing:compare", args=[omena.slug])).status_code == 404


def test_by_the_page_the_nearest_are_offered_first(
    client: Client, amina: Member, group: Group
) -> None:
    world.commodity("Maize")
    world.market()
    url = reverse("pricing:item_new", args=[group.slug])
    words = {"name": "Maizze flor", "base": "kg"}
    answer = signed_in(client, amina).post(url, words)
    assert (answer.status_code, "Maize" in answer.content.decode()) == (422, True)
    answer = client.post(url, words | {"sure": "on"})
    item = Commodity.everything.get(proposed_in=group)
    page = client.get(answer.headers["Location"]).content.decode()
    assert f'<option value="{item.slug}" selected' in page
    words = {"key": str(uuid4()), "commodity": item.slug, "price": "80", "quantity": "1"}
    words |= {"unit": "kg", "market": "wakulima", "kind": "retail", "currency": "KES"}
    words["seen_at"] = str(Entry.objects.get().made_at.date())
    assert client.post(reverse("pricing:quote_new", args=[group.slug]), words).status_code == 302
    assert Quote.objects.get().cell.commodity == item


def test_twice_is_once_and_a_known_name_is_no_new_one(
    omena: Commodity, amina: Member, dalia: Member, group: Group
) -> None:
    assert items.propose(amina, group, "Omena kavu", "kg") == omena
    assert items.propose(dalia, group, "Omena kavu", "kg") == omena
    assert Entry.objects.filter(verb="proposed").count() == 2
    assert list(desk.own(dalia, group)) == [omena]
    with pytest.raises(Refusal, match="already"):
        items.propose(amina, group, "maize", "kg")
    with pytest.raises(Refusal, match="counted in"):
        items.propose(amina, group, "Something", "furlong", sure=True)
    assert Commodity.everything.filter(proposed_in=group).count() == 1


def test_let_in_it_stands_on_the_board_with_what_was_reported(
    omena: Commodity, amina: Member, bakari: Member, dalia: Member, group: Group, read: Page
) -> None:
    world.quote(amina, "300", commodity=omena)
    items.admit(bakari, group, omena)
    items.admit(bakari, group, omena)
    assert "Omena" in read(dalia, "board", group.slug)
    assert Entry.objects.filter(verb="admitted").count() == 1
    assert "on the board" in Notice.objects.get(member=amina).text


def test_a_chosen_board_takes_it_up(
    omena: Commodity, amina: Member, bakari: Member, group: Group, read: Page
) -> None:
    boards.choose(bakari, group, [world.commodity()], [world.market()])
    world.quote(amina, "300", commodity=omena)
    items.admit(bakari, group, omena)
    assert "Omena" in read(amina, "board", group.slug)


def test_refused_it_is_offered_no_more_until_it_is_let_in(
    omena: Commodity, amina: Member, bakari: Member, group: Group
) -> None:
    with pytest.raises(Refusal):
        items.refuse(bakari, group, omena, "")
    items.refuse(bakari, group, omena, "No goods.")
    assert list(desk.own(amina, group)) == []
    assert "No goods." in Notice.objects.get(member=amina).text
    items.admit(bakari, group, omena)
    items.refuse(bakari, group, omena, "A slip of mine.")
    assert not Commodity.objects.filter(pk=omena.pk).exists()


def test_what_another_board_took_up_is_not_taken_off(
    omena: Commodity, bakari: Member, chidi: Member, group: Group
) -> None:
    items.admit(bakari, group, omena)
    other = world.group(by=chidi, name="Eastleigh Cereals")
    boards.choose(chidi, other, [omena], [world.market()])
    with pytest.raises(Refusal, match="Another group"):
        items.refuse(bakari, group, omena, "No.")
    assert Commodity.objects.filter(pk=omena.pk).exists()


def test_merged_its_prices_move_with_their_factor_and_go_back_when_parted(
    omena: Commodity, amina: Member, dalia: Member, bakari: Member, group: Group
) -> None:
    dagaa = world.commodity("Dagaa")
    Unit.objects.create(commodity=omena, name="debe", factor=7, base="kg")
    moved = world.quote(amina, "2100", commodity=omena, unit="debe")
    world.quote(dalia, "320", commodity=dagaa)
    mergers.merge(bakari, group, omena, dagaa, "The same fish.")
    moved.refresh_from_db()
    assert (moved.cell.commodity, moved.factor, moved.per_base) == (dagaa, 7, 300)
    assert figures() == {"Dagaa": (2, 310), "Omena kavu": (0, None)}
    late = world.quote(world.member("Eve"), "330", commodity=dagaa)
    mergers.undo(bakari, group, omena)
    mergers.undo(bakari, group, omena)
    moved.refresh_from_db()
    late.refresh_from_db()
    assert (moved.cell.commodity, late.cell.commodity) == (omena, dagaa)
    assert figures() == {"Dagaa": (2, 325), "Omena kavu": (1, 300)}
    assert Commodity.everything.get(pk=omena.pk).is_pending
    assert Entry.objects.filter(verb="unmerged", quote=None).count() == 1


def figures() -> dict[str, Any]:
    rows = Cell.objects.select_related("commodity")
    return {str(cell.commodity): (cell.people, cell.middle) for cell in rows}


def test_who_watched_the_one_watches_the_other(
    omena: Commodity, amina: Member, bakari: Member, group: Group
) -> None:
    dagaa = world.commodity("Dagaa")
    items.admit(bakari, group, omena)
    watch = world.watch(amina, world.quote(amina, "300", commodity=omena).cell)
    mergers.merge(bakari, group, omena, dagaa, "The same fish.")
    watch.refresh_from_db()
    assert (watch.cell.commodity, watch.cell.middle) == (dagaa, 300)


def test_into_itself_or_what_is_not_in_use_is_refused(
    omena: Commodity, bakari: Member, amina: Member, group: Group
) -> None:
    other = items.propose(amina, group, "Fulu", "kg", sure=True)
    for into in (omena, other):
        with pytest.raises(Refusal, match="Choose other goods"):
            mergers.merge(bakari, group, omena, into, "Why not.")
    assert not Entry.objects.filter(verb="merged").exists()


def test_only_goods_of_the_own_group_are_decided(
    client: Client, omena: Commodity, chidi: Member
) -> None:
    other = world.group(by=chidi, name="Eastleigh Cereals")
    signed_in(client, chidi)
    for item in (omena, world.commodity()):
        url = reverse("pricing:item", args=[other.slug, item.pk])
        assert client.get(url).status_code == 404
        assert client.post(url, {"decision": "admit"}).status_code == 404


def test_by_the_pages_of_the_desk(
    client: Client, omena: Commodity, amina: Member, bakari: Member, group: Group
) -> None:
    dagaa = world.commodity("Dagaa")
    quote = world.quote(amina, "300", commodity=omena)
    url = reverse("pricing:item", args=[group.slug, omena.pk])
    assert (
        url
        in signed_in(client, bakari)
        .get(reverse("pricing:items", args=[group.slug]))
        .content.decode()
    )
    assert client.post(url, {"decision": "merge", "reason": "Same."}).status_code == 422
    words = {"decision": "merge", "into": dagaa.slug, "reason": "Same."}
    assert client.post(url, words).status_code == 302
    quote.refresh_from_db()
    assert quote.cell.commodity == dagaa
    assert "Undo the merge" in client.get(url).content.decode()
    assert (
        client.post(reverse("pricing:item_parting", args=[group.slug, omena.pk])).status_code == 302
    )
    quote.refresh_from_db()
    assert quote.cell.commodity == omena


def test_a_quote_merged_away_tells_so_on_its_page(
    omena: Commodity, amina: Member, bakari: Member, group: Group, read: Page
) -> None:
    quote = world.quote(amina, "300", commodity=omena)
    mergers.merge(bakari, group, omena, world.commodity("Dagaa"), "The same fish.")
    quotes.withdraw(amina, Quote.objects.select_related("cell").get(pk=quote.pk))
    page = read(amina, "quote", str(quote.pk))
    for words in ("merged", "Omena kavu", "Dagaa", "Taken back"):
        assert words in page
