"""What is due by text: owed with the notice, claimed once, gathered, within the member's number."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from time_machine import Traveller, travel

from community.members.models import Member
from community.notices.actions import readings
from community.notices.actions.preferences import arrange
from community.notices.deliver import claimed, forget, send_due, send_text
from community.notices.matters import Way
from community.notices.models import Delivery, Notice
from community.notices.tell import take_back, tell
from community.sms.budgets import within
from community.sms.models import Stop, Text
from tests.front.pages import page
from tests.groups.test_at_once import at_once

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=ZoneInfo("Africa/Nairobi"))
BY_TEXT: dict[str, Any] = {
    "quiet_from": time(21, 0),
    "quiet_until": time(6, 30),
    "digest_at": time(6, 30),
    "texts_a_day": 3,
    "mention": "text",
}


@pytest.fixture
def noon() -> Iterator[Traveller]:
    with travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def hers(amina: Member, noon: Traveller) -> Member:
    """Amina, who wants her name by text."""
    arrange(amina, **BY_TEXT)
    return amina


@transaction.atomic
def leave(member: Member, text: str = "Bakari named you", url: str = "/messages/7/") -> Notice:
    tell([member], "group.mention", text=text, url=url)
    return Notice.objects.latest("pk")


def sent() -> list[str]:
    return list(Text.objects.order_by("pk").values_list("body", flat=True))


def moments_later(clock: Traveller, **more: int) -> None:
    clock.shift(timedelta(**(more or {"seconds": 31})))
    send_due()


def test_nobody_is_texted_who_did_not_choose_it(amina: Member, noon: Traveller) -> None:
    leave(amina)
    moments_later(noon)
    assert sent() == []
    assert not Delivery.objects.exists()


def test_what_is_wanted_by_text_is_texted_once(hers: Member, noon: Traveller) -> None:
    leave(hers)
    for _ in range(3):
        moments_later(noon)
    assert sent() == ["Sokoni: Bakari named you"]
    assert Text.objects.get().to == hers.phone


def test_other_matters_are_not(hers: Member, noon: Traveller) -> None:
    tell([hers], "price.watched", text="Maize 58", url="/prices/maize/")
    moments_later(noon)
    assert sent() == []


def test_a_notice_that_is_rolled_back_is_owed_to_nobody(hers: Member, noon: Traveller) -> None:
    with suppress(ZeroDivisionError), transaction.atomic():
        leave(hers)
        raise ZeroDivisionError
    moments_later(noon)
    assert sent() == []


def test_what_comes_together_goes_out_together(hers: Member, noon: Traveller) -> None:
    for words in ("Bakari named you", "Dalia named you", "Wanjiru named you"):
        leave(hers, words)
    moments_later(noon)
    assert sent() == ["Sokoni: Wanjiru named you - 2 notices more"]


def test_who_read_it_on_the_page_is_not_called_again(hers: Member, noon: Traveller) -> None:
    readings.read(hers, leave(hers))
    moments_later(noon)
    assert sent() == []


def test_what_was_taken_back_is_not_sent(hers: Member, bakari: Member, noon: Traveller) -> None:
    leave(hers)
    take_back({"group.mention"}, {"/messages/7/"}, by=bakari)
    moments_later(noon)
    assert sent() == []


def test_who_changed_their_mind_meanwhile_is_not_texted(hers: Member, noon: Traveller) -> None:
    leave(hers)
    arrange(hers, **{**BY_TEXT, "mention": "page"})
    moments_later(noon)
    assert sent() == []


def test_the_night_goes_out_once_gathered_when_it_ends(hers: Member, noon: Traveller) -> None:
    moments_later(noon, hours=10)
    for number in range(4):
        leave(hers, f"Bakari named you {number}")
        moments_later(noon, minutes=10)
    assert sent() == []
    moments_later(noon, hours=8)
    moments_later(noon, minutes=5)
    assert sent() == ["Sokoni: Bakari named you 3 - 3 notices more"]


def test_what_the_quiet_hours_overtook_waits_for_their_end(hers: Member, noon: Traveller) -> None:
    noon.shift(timedelta(hours=8, minutes=59, seconds=45))
    leave(hers)
    moments_later(noon)
    assert sent() == []
    moments_later(noon, hours=9, minutes=30)
    assert len(sent()) == 1


def test_three_a_day_and_the_page_tells_what_was_held_back(hers: Member, noon: Traveller) -> None:
    for number in range(5):
        leave(hers, f"Come to stall {number}")
        moments_later(noon, minutes=2)
    assert [body[-1] for body in sent()] == ["0", "1", "2"]
    html = page(hers, "/me/notices/").partition("Not texted today")[2]
    assert "Come to stall 4" in html
    assert "Come to stall 3" in html
    assert "Come to stall 2" not in html
    noon.shift(timedelta(days=1))
    leave(hers, "Come tomorrow")
    moments_later(noon)
    assert len(sent()) == 4
    assert "Not texted today" not in page(hers, "/me/notices/")


def test_none_a_day_is_none(hers: Member, noon: Traveller) -> None:
    arrange(hers, **{**BY_TEXT, "texts_a_day": 0})
    leave(hers)
    moments_later(noon)
    assert sent() == []
    assert "Bakari named you" in page(hers, "/me/notices/")


def test_what_is_held_back_is_each_member_s_own(
    hers: Member, bakari: Member, noon: Traveller
) -> None:
    arrange(hers, **{**BY_TEXT, "texts_a_day": 0})
    leave(hers)
    moments_later(noon)
    assert "Not texted today" not in page(bakari, "/me/notices/")


def test_a_phone_that_said_stop_gets_none_and_its_page_says_why(
    hers: Member, noon: Traveller
) -> None:
    Stop.objects.create(phone=hers.phone or "")
    leave(hers)
    moments_later(noon)
    assert Text.objects.get().withheld_at
    assert "sent STOP" in page(hers, "/me/notices/")


def test_a_suspended_member_is_not_texted(hers: Member, noon: Traveller) -> None:
    leave(hers)
    Member.objects.filter(pk=hers.pk).update(is_active=False)
    moments_later(noon)
    assert sent() == []


def test_a_claim_is_of_one_worker_until_it_is_old(hers: Member, noon: Traveller) -> None:
    leave(hers)
    noon.shift(timedelta(minutes=1))
    assert len(claimed(hers, Way.TEXT)) == 1
    moments_later(noon, minutes=4)
    assert sent() == [], "another worker has it in hand"
    moments_later(noon, minutes=2)
    assert len(sent()) == 1, "that worker died"


def test_a_crash_before_the_text_is_committed_loses_nothing(hers: Member, noon: Traveller) -> None:
    leave(hers)
    noon.shift(timedelta(minutes=1))
    with suppress(ZeroDivisionError), transaction.atomic():
        send_text(hers)
        raise ZeroDivisionError
    assert sent() == []
    send_due()
    assert len(sent()) == 1


def test_what_nobody_could_send_for_half_a_day_is_not_sent_any_more(
    hers: Member, noon: Traveller
) -> None:
    noon.shift(timedelta(hours=-5))
    leave(hers)
    moments_later(noon, hours=13)
    assert sent() == []


def test_after_a_month_nothing_is_kept_of_it(hers: Member, noon: Traveller) -> None:
    leave(hers)
    noon.shift(timedelta(days=29))
    forget()
    assert Delivery.objects.exists()
    noon.shift(timedelta(days=2))
    forget()
    assert not Delivery.objects.exists()
    assert Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_send_each_text_once_and_never_over_the_number(
    hers: Member, noon: Traveller
) -> None:
    for _ in range(4):
        leave(hers)
        noon.shift(timedelta(minutes=1))
        at_once(*[send_due] * 4)
    assert len(sent()) == 3
    assert Delivery.objects.filter(withheld_at__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_purse_never_pays_for_more_than_it_holds(db: None) -> None:
    assert sum(at_once(*[lambda: within("member 7", 3)] * 6)) == 3
