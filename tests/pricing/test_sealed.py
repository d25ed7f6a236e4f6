"""What suppliers quote leaks through no door before the close, and pledges never to them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.live.models import Event, Topic
from community.members.models import Member
from community.notices.models import Notice
from groups.models import Group
from pricing.actions import closings, invitations, offers
from pricing.models import Offer, Round
from pricing.rounds import access, fragments
from tests import world
from tests.pricing.conftest import signed_in


@pytest.fixture
def round(bakari: Member, amina: Member, group: Group) -> Round:
    round = world.round_for(bakari, group, "10", more_days=0)
    world.pledge(amina, round, "12", "6000")
    return round


def pages(round: Round, *readers: Member) -> list[str]:
    """Every page of the round, as each of these reads it."""
    names = [("round", round.pk), ("rounds", round.group.slug), ("board", round.group.slug)]
    found = []
    for reader in readers:
        client = signed_in(Client(), reader)
        for name, key in names:
            html = client.get(reverse(f"pricing:{name}", args=[key])).content.decode()
            found.append(without_keys(html))
    return found


def without_keys(html: str) -> str:
    return re.sub(r'name="(csrfmiddlewaretoken|key)" value="[^"]*"', "", html)


def test_a_quote_changes_no_byte_that_others_read(
    round: Round, amina: Member, bakari: Member, dalia: Member, chidi: Member, wanjiru: Member
) -> None:
    """Of members, stewards, or another supplier: whether one, two or none have quoted."""
    for supplier in (chidi, wanjiru):
        invitations.invite(bakari, round, supplier.handle)
    readers = (amina, bakari, dalia)
    before, rival = pages(round, *readers), offer_page(round, wanjiru)
    state = counted()
    quote = world.offer(chidi, round, ("1", "4321"), transport="765")
    assert pages(round, *readers) == before
    assert offer_page(round, wanjiru) == rival
    offers.withdraw(chidi, quote.invitation)
    assert pages(round, *readers) == before
    assert counted() == state


def offer_page(round: Round, supplier: Member) -> str:
    url = reverse("pricing:offer", args=[round.pk])
    return without_keys(signed_in(Client(), supplier).get(url).content.decode())


def counted() -> list[Any]:
    heads = list(Topic.objects.order_by("name").values_list("name", "head"))
    return [heads, Event.objects.count(), Notice.objects.count()]


def test_after_the_close_all_see_them_but_the_rival(
    round: Round, amina: Member, bakari: Member, chidi: Member, wanjiru: Member
) -> None:
    world.offer(chidi, round, ("1", "4321"))
    world.offer(wanjiru, round, ("1", "4567"))
    Round.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    closings.close_due()
    for page in pages(round, amina, bakari)[::3]:
        assert "4,321" in page
        assert "4,567" in page
    assert "4,321" not in offer_page(round, wanjiru)
    assert "4,567" not in offer_page(round, chidi)


def test_a_supplier_sees_no_pledge_at_any_time(
    round: Round, amina: Member, chidi: Member, client: Client
) -> None:
    world.offer(chidi, round, ("1", "5000"))
    for _moment in ("open", "closed"):
        html = offer_page(round, chidi)
        for secret in ("Amina", "6,000", "6000", ">12<"):
            assert secret not in html
        assert signed_in(client, chidi).get(f"/rounds/{round.pk}/").status_code == 404
        Round.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
        closings.close_due()
    told = Notice.objects.filter(member=chidi).values_list("text", flat=True)
    assert not [text for text in told if "12" in text or "6,000" in text]


def test_a_supplier_inside_the_group_is_kept_apart_too(
    round: Round, wanjiru: Member, client: Client
) -> None:
    """A member of the group who quotes neither reads nor watches the round, nor pledges in it."""
    assert access.may_watch(wanjiru, round.pk)
    world.offer(wanjiru, round, ("1", "5000"))
    assert not access.may_watch(wanjiru, round.pk)
    signed_in(client, wanjiru)
    assert client.get(f"/rounds/{round.pk}/").status_code == 404
    assert client.post(f"/rounds/{round.pk}/pledge/").status_code == 404
    board = client.get(f"/groups/{round.group.slug}/board/").content.decode()
    assert f"/rounds/{round.pk}/" not in board


def test_no_quote_is_read_or_withdrawn_by_another(
    round: Round, chidi: Member, amina: Member, bakari: Member, client: Client
) -> None:
    world.offer(chidi, round, ("1", "5000"))
    for other in (amina, bakari, world.member("Otieno")):
        signed_in(client, other)
        assert client.get(f"/offers/{round.pk}/").status_code == 404
        assert client.post(f"/offers/{round.pk}/withdrawal/").status_code == 404
    assert Offer.objects.standing().exists()


def test_the_progress_is_the_same_for_every_reader(
    round: Round, chidi: Member, amina: Member
) -> None:
    world.offer(chidi, round, ("1", "4321"))
    events = list(Event.objects.filter(topic=round.topic))
    drawn = fragments.draw(events)
    assert len(set(drawn)) == 1
    assert "12 bags pledged: enough for the 10 needed" in drawn[0]
    for secret in ("4321", "4,321", "Amina", "Chidi", "data-by"):
        assert secret not in drawn[0]
    assert not [event for event in events if event.kind == "round.pledged" and event.actor_id]


def test_only_buyers_watch_the_progress(
    round: Round, amina: Member, bakari: Member, chidi: Member
) -> None:
    assert access.may_watch(amina, round.pk)
    assert access.may_watch(bakari, round.pk)
    assert not access.may_watch(chidi, round.pk)
    amina.memberships.all().delete()
    assert not access.may_watch(amina, round.pk)
