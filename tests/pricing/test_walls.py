"""Who sells to a group sees no single purchase of it, and no pledge, behind any door.

A door that is not named here fails the last test: add it to one of the lists.
"""

from collections.abc import Callable
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from ninja.operation import PathView

from community.front.reads import home
from community.live.models import Event
from community.members import bearer
from community.members.models import Member
from community.sms.read import split
from community.topics import STREAMS
from groups.models import Group
from pricing import access, catch_up, keywords, outside, reads, watching
from pricing.actions import invitations, rounds, watches
from pricing.api import router
from pricing.desk import access as desk
from pricing.models import Cell, Quote
from pricing.urls import urlpatterns
from tests import world
from tests.pricing.conftest import signed_in

PRICE, LIMIT = "64.37", "6123"


class Scene:
    """Amina paid 64.37 and pledged at most 6,123; Wanjiru sells to the group."""

    def __init__(self, amina: Member, bakari: Member, wanjiru: Member, group: Group) -> None:
        self.group, self.amina, self.wanjiru = group, amina, wanjiru
        self.round = world.round_for(bakari, group)
        world.pledge(amina, self.round, "7", LIMIT)
        self.quote = world.quote(amina, PRICE, sure=True)
        self.cell = Cell.objects.get(pk=self.quote.cell_id)
        world.board(group)


@pytest.fixture
def bare(amina: Member, bakari: Member, wanjiru: Member, group: Group) -> Scene:
    """Before anybody says that Wanjiru sells."""
    return Scene(amina, bakari, wanjiru, group)


@pytest.fixture(params=["named by the steward", "asked for a quote"])
def scene(bare: Scene, bakari: Member, request: pytest.FixtureRequest) -> Scene:
    if request.param == "asked for a quote":
        world.asked(bare.wanjiru, bare.round)
    else:
        world.sells_to(bakari, bare.group, bare.wanjiru)
    return bare


Door = Callable[[Scene], str]


def page(name: str, *take: Callable[[Scene], object]) -> Door:
    return lambda scene: reverse(f"pricing:{name}", args=[one(scene) for one in take])


def group(scene: Scene) -> str:
    return scene.group.slug


def quote(scene: Scene) -> int:
    return scene.quote.pk


def round(scene: Scene) -> int:
    return scene.round.pk


def cell(scene: Scene) -> int:
    return scene.cell.pk


def maize(scene: Scene) -> str:
    return "maize"


PAGES: dict[str, Door] = {
    "board": page("board", group),
    "board_csv": page("board_csv", group),
    "book": page("book", group),
    "desk": page("desk", group),
    "quote": page("quote", quote),
    "dispute": page("dispute", quote),
    "correction": page("correction", quote),
    "quote_new": page("quote_new", group),
    "rounds": page("rounds", group),
    "round": page("round", round),
    "round_new": page("round_new", group),
    "fares": page("fares", group),
    "watch_new": page("watch_new", cell),
    "compare": page("compare", maize),
    "history": page("history", maize, lambda scene: "wakulima"),
    "open_table": page("open_table", maize),
    "market": page("market", lambda scene: "wakulima"),
    "goods": page("goods"),
    "offers": page("offers"),
    "purchase_of_quote": page("purchase_of_quote", quote),
    "purchases": page("purchases"),
    "purchases_csv": page("purchases_csv"),
    "baskets": page("baskets"),
    "watches": page("watches"),
}
# What only a stewards' desk, one's own things, a signed link or a sealed side is behind.
OWN = {"choice", "item_new", "ruling", "desk_correction", "items", "item", "item_parting"}
OWN |= {"desk_goods", "desk_good", "unit_set", "unit_end", "suppliers", "supplier_end", "rates"}
OWN |= {"quote_from", "fare_withdrawal", "offer", "offer_withdrawal", "payment", "basket"}
OWN |= {"basket_dropping", "basket_put", "line_removal", "purchase_new", "purchase_removal"}
OWN |= {"watch_stop", "card_make", "card", "card_picture", "withdrawal", "dispute_withdrawal"}
OWN |= {"round_invitations", "round_order", "round_delivery", "round_cancellation"}
OWN |= {"purchase_omission"}
TO_POST: dict[str, Door] = {
    "confirmation": page("confirmation", quote),
    "pledge": page("pledge", round),
    "pledge_withdrawal": page("pledge_withdrawal", round),
    "round_confirmation": page("round_confirmation", round),
}
API: dict[str, Door] = {
    "board": lambda scene: f"/api/v1/board?group={scene.group.slug}",
    "compare": lambda scene: "/api/v1/compare?commodity=maize&kind=retail",
    "open": lambda scene: "/api/v1/open/prices?commodity=maize",
    "costs": lambda scene: (
        "/api/v1/costs?commodity=maize&quantity=1&unit=kg&place=nairobi&kind=retail"
    ),
    "rounds": lambda scene: f"/api/v1/groups/{scene.group.slug}/rounds",
    "round": lambda scene: f"/api/v1/rounds/{scene.round.pk}",
    "watches": lambda scene: "/api/v1/watches",
    "search": lambda scene: "/search/?q=maize+wakulima",
    "board events": lambda scene: f"/live/board.{scene.group.pk}/events?after=0",
    "round events": lambda scene: f"/live/round.{scene.round.pk}/events?after=0",
}


