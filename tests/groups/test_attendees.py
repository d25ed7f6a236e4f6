"""Who was at a meeting says so by the digits that were shown there; nobody from home."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.keywords import KEYWORDS
from community.members.models import Member
from community.sms.read import Words
from community.text.refusals import Refusal
from groups import roll
from groups.actions import attendees, meetups
from groups.models import Attendee, Group, Meetup
from groups.models.meetup import EARLY, LASTS
from tests import world
from tests.doors import As, Call


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@pytest.fixture
def meetup(bakari: Member, group: Group) -> Meetup:
    return world.meetup(bakari, group)


@pytest.fixture
def there(meetup: Meetup) -> Iterator[None]:
    """It has just begun."""
    with time_machine.travel(meetup.at, tick=False):
        yield


def now(meetup: Meetup) -> str:
    return roll.digits(meetup.pk, timezone.now())


def wrong(meetup: Meetup) -> str:
    right = {roll.digits(meetup.pk, timezone.now(), ago) for ago in (0, 1)}
    return next(one for one in ("000000", "111111", "222222") if one not in right)


def page(meetup: Meetup, name: str = "meetup") -> str:
    return reverse(f"groups:{name}", args=[meetup.pk])


class TestTheDigits:
    moments = st.integers(1_767_225_600, 2_082_758_400).map(moment)

    @given(st.integers(1, 10**9), moments)
    def test_are_six_figures_and_are_read_with_spaces(self, pk: int, at: datetime) -> None:
        made = roll.digits(pk, at)
        assert len(made) == 6
        assert made.isdigit()
        assert roll.shown(pk, f" {made[:3]} {made[3:]} ", at)

    @given(st.integers(1, 10**9), moments, st.integers(0, 600))
    def test_hold_for_ten_minutes_at_least(self, pk: int, at: datetime, after: int) -> None:
        assert roll.shown(pk, roll.digits(pk, at), at + timedelta(seconds=after))

    def test_are_worth_nothing_half_an_hour_later_nor_elsewhere(self) -> None:
        at = datetime(2026, 11, 24, 9, tzinfo=UTC)
        made = roll.digits(7, at)
        assert not roll.shown(7, made, at + timedelta(minutes=30))
        assert not roll.shown(8, made, at)
        for nonsense in ("", "abc", "１２３４５６", made + "0", made[:5]):
            assert not roll.shown(7, nonsense, at)


class TestThePage:
    def test_bakari_shows_them_and_amina_types_them(
        self, as_: As, meetup: Meetup, amina: Member, bakari: Member, there: None
    ) -> None:
        shown = as_(bakari).get(page(meetup, "meetup_digits"))
        assert now(meetup) in shown.content.decode()
        assert "<svg" in shown.content.decode()
        assert shown.headers["Refresh"]
        form = as_(amina).get(f"{page(meetup)}?digits={now(meetup)}").content.decode()
        assert f'value="{now(meetup)}"' in form
        sent = {"key": uuid4(), "digits": now(meetup)}
        for _twice in range(2):
            assert as_(amina).post(page(meetup, "attendance"), sent).status_code == 302
        assert "You are here" in as_(amina).get(page(meetup)).content.decode()
        assert Attendee.objects.get().author == amina

    def test_wrong_digits_are_refused_and_guessing_ends(
        self, as_: As, meetup: Meetup, amina: Member, there: None
    ) -> None:
        door, answers = page(meetup, "attendance"), []
        for _time in range(attendees.TRIES + 1):
            sent = {"key": uuid4(), "digits": wrong(meetup)}
            answers.append(as_(amina).post(door, sent).status_code)
        assert answers == [422] * attendees.TRIES + [429]
        assert not Attendee.objects.exists()

    def test_only_whoever_called_it_and_stewards_see_the_digits(
        self, as_: As, meetup: Meetup, amina: Member, chidi: Member, there: None
    ) -> None:
        for other in (amina, chidi):
            assert as_(other).get(page(meetup, "meetup_digits")).status_code == 404

    def test_before_and_after_there_are_none(
        self, as_: As, call: Call, meetup: Meetup, bakari: Member
    ) -> None:
        for moment in (meetup.at - EARLY - timedelta(minutes=1), meetup.at + LASTS):
            with time_machine.travel(moment, tick=False):
                assert as_(bakari).get(page(meetup, "meetup_digits")).status_code == 302
                assert call(bakari, f"/meetups/{meetup.pk}/digits").status_code == 404
                with pytest.raises(Refusal):
                    attendees.attend(bakari, meetup, uuid4(), now(meetup))

    def test_where_it_was_called_off_nobody_is(
        self, meetup: Meetup, amina: Member, bakari: Member, there: None
    ) -> None:
        meetups.call_off(bakari, meetup)
        meetup.refresh_from_db()
        with pytest.raises(Refusal, match="called off"):
            attendees.attend(amina, meetup, uuid4(), now(meetup))

    def test_chidi_is_not_there_with_the_right_digits_either(
        self, as_: As, meetup: Meetup, chidi: Member, there: None
    ) -> None:
        sent = {"key": uuid4(), "digits": now(meetup)}
        assert as_(chidi).post(page(meetup, "attendance"), sent).status_code == 404
        with pytest.raises(Refusal, match="Join"):
            attendees.attend(chidi, meetup, uuid4(), now(meetup))

    def test_among_the_people_stands_at_how_many_each_was(
        self, as_: As, meetup: Meetup, amina: Member, bakari: Member, there: None
    ) -> None:
        attendees.attend(amina, meetup, uuid4(), now(meetup))
        other = world.group(bakari, name="Kisumu Cereals")
        assert "at 1 meeting" in as_(bakari).get(f"/groups/{meetup.group.slug}/people/").text
        assert "at 1 meeting" not in as_(bakari).get(f"/groups/{other.slug}/people/").text


class TestOtherDoors:
    def test_by_text_the_digits_find_their_meeting(
        self, meetup: Meetup, amina: Member, there: None
    ) -> None:
        for _twice in range(2):
            words = Words(str(amina.phone), "HERE", now(meetup), uuid4())
            assert "Scales and grades" in KEYWORDS["HERE"](words)
        assert Attendee.objects.count() == 1

    @pytest.mark.parametrize("rest", ["", "12", "nipo hapa"])
    def test_by_text_what_is_not_shown_there_is_refused(
        self, meetup: Meetup, amina: Member, there: None, rest: str
    ) -> None:
        with pytest.raises(Refusal):
            KEYWORDS["NIPO"](Words(str(amina.phone), "NIPO", rest, uuid4()))
        assert not Attendee.objects.exists()

    def test_by_text_chidi_finds_none_and_a_stranger_is_asked_in(
        self, meetup: Meetup, chidi: Member, there: None
    ) -> None:
        with pytest.raises(Refusal):
            KEYWORDS["HERE"](Words(str(chidi.phone), "HERE", now(meetup), uuid4()))
        said = KEYWORDS["HERE"](Words("+254700000001", "HERE", now(meetup), uuid4()))
        assert "members" in said
        assert not Attendee.objects.exists()

    def test_a_program_shows_and_says_the_same(
        self, call: Call, meetup: Meetup, amina: Member, bakari: Member, there: None
    ) -> None:
        path = f"/meetups/{meetup.pk}"
        assert call(amina, f"{path}/digits").status_code == 404
        digits = call(bakari, f"{path}/digits").json()["digits"]
        sent = {"key": str(uuid4()), "digits": wrong(meetup)}
        assert call(amina, f"{path}/attendance", **sent).status_code == 422
        told = call(amina, f"{path}/attendance", **sent | {"digits": digits}).json()
        assert (told["was_there"], told["there"]) == (True, 1)
