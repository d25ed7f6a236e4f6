"""Daniel's Wednesday: from the board to a round, and from the paid price back to the board."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import time_machine
from django.test import Client
from django.utils import timezone

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.sms.actions.receiving import receive
from community.sms.models import Text
from groups.models import Group
from pricing.actions import closings
from pricing.models import Round
from tests import world
from tests.pricing.conftest import signed_in

BY_TEXT = {2, 5, 11}


class Browser:
    """One person at their phone, without a script."""

    def __init__(self, member: Member) -> None:
        self.client = signed_in(Client(), member)

    def send(self, url: str, **words: str) -> str:
        answer = self.client.post(url, {"key": str(uuid4()), **words})
        assert answer.status_code == 302, answer.content.decode()
        return str(answer.headers["Location"])

    def read(self, url: str) -> str:
        answer = self.client.get(url)
        assert answer.status_code == 200, url
        return answer.content.decode()


def dukas(group: Group) -> list[Member]:
    names = [f"Duka {number}" for number in range(1, 13)]
    return [world.joined(world.member(name), group) for name in names]


def opened(daniel: Browser, group: Group, line: int) -> str:
    """From a line of the board."""
    later = timezone.localtime() + timedelta(days=2)
    words = {"line": str(line), "unit": "bag 90 kg", "threshold": "40", "more_days": "0"}
    words |= {"closes_at": later.strftime("%Y-%m-%dT%H:%M"), "spot": "Smart Duka"}
    day = later + timedelta(days=1)
    return daniel.send(
        f"/groups/{group.slug}/rounds/new/?line={line}", delivery_on=f"{day:%Y-%m-%d}", **words
    )


def quoted(supplier: Browser, round: Round, transport: str, **steps: str) -> None:
    until = f"{timezone.localdate(round.closes_at) + timedelta(days=5):%Y-%m-%d}"
    supplier.send(f"/offers/{round.pk}/", valid_until=until, transport=transport, **steps)


def suppliers(daniel: Browser, round: Round) -> list[Browser]:
    """Two by their handle, one by a phone number nobody has joined with yet."""
    for name in ("Wanjiru", "Hussein"):
        who = world.member(name)
        daniel.send(f"/rounds/{round.pk}/invitations/", who=f"@{who.handle}")
    daniel.send(f"/rounds/{round.pk}/invitations/", who="0712 345 678")
    third = world.joining.join("+254712345678", "Kiprono", "en")
    named = Member.objects.filter(display_name__in=["Wanjiru", "Hussein"]).order_by("pk")
    return [Browser(one) for one in (*named, third)]


def test_the_whole_of_it(bakari: Member, group: Group) -> None:
    members = dukas(group)
    line = world.quote(bakari, "60").cell
    daniel = Browser(bakari)
    url = opened(daniel, group, line.pk)
    round = Round.objects.get()
    pledge_all(members, round)
    assert "46 bags pledged: enough for the 40 needed" in daniel.read(url)
    sealed(daniel, round, url)
    with time_machine.travel(round.closes_at + timedelta(minutes=1), tick=True):
        closings.close_due()
        decided(daniel, members, round, url)
        came(daniel, group, round, url)


def pledge_all(members: list[Member], round: Round) -> None:
    """Twelve dukas, three of them by text alone; the last one will not pay above 5,000."""
    for number, one in enumerate(members):
        limit = "5000" if number == 11 else "5400"
        quantity = "2" if number == 11 else "4"
        if number in BY_TEXT:
            assert f"{quantity} x bag" in texts(one, f"AHIDI {round.pk} {quantity} {limit}")
        else:
            Browser(one).send(f"/rounds/{round.pk}/pledge/", quantity=quantity, limit=limit)


def texts(one: Member, body: str) -> str:
    """What the site answers a phone without data."""
    receive(str(one.phone), body, str(uuid4()))
    return Text.objects.filter(to=one.phone).latest("pk").body


def sealed(daniel: Browser, round: Round, url: str) -> None:
    wanjiru, hussein, kiprono = suppliers(daniel, round)
    before, events = daniel.read(url).count("5,"), Event.objects.count()
    quoted(wanjiru, round, "", least_1="1", price_1="5300", least_2="40", price_2="5150")
    quoted(hussein, round, "9200", least_1="1", price_1="4900")
    quoted(kiprono, round, "", least_1="1", price_1="5250")
    assert (daniel.read(url).count("5,"), Event.objects.count()) == (before, events)


def decided(daniel: Browser, members: list[Member], round: Round, url: str) -> None:
    """Hussein's 4,900 and his lorry land at 5,109; the last duka drops out at that price."""
    assert "Hussein <span" in daniel.read(url).replace("</b>", "")
    assert "You are left out and owe nothing" in Browser(members[11]).read(url)
    for number, one in enumerate(members[:11]):
        if number in BY_TEXT:
            assert "KSh 5,109 each" in texts(one, f"PLEDGE {round.pk} YES")
            continue
        assert "Yes, I take it" in Browser(one).read(url)
        Browser(one).send(f"/rounds/{round.pk}/confirmation/", agreed="yes")
    daniel.send(f"/rounds/{round.pk}/order/")
    told = Notice.objects.filter(kind="round.supplier").latest("pk")
    assert "orders 44 × bag 90 kg of Maize" in told.text


def came(daniel: Browser, group: Group, round: Round, url: str) -> None:
    """44 × (5,400 − 5,109.09…): what the group kept in its pockets."""
    daniel.send(f"/rounds/{round.pk}/delivery/", quantity="44", total="224800")
    html = daniel.read(url)
    assert "saved together" in html
    assert saving(html) == "KSh 12,800"
    assert "group order" in daniel.read(f"/groups/{group.slug}/board/")


def saving(html: str) -> Any:
    before = html.split("</span> saved together")[0]
    return before.rsplit('"big">', 1)[1]
