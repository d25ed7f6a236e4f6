"""Members warn each other of what happens at their place; others there say whether it is so."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.alerts import access, reads
from community.alerts.actions import alerts
from community.alerts.models import Alert, Echo
from community.members.models import Member
from community.notices.items import Kind
from community.notices.models import Notice
from community.sectors.models import Place
from community.text.refusals import Refusal
from groups.models import Group
from tests import world
from tests.alerts.conftest import trader
from tests.doors import As


def says(alert: Alert, *members: Member, confirms: bool = True) -> Alert:
    for one in members:
        alerts.echo(one, alert, uuid4(), confirms)
    alert.refresh_from_db()
    return alert


def seen(reader: Member) -> list[Alert]:
    found = reads.alerts(reader)
    return [*found.here, *found.elsewhere]


def typed(here: Place, **other: Any) -> dict[str, Any]:
    words = {"sort": "raid", "spot": "Gate 2", "text": "Kanjo take the stalls.", "hours": "3"}
    return {"key": str(uuid4()), "place": here.pk, **words, **other}


class TestAWarning:
    def test_is_read_at_once_by_those_of_the_place_and_calls_nobody(
        self, as_: As, here: Place, zawadi: Member, njeri: Member, chidi: Member
    ) -> None:
        assert as_(zawadi).post("/alerts/new/", typed(here)).status_code == 302
        shown = as_(njeri).get("/alerts/").content.decode()
        assert "Raid or eviction, Gate 2" in shown
        assert "not confirmed" in shown
        assert "Gate 2" not in as_(chidi).get("/alerts/").content.decode()
        assert not Notice.objects.exists()

    def test_stands_first_of_what_they_come_back_to(
        self, flood: Alert, njeri: Member, zawadi: Member, chidi: Member
    ) -> None:
        (line,) = reads.catch_up(njeri, timezone.now())
        assert (line.kind, line.text) == (Kind.ALERT, "Flood, Nyamakima: Water to the knee.")
        assert min(Kind) == Kind.ALERT
        assert not reads.catch_up(zawadi, timezone.now())
        assert not reads.catch_up(chidi, timezone.now())

    def test_reaches_those_whose_group_is_there(self, group: Group, amina: Member) -> None:
        one = trader("Otieno", group.place)
        assert world.alert(one) in seen(amina)

    def test_is_over_by_itself(self, flood: Alert, njeri: Member) -> None:
        assert seen(njeri) == [flood]
        with time_machine.travel(timezone.now() + timedelta(hours=6, minutes=1)):
            assert not seen(njeri)
            assert not reads.catch_up(njeri, timezone.now())
            with pytest.raises(Refusal, match="over"):
                alerts.echo(njeri, flood, uuid4(), True)

    def test_sent_twice_is_one(self, here: Place, zawadi: Member) -> None:
        key = uuid4()
        assert world.alert(zawadi, key=key) == world.alert(zawadi, key=key)
        with pytest.raises(Refusal):
            world.alert(zawadi, "fire", key=key)

    def test_is_taken_back_and_put_back_by_its_author_alone(
        self, as_: As, flood: Alert, zawadi: Member, njeri: Member
    ) -> None:
        door = f"/alerts/{flood.pk}/withdrawal/"
        assert as_(njeri).post(door).status_code == 404
        for _twice in range(2):
            assert as_(zawadi).post(door).status_code == 302
        assert not seen(njeri)
        as_(zawadi).post(door, {"undo": "1"})
        assert seen(njeri) == [flood]

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"sort": "war"}, "sort"),
            ({"hours": "100"}, "hours"),
            ({"spot": "x" * 61}, "spot"),
            ({"text": "x" * 141}, "text"),
            ({"sort": "other", "text": "  "}, "text"),
            ({"place": "999999"}, "place"),
        ],
    )
    def test_of_what_cannot_be_is_refused_and_what_was_typed_stays(
        self, as_: As, here: Place, zawadi: Member, wrong: dict[str, str], field: str
    ) -> None:
        answer = as_(zawadi).post("/alerts/new/", typed(here, **wrong))
        assert answer.status_code == 422
        assert field in answer.context["form"].errors
        assert not Alert.objects.exists()

    def test_hides_numbers_that_could_be_used_against_somebody(self, zawadi: Member) -> None:
        assert "0722" not in world.alert(zawadi, text="Call 0722 123 456 now").text

    def test_of_a_place_one_has_not_named_is_refused(self, here: Place, chidi: Member) -> None:
        with pytest.raises(Refusal, match="Only who trades there"):
            world.alert(chidi, place=here)

    def test_of_the_same_is_said_again_instead(
        self, flood: Alert, zawadi: Member, njeri: Member
    ) -> None:
        with pytest.raises(Refusal, match="already"):
            world.alert(njeri)
        world.alert(njeri, spot="Gate 9")

    def test_three_a_day_and_five_unheard_at_a_place_are_enough(
        self, here: Place, zawadi: Member, njeri: Member, kip: Member
    ) -> None:
        for one in range(3):
            world.alert(zawadi, spot=f"Gate {one}")
        with pytest.raises(Refusal):
            world.alert(zawadi, "fire")
        for one in range(2):
            world.alert(njeri, "road", spot=f"Gate {one}")
        with pytest.raises(Refusal, match="second word"):
            world.alert(kip, "thieves")


class TestWhatOthersSay:
    def test_two_who_are_known_spread_it_and_all_there_are_told_once(
        self, flood: Alert, njeri: Member, kip: Member, newcomer: Member, chidi: Member
    ) -> None:
        says(flood, njeri)
        alerts.tell_sure()
        assert not Notice.objects.exists()
        says(flood, kip)
        for _twice in range(2):
            alerts.tell_sure()
        told = Notice.objects.get()
        assert (told.member, told.kind) == (newcomer, "alert.sure")
        assert "Flood, Nyamakima: Water to the knee." in told.text
        assert seen(chidi) == [flood]
        (line,) = reads.catch_up(newcomer, timezone.now())
        assert "3 say so" in line.text

    def test_two_who_are_trusted_deny_it_and_it_is_hidden(
        self, as_: As, flood: Alert, zawadi: Member, njeri: Member, kip: Member, newcomer: Member
    ) -> None:
        says(flood, njeri, kip, confirms=False)
        assert flood.hidden_at
        assert not seen(newcomer)
        assert as_(newcomer).get(f"/alerts/{flood.pk}/").status_code == 404
        assert "hidden" in as_(zawadi).get(f"/alerts/{flood.pk}/").content.decode()
        told = Notice.objects.get()
        assert (told.member, told.kind) == (zawadi, "alert.hidden")

    def test_who_sees_their_error_brings_it_back(
        self, flood: Alert, njeri: Member, kip: Member, newcomer: Member
    ) -> None:
        says(flood, njeri, kip, confirms=False)
        says(flood, kip)
        assert flood.hidden_at is None
        assert seen(newcomer) == [flood]
        assert Echo.objects.count() == 2

    def test_newcomers_neither_spread_nor_silence(
        self, flood: Alert, here: Place, njeri: Member
    ) -> None:
        crowd = [trader(f"Puppet {one}", here) for one in range(8)]
        says(flood, *crowd, confirms=False)
        assert seen(njeri) == [flood]
        says(flood, *crowd)
        assert flood.sure_at is None

    def test_nobody_confirms_their_own_or_from_afar(
        self, as_: As, flood: Alert, zawadi: Member, chidi: Member
    ) -> None:
        with pytest.raises(Refusal, match="your own"):
            alerts.echo(zawadi, flood, uuid4(), True)
        with pytest.raises(Refusal, match="Only who trades there"):
            alerts.echo(chidi, flood, uuid4(), True)
        sent = {"key": uuid4(), "confirms": "yes"}
        assert as_(chidi).post(f"/alerts/{flood.pk}/echoes/", sent).status_code == 404
        assert not Echo.objects.exists()

    def test_by_page_each_has_one_word(self, as_: As, flood: Alert, njeri: Member) -> None:
        for word in ("yes", "no", "no"):
            sent = {"key": uuid4(), "confirms": word}
            assert as_(njeri).post(f"/alerts/{flood.pk}/echoes/", sent).status_code == 302
        assert Echo.objects.get().confirms is False
        bad = {"key": uuid4(), "confirms": "maybe"}
        assert as_(njeri).post(f"/alerts/{flood.pk}/echoes/", bad).status_code == 422

    def test_after_two_false_ones_there_is_none_for_a_month(
        self, flood: Alert, zawadi: Member, njeri: Member, kip: Member
    ) -> None:
        second = world.alert(zawadi, "fire")
        for one in (flood, second):
            says(one, njeri, kip, confirms=False)
        with pytest.raises(Refusal, match="in a month"):
            world.alert(zawadi, "raid")
        with time_machine.travel(timezone.now() + timedelta(days=31)):
            assert world.alert(zawadi, "raid")


def test_pages_ask_no_more_however_many_warn(
    as_: As, here: Place, njeri: Member, django_assert_max_num_queries: Any
) -> None:
    for one in range(4):
        says(world.alert(trader(f"T{one}", here), spot=f"Gate {one}"), njeri)
    browser = as_(njeri)
    for path in ("/alerts/", "/alerts/new/", f"/alerts/{Alert.objects.all()[0].pk}/"):
        browser.get(path)
        with django_assert_max_num_queries(12):
            assert browser.get(path).status_code == 200


def test_who_has_named_no_place_is_shown_where_to(as_: As, chidi: Member) -> None:
    assert "Say first where you trade" in as_(chidi).get("/alerts/new/").content.decode()
    assert access.places_of(chidi) == set()


def test_old_ones_are_forgotten(flood: Alert) -> None:
    alerts.forget()
    assert Alert.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        alerts.forget()
    assert not Alert.objects.exists()