def hidden(text: str) -> bool:
    return not any(word in text for word in (PRICE, "6,123", LIMIT))


@pytest.mark.parametrize("door", [*PAGES, *API])
def test_a_supplier_reads_no_purchase_and_no_pledge_behind_any_door(
    client: Client, scene: Scene, door: str
) -> None:
    url = (PAGES | API)[door](scene)
    head = {"Authorization": f"Bearer {bearer.issue(scene.wanjiru)}"}
    answer = signed_in(client, scene.wanjiru).get(url, headers=head, follow=True)
    assert answer.status_code in {200, 404, 405}
    assert hidden(answer.content.decode())


@pytest.mark.parametrize("door", ["board", "history", "quote"])
def test_who_buys_there_reads_it(client: Client, scene: Scene, door: str) -> None:
    answer = signed_in(client, scene.amina).get(PAGES[door](scene))
    assert PRICE in answer.content.decode()


@pytest.mark.parametrize("door", TO_POST)
def test_a_supplier_acts_on_no_purchase_and_no_pledge(
    client: Client, scene: Scene, door: str
) -> None:
    before = Quote.objects.count(), Event.objects.count()
    sent = {"key": "0b6f0a52-9f0e-4d0e-8d3e-1c5d4f1e2a3b", "quantity": "1", "limit": "1"}
    answer = signed_in(client, scene.wanjiru).post(TO_POST[door](scene), sent)
    assert answer.status_code == 404
    assert (Quote.objects.count(), Event.objects.count()) == before


@pytest.mark.parametrize("word", ["board", "round"])
def test_a_supplier_watches_no_board_and_no_round(scene: Scene, word: str) -> None:
    about = {"board": scene.group.pk, "round": scene.round.pk}[word]
    assert STREAMS[word].may_watch(scene.amina, about)
    assert not STREAMS[word].may_watch(scene.wanjiru, about)


def test_nothing_is_told_to_a_supplier_by_text_search_home_or_notice(scene: Scene) -> None:
    wanjiru, phone = scene.wanjiru, scene.wanjiru.phone
    assert phone
    told = [keywords.price(split(phone, "PRICE maize wakulima", "1"))]
    told += [hit.snippet for hit in reads.search(wanjiru, "maize wakulima")]
    told += [str(item) for item in catch_up.catch_up(wanjiru, scene.quote.made_at)]
    told += [str(cell.middle) for cell in home.prices.moves(wanjiru)]
    told += [notice.text for notice in wanjiru.notices.all()]
    assert hidden("\n".join(map(str, told)))


