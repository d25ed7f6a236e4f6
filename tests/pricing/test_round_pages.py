"""The pages of a round, each to its own side."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing.actions import closings
from pricing.models import Offer, Order, Pledge, Round, Supplier
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in


@pytest.fixture
def round(bakari: Member, group: Group) -> Round:
    return world.round_for(bakari, group, "40")


Post = Callable[..., Any]


@pytest.fixture
def post(client: Client) -> Post:
    def sent(by: Member, name: str, round: Round, status: int = 302, **words: str) -> Any:
        url = reverse(f"pricing:{name}", args=[round.pk])
        answer = signed_in(client, by).post(url, {"key": str(uuid4()), **words})
        assert answer.status_code == status, answer.content.decode()
        return answer

    return sent


def closed(round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(
        closes_at=timezone.now() - timedelta(seconds=1), more_days=0
    )
    closings.close_due()


def test_a_round_tells_how_far_it_is(round: Round, amina: Member, read: Page) -> None:
    world.pledge(amina, round, "23")
    html = read(amina, "round", str(round.pk))
    assert "23 of 40 bags pledged, 17 to go" in html
    assert "3 days left" in html
    assert "Your pledge" in html


def test_a_round_is_opened_from_a_line_of_the_board(
    client: Client, bakari: Member, group: Group, read: Page
) -> None:
    cell = world.quote(bakari, "60").cell
    link = f"{reverse('pricing:round_new', args=[group.slug])}?line={cell.pk}"
    assert link in read(bakari, "history", "maize", "wakulima")
    assert "kg" in read(bakari, "round_new", group.slug, query=f"?line={cell.pk}")
    later = timezone.localtime() + timedelta(days=3)
    words = {"key": str(uuid4()), "line": str(cell.pk), "unit": "bag 90 kg", "threshold": "40"}
    words |= {"closes_at": later.strftime("%Y-%m-%dT%H:%M"), "delivery_on": f"{later:%Y-%m-%d}"}
    words |= {"more_days": "2", "spot": "Weighbridge"}
    answer = client.post(link, words)
    made = Round.objects.get()
    assert answer.url == f"/rounds/{made.pk}/"
    assert (made.threshold, made.spot, made.more_days) == (40, "Weighbridge", 2)
    again = client.post(link, words | {"key": str(uuid4()), "spot": "Kept as typed"})
    assert again.status_code == 422
    assert "is open until" in again.content.decode()
    assert "Kept as typed" in again.content.decode()


def test_the_board_leads_to_what_is_bought_together(
    round: Round, amina: Member, group: Group, read: Page
) -> None:
    html = read(amina, "board", group.slug)
    assert f"/rounds/{round.pk}/" in html
    assert reverse("pricing:rounds", args=[group.slug]) in html
    assert f"/rounds/{round.pk}/" in read(amina, "rounds", group.slug)


def test_an_empty_list_says_what_to_do(
    amina: Member, bakari: Member, group: Group, read: Page
) -> None:
    assert "When a steward opens one" in read(amina, "rounds", group.slug)
    assert "Choose a line of the board" in read(bakari, "rounds", group.slug)


def test_from_pledge_to_delivery_by_forms(
    round: Round, bakari: Member, amina: Member, chidi: Member, read: Page, post: Post
) -> None:
    post(amina, "pledge", round, quantity="45", limit="5,500")
    post(bakari, "round_invitations", round, who=f"@{chidi.handle}")
    until = str(timezone.localdate(round.closes_at))
    words = {"least_1": "1", "price_1": "5300", "least_2": "40", "price_2": "5,100"}
    post(chidi, "offer", round, valid_until=until, transport="4500", **words)
    assert "Send it sealed" in read(chidi, "offer", str(round.pk))
    closed(round)
    assert "Your quote is chosen" in read(chidi, "offer", str(round.pk))
    html = read(amina, "round", str(round.pk))
    assert "45 × KSh 5,200 = KSh 234,000" in html
    post(amina, "round_confirmation", round, agreed="yes")
    post(bakari, "round_order", round)
    assert "KSh 234,000 in all." in read(chidi, "offer", str(round.pk))
    post(bakari, "round_delivery", round, quantity="45", total="234000")
    html = read(amina, "round", str(round.pk))
    assert "KSh 9,000</span> saved together" in html
    assert "45 × (5,400 on the board − 5,200)" in html


def test_what_was_typed_is_kept_beside_the_reason(
    round: Round, amina: Member, bakari: Member, post: Post
) -> None:
    html = post(amina, "pledge", round, 422, quantity="-4", limit="5500").content.decode()
    assert 'value="-4"' in html
    html = post(bakari, "round_invitations", round, 422, who="@nobody").content.decode()
    assert "Nobody here has that handle." in html
    assert not Pledge.objects.exists()


def test_a_late_pledge_is_refused_with_a_page(round: Round, amina: Member, post: Post) -> None:
    Round.objects.update(closes_at=timezone.now())
    post(amina, "pledge", round, 422, quantity="4", limit="5500")
    assert not Pledge.objects.exists()


def test_half_a_price_is_asked_back(
    round: Round, bakari: Member, chidi: Member, post: Post
) -> None:
    post(bakari, "round_invitations", round, who=chidi.handle)
    until = str(timezone.localdate(round.closes_at))
    html = post(chidi, "offer", round, 422, least_1="1", valid_until=until).content.decode()
    assert "Write both" in html
    assert not Offer.objects.exists()


def test_only_a_steward_does_what_stewards_do(round: Round, amina: Member, post: Post) -> None:
    for name in ("round_invitations", "round_order", "round_delivery", "round_cancellation"):
        post(amina, name, round, 404)
    assert not Order.objects.exists()


DOORS = ["round", "pledge", "pledge_withdrawal", "round_invitations", "round_confirmation"]
DOORS += ["round_order", "round_delivery", "round_cancellation", "offer", "offer_withdrawal"]


@pytest.mark.parametrize("name", DOORS)
def test_a_stranger_finds_no_door(round: Round, chidi: Member, client: Client, name: str) -> None:
    url = reverse(f"pricing:{name}", args=[round.pk])
    signed_in(client, chidi)
    answers = [client.get(url).status_code, client.post(url, {"key": uuid4()}).status_code]
    assert set(answers) <= {404, 405}
    assert 404 in answers


@pytest.mark.parametrize("name", ["rounds", "round_new"])
def test_a_stranger_and_a_supplier_of_the_group_see_no_rounds(
    group: Group, chidi: Member, wanjiru: Member, bakari: Member, client: Client, name: str
) -> None:
    Supplier.objects.create(group=group, member=wanjiru, by=bakari)
    for one in (chidi, wanjiru):
        url = reverse(f"pricing:{name}", args=[group.slug])
        assert signed_in(client, one).get(url).status_code == 404


def test_a_round_asks_the_database_the_same_however_many_pledged(
    round: Round,
    client: Client,
    bakari: Member,
    group: Group,
    django_assert_max_num_queries: Atmost,
) -> None:
    for number in range(6):
        one = world.joined(world.member(f"Member {number}"), group)
        world.pledge(one, round, "8", "6000")
        world.offer(world.member(f"Seller {number}"), round, ("1", f"{5000 + number}"))
    signed_in(client, bakari)
    with django_assert_max_num_queries(22):
        client.get(reverse("pricing:round", args=[round.pk]))
    closed(round)
    with django_assert_max_num_queries(26):
        client.get(reverse("pricing:round", args=[round.pk]))


def test_a_weekly_round_is_opened_once_more(
    round: Round, bakari: Member, group: Group, read: Page
) -> None:
    closed(round)
    html = read(bakari, "round_new", group.slug, query=f"?again={round.pk}")
    assert 'value="40"' in html
    assert 'value="bag 90 kg"' in html
    for odd in ("x", "9" * 40, "0"):
        read(bakari, "round_new", group.slug, query=f"?again={odd}&line={odd}")
