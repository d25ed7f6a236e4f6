"""Being told of a price."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from pricing import watching
from pricing.actions import quotes, watches
from pricing.catch_up import catch_up
from pricing.models import Alert, Cell, Unit, Watch
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in


def seen(by: Member, price: str, ago: int = 0, **words: Any) -> Cell:
    when = timezone.now() - timedelta(days=ago)
    return world.quote(by, price, seen_at=when, sure=True, **words).cell


def told(member: Member) -> list[str]:
    """The job does its work, and this is what the member is left with."""
    for cell in Cell.objects.all():
        watching.look(cell.pk)
    return list(Notice.objects.filter(member=member).order_by("pk").values_list("text", flat=True))


def test_a_fall_below_the_line_is_told(amina: Member, dalia: Member) -> None:
    world.watch(dalia, seen(amina, "65"))
    assert told(dalia) == []
    seen(amina, "58")
    assert told(dalia) == ["Maize, Wakulima: KSh 58/kg, below your 60"]
    notice = Notice.objects.get()
    assert notice.kind == "price.watched"
    assert notice.url == "/prices/maize/wakulima/?kind=retail"
    assert Alert.objects.get().middle == 58


def test_a_line_may_be_for_a_bag(amina: Member, dalia: Member) -> None:
    Unit.objects.create(commodity=world.commodity(), name="bag", factor=Decimal(90))
    cell = seen(amina, "5850", unit="bag 90 kg")
    watch = world.watch(dalia, cell, below=Decimal(5400), unit="bag 90 kg")
    assert watch.below_base == 60
    seen(amina, "5380", unit="bag 90 kg")
    assert told(dalia) == ["Maize, Wakulima: KSh 5,380/bag 90 kg, below your 5,400"]


def test_a_low_price_is_told_once_until_it_was_high_again(amina: Member, dalia: Member) -> None:
    with time_machine.travel("2026-03-01 09:00Z", tick=False) as clock:
        world.watch(dalia, seen(amina, "65"))
        for price, notices in (("58", 1), ("57", 1), ("61", 1), ("59", 2)):
            clock.shift(timedelta(days=1))
            seen(amina, price)
            assert len(told(dalia)) == notices, price


def test_a_watch_tells_at_most_once_a_day(amina: Member, dalia: Member) -> None:
    with time_machine.travel("2026-03-01 06:00Z", tick=False) as clock:
        world.watch(dalia, seen(amina, "65"))
        for price in ("58", "66", "57"):
            clock.shift(timedelta(hours=1))
            seen(amina, price)
            assert len(told(dalia)) == 1
        clock.shift(timedelta(days=1))
        seen(amina, "57")
        assert len(told(dalia)) == 2, "what could not be told yesterday is told today"


def test_a_move_against_the_week_before_is_told(amina: Member, dalia: Member) -> None:
    for ago in (5, 3, 1):
        cell = seen(amina, "50", ago)
    world.watch(dalia, cell, moved=Decimal(10))
    seen(amina, "52")
    assert told(dalia) == []
    for one in (amina, dalia):
        seen(one, "60")
    assert told(dalia) == ["Maize, Wakulima: KSh 56.39/kg, up 13 % on the week before"]


def test_a_fall_is_told_as_a_fall_in_ones_own_language(amina: Member, dalia: Member) -> None:
    maize = world.commodity()
    maize.name_sw = "Mahindi"
    maize.save()
    dalia.language = "sw"
    dalia.save()
    cell = seen(amina, "50", 3)
    world.watch(dalia, cell, moved=Decimal(10))
    seen(amina, "40")
    [text] = told(dalia)
    assert text.startswith("Mahindi, Wakulima: KSh 40/kg")
    assert "20 %" in text


def test_the_sentence_names_the_unit_they_asked_by_and_what_it_holds(
    amina: Member, dalia: Member
) -> None:
    cell = seen(amina, "50", 3)
    world.watch(dalia, cell, below=Decimal(4000), unit="bag 90 kg")
    seen(amina, "40")
    assert told(dalia) == ["Maize, Wakulima: KSh 3,600/bag 90 kg, below your 4,000"]


def test_a_late_report_alters_no_alert_and_makes_none(amina: Member, dalia: Member) -> None:
    world.watch(dalia, seen(amina, "65", 5))
    seen(amina, "58")
    assert len(told(dalia)) == 1
    before = Alert.objects.values().get()
    Watch.objects.update(armed=True)
    Alert.objects.update(day=timezone.localdate() - timedelta(days=1))
    seen(dalia, "40", 3)
    assert len(told(dalia)) == 1
    after = Alert.objects.values().get()
    assert {**after, "day": before["day"]} == before


def test_late_reports_that_move_the_figure_leave_what_was_told_as_it_was(
    amina: Member, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    """They keep their own day: a phone that was long without network speaks of that day."""
    with time_machine.travel("2026-03-10 06:00Z", tick=False) as clock:
        cell = seen(amina, "65", 5)
        world.watch(dalia, cell)
        seen(amina, "58")
        sent = [told(dalia), *Alert.objects.values(), *Notice.objects.values()]
        for day in range(3):
            clock.shift(timedelta(days=day))
            for late, price in ((bakari, "40"), (wanjiru, "42")):
                seen(late, price, 1 + 2 * day)
            assert [told(dalia), *Alert.objects.values(), *Notice.objects.values()] == sent
        cell.refresh_from_db()
        assert cell.middle < 45, "the figure follows, with the day of the newest report"
        assert cell.as_of.isoformat() == "2026-03-10T06:00:00+00:00"


def test_an_old_price_is_told_to_nobody(amina: Member, dalia: Member) -> None:
    world.watch(dalia, seen(amina, "65", 90))
    seen(amina, "50", 80)
    assert told(dalia) == []


def test_what_is_below_already_is_told_when_it_falls_anew(amina: Member, dalia: Member) -> None:
    watch = world.watch(dalia, seen(amina, "58", 2))
    assert not watch.armed
    seen(amina, "57", 1)
    assert told(dalia) == []


def test_the_job_is_owed_with_the_quote_and_only_where_somebody_watches(
    amina: Member, dalia: Member
) -> None:
    cell = seen(amina, "65")
    assert not ProcrastinateJob.objects.exists()
    watch = world.watch(dalia, cell)
    quote = world.quote(amina, "58")
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("pricing.look", {"cell": cell.pk})
    quotes.withdraw(amina, quote)
    assert ProcrastinateJob.objects.count() == 2
    watches.stop(dalia, watch)
    seen(amina, "57")
    assert ProcrastinateJob.objects.count() == 2


def test_twice_is_harmless(amina: Member, dalia: Member) -> None:
    cell, key = seen(amina, "65"), uuid4()
    first = watches.begin(dalia, key, cell, Decimal(60))
    assert watches.begin(dalia, key, cell, Decimal(60)) == first
    seen(amina, "58")
    assert told(dalia) == told(dalia)
    assert Alert.objects.count() == Notice.objects.count() == 1


def test_a_stopped_watch_is_silent_until_it_goes_on(amina: Member, dalia: Member) -> None:
    watch = world.watch(dalia, seen(amina, "65"))
    watches.stop(dalia, watch)
    watches.stop(dalia, watch)
    seen(amina, "58")
    assert told(dalia) == []
    watches.resume(dalia, watch)
    watches.resume(dalia, watch)
    seen(amina, "57")
    assert len(told(dalia)) == 1


def test_who_was_suspended_is_told_nothing(amina: Member, dalia: Member) -> None:
    world.watch(dalia, seen(amina, "65"))
    Member.objects.filter(pk=dalia.pk).update(is_active=False)
    seen(amina, "58")
    assert told(dalia) == []


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, None),
        ({"below": Decimal(60), "moved": Decimal(5)}, None),
        ({"below": Decimal(0)}, "below"),
        ({"below": Decimal(-5)}, "below"),
        ({"below": Decimal(10) ** 12}, "below"),
        ({"below": Decimal("NaN")}, "below"),
        ({"below": Decimal(60), "unit": "bunch"}, "unit"),
        ({"moved": Decimal("0.5")}, "moved"),
        ({"moved": Decimal(501)}, "moved"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    amina: Member, sent: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(Refusal) as refusal:
        watches.begin(amina, uuid4(), seen(amina, "65"), **sent)
    assert refusal.value.field == field
    assert not Watch.objects.exists()


def test_fifty_are_enough(amina: Member) -> None:
    cell = seen(amina, "65")
    watch = world.watch(amina, cell)
    rows = [Watch(author=amina, key=uuid4(), cell=cell, below=1) for _ in range(49)]
    Watch.objects.bulk_create(rows)
    with pytest.raises(Refusal):
        world.watch(amina, cell)
    watches.stop(amina, watch)
    world.watch(amina, cell)
    with pytest.raises(Refusal):
        watches.resume(amina, watch)


def test_a_watch_begins_on_the_page_of_a_price(
    client: Client, amina: Member, dalia: Member, read: Page
) -> None:
    cell = seen(amina, "65")
    url = reverse("pricing:watch_new", args=[cell.pk])
    assert url in read(dalia, "history", "maize", "wakulima")
    sent = {"key": str(uuid4()), "below": "60", "unit": "kg", "moved": ""}
    assert signed_in(client, dalia).post(url, sent).status_code == 302
    assert "below KSh 60 / kg" in read(dalia, "watches")
    assert "Nothing yet" in read(amina, "watches")


def test_a_refused_watch_keeps_what_was_typed(client: Client, amina: Member) -> None:
    url = reverse("pricing:watch_new", args=[seen(amina, "65").pk])
    for words in ({"below": "6O"}, {"below": "", "moved": ""}, {"below": "60", "moved": "5"}):
        sent = {"key": str(uuid4()), "unit": "kg", **words}
        answer = signed_in(client, amina).post(url, sent)
        assert answer.status_code == 422
        assert f'value="{words["below"]}"' in answer.content.decode() or not words["below"]
    assert not Watch.objects.exists()


def test_watches_are_ones_own_affair(
    client: Client, amina: Member, bakari: Member, staff: Member, dalia: Member
) -> None:
    watch = world.watch(dalia, seen(amina, "65"))
    url = reverse("pricing:watch_stop", args=[watch.pk])
    for other in (amina, bakari, staff):
        assert signed_in(client, other).post(url).status_code == 404
        page = client.get(reverse("pricing:watches")).content.decode()
        assert "Maize" not in page
    watch.refresh_from_db()
    assert watch.stopped_at is None
    signed_in(client, dalia).post(url)
    assert "Watch it again" in client.get(reverse("pricing:watches")).content.decode()
    client.post(url, {"undo": "1"})
    assert "Watch it again" not in client.get(reverse("pricing:watches")).content.decode()


def test_a_price_nobody_may_see_is_not_watched(client: Client, amina: Member) -> None:
    assert signed_in(client, amina).get("/me/watches/new/404/").status_code == 404
    client.logout()
    assert client.get("/me/watches/")["Location"].startswith("/in/")


def test_the_list_costs_the_same_for_many(
    client: Client, amina: Member, django_assert_max_num_queries: Atmost
) -> None:
    for number in range(12):
        market = world.market(f"Market {number}")
        world.watch(amina, world.quote(amina, market=market).cell)
    signed_in(client, amina)
    with django_assert_max_num_queries(11):
        client.get(reverse("pricing:watches"))


def test_what_was_told_is_among_what_one_comes_back_to(amina: Member, dalia: Member) -> None:
    watch = world.watch(dalia, seen(amina, "65"))
    seen(amina, "57")
    told(dalia)
    hour_ago = timezone.now() - timedelta(hours=1)
    [item] = catch_up(dalia, hour_ago)
    assert item.text == "Maize, Wakulima: KSh 57/kg"
    assert item.weight == 5
    assert catch_up(amina, hour_ago) == catch_up(dalia, timezone.now()) == []
    watches.stop(dalia, watch)
    assert catch_up(dalia, hour_ago) == []