def test_a_watch_is_no_way_round_the_wall(scene: Scene) -> None:
    """It would tell by trying: below 65? below 64.40? below 64.36?"""
    watch = watches.begin(scene.wanjiru, uuid4(), scene.cell, moved=Decimal(1))
    watching.look(scene.cell.pk)
    assert not watch.alerts.exists()


def test_selling_to_one_group_is_selling_wherever_its_prices_stand(
    scene: Scene, dalia: Member
) -> None:
    """Who joins another group that watches the same prices sees them no better."""
    other = world.group(by=dalia, name="Second Group")
    world.joined(scene.wanjiru, other)
    assert outside.is_inside(dalia, scene.cell)
    assert not outside.is_inside(scene.wanjiru, scene.cell)


def test_what_an_asked_supplier_says_is_an_offer_and_no_purchase(scene: Scene) -> None:
    assert world.quote(scene.wanjiru, "61", kind="wholesale").cell.kind == "supplier"
    assert world.quote(scene.amina, "65", kind="wholesale").cell.kind == "wholesale"


def sees(member: Member, scene: Scene) -> bool:
    """By the pages, by the live board and on the board's own page alike."""
    doors = {
        outside.is_inside(member, scene.cell),
        access.may_watch(member, scene.group.pk),
        desk.reads_reports(member, [scene.group.pk]),
    }
    assert len(doors) == 1
    return doors.pop()


def test_who_was_asked_and_quoted_nothing_is_a_member_again_when_the_round_is_over(
    bare: Scene, bakari: Member
) -> None:
    assert sees(bare.wanjiru, bare)
    world.asked(bare.wanjiru, bare.round)
    assert not sees(bare.wanjiru, bare)
    rounds.call_off(bakari, bare.round, uuid4(), "The lorry is broken")
    assert sees(bare.wanjiru, bare)


def test_who_quoted_sells_after_the_round_too(bare: Scene, bakari: Member) -> None:
    world.asked(bare.wanjiru, bare.round)
    world.offer(bare.wanjiru, bare.round, ("1", "5500"))
    rounds.call_off(bakari, bare.round, uuid4(), "The lorry is broken")
    assert not sees(bare.wanjiru, bare)


def test_who_was_asked_by_the_number_that_is_theirs_is_asked(bare: Scene, bakari: Member) -> None:
    assert bare.wanjiru.phone
    invitations.invite(bakari, bare.round, bare.wanjiru.phone)
    assert not sees(bare.wanjiru, bare)
    assert sees(bare.amina, bare)


def test_who_pledged_there_stays_a_buyer_and_is_told_apart_by_nobody(
    bare: Scene, bakari: Member
) -> None:
    world.asked(bare.amina, bare.round)
    assert sees(bare.amina, bare)
    assert world.quote(bare.amina, "65", kind="wholesale").cell.kind == "wholesale"


def test_a_stranger_takes_the_board_from_nobody_by_asking_them(bare: Scene, chidi: Member) -> None:
    """Anybody may open a group, and ask whom they like."""
    own = world.group(by=chidi, name="Chidi Cereals")
    world.board(own)
    world.asked(bare.wanjiru, world.round_for(chidi, own))
    assert sees(bare.wanjiru, bare)


def test_every_door_of_the_room_is_in_a_list() -> None:
    names = {str(one.name) for one in urlpatterns}
    assert names == set(PAGES) | set(TO_POST) | OWN


def test_every_door_of_the_api_that_reads_others_prices_is_in_a_list() -> None:
    """Those of one's own things are tested with them."""
    own = {
        "baskets",
        "lists",
        "purchases",
        "fares",
        "payment",
        "offers",
        "quotes",
        "commodities",
        "markets",
    }
    paths = {path for one in router._routers for path in operations(one[1].path_operations)}
    firsts = {path.strip("/").split("/")[0] for path in paths}
    assert firsts - own <= {"board", "compare", "open", "costs", "groups", "rounds", "watches"}


def operations(paths: dict[str, PathView]) -> list[str]:
    return [
        path for path, view in paths.items() if any("GET" in o.methods for o in view.operations)
    ]
