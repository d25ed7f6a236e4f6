"""What calls a member: quiet by default, each matter its own way, and nothing in quiet hours."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from time_machine import Traveller, travel

from community.live.models import Event
from community.members.models import Member
from community.notices.actions.preferences import arrange
from community.notices.deliver import release_held
from community.notices.fragments import draw
from community.notices.matters import CALLING, MATTERS, Matter, Way, matter_of
from community.notices.models import Habits, Notice, Preference
from community.notices.models.preference import quiet_end
from community.notices.preferences import habits_of, ways
from community.notices.reads import unread
from community.notices.tell import tell
from community.text.refusals import Refusal
from tests.front.pages import page, signed_in

NAIROBI = ZoneInfo("Africa/Nairobi")
TEN_AT_NIGHT = datetime(2027, 3, 1, 22, 0, tzinfo=NAIROBI)
CALLS = {
    *("group.mention", "group.answer", "question.answered", "price.watched", "ballot.closing"),
    *("group.accepted", "group.refused", "group.removed", "group.steward", "group.withdrawn"),
}
WAITS = {"group.request", "group.invitation", "question.asked", "answer.helped", "something.new"}
USUAL: dict[str, Any] = {
    "quiet_from": time(21, 0),
    "quiet_until": time(6, 30),
    "digest_at": time(6, 30),
    "texts_a_day": 3,
}


@pytest.fixture
def night() -> Iterator[Traveller]:
    with travel(TEN_AT_NIGHT, tick=False) as clock:
        yield clock


@pytest.fixture
def rests(amina: Member) -> Member:
    """Amina, who rests from nine to half past six."""
    arrange(amina, **USUAL)
    return amina


def leave(member: Member, kind: str = "group.mention", text: str = "Bakari named you") -> Notice:
    tell([member], kind, text=text, url="/messages/7/")
    return Notice.objects.latest("pk")


def test_who_chose_nothing_is_called_by_their_name_answers_prices_and_polls_alone(
    amina: Member,
) -> None:
    for kind in sorted(CALLS | WAITS | {*MATTERS}):
        leave(amina, kind)
    calling = {one.kind for one in Notice.objects.calling()}
    assert calling >= CALLS
    assert calling.isdisjoint(WAITS)
    assert {matter_of(kind) for kind in calling} == CALLING


def test_everything_else_waits_silently_on_the_page(amina: Member) -> None:
    leave(amina, "group.request", "Chidi asks to join")
    assert unread(amina) == 0
    assert not Event.objects.filter(topic=f"member.{amina.pk}").exists()
    assert "Chidi asks to join" in page(amina, "/notices/")


def test_a_matter_made_silent_calls_no_more_and_one_made_loud_does(
    amina: Member, bakari: Member
) -> None:
    with travel("2026-11-23T12:00:00+03:00", tick=False):
        arrange(amina, **USUAL, mention="silent", request="page")
        leave(amina)
        leave(bakari)
        assert (unread(amina), unread(bakari)) == (0, 1)
        leave(amina, "group.request")
        assert unread(amina) == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("mention", "by drum"),
        ("weather", "page"),
        ("digest_at", time(3, 59)),
        ("digest_at", time(11, 1)),
        ("texts_a_day", 21),
        ("texts_a_day", -1),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    amina: Member, field: str, wrong: Any
) -> None:
    with pytest.raises(Refusal) as refusal:
        arrange(amina, **{**USUAL, "answer": "silent", field: wrong})
    assert refusal.value.field == field
    assert not Habits.objects.exists()
    assert not Preference.objects.exists()


def test_the_usual_way_leaves_no_row_and_twice_is_once(amina: Member) -> None:
    for _ in range(2):
        arrange(amina, **USUAL, mention="text", answer="page")
    assert Preference.objects.get().matter == Matter.MENTION
    arrange(amina, **USUAL, mention="page")
    assert not Preference.objects.exists()
    assert ways(amina)[Matter.MENTION] == Way.PAGE


def test_in_quiet_hours_nothing_is_counted_nor_told_to_an_open_page(
    rests: Member, night: Traveller
) -> None:
    leave(rests)
    assert unread(rests) == 0
    assert not Event.objects.filter(topic=f"member.{rests.pk}").exists()
    assert "<b>Bakari named you</b>" in page(rests, "/notices/")


def test_what_was_held_is_counted_once_when_they_end(rests: Member, night: Traveller) -> None:
    for _ in range(3):
        leave(rests)
    night.shift(timedelta(hours=8, minutes=29))
    release_held()
    assert unread(rests) == 0
    night.shift(timedelta(minutes=1))
    assert unread(rests) == 3, "also where no worker works"
    for _ in range(2):
        release_held()
    event = Event.objects.get(topic=f"member.{rests.pk}")
    assert (event.kind, draw([event])[0][-5:-4]) == ("notices.released", "3")


def test_what_was_silent_stays_so_in_the_morning(rests: Member, night: Traveller) -> None:
    leave(rests, "group.request")
    night.shift(timedelta(hours=9))
    release_held()
    assert unread(rests) == 0
    assert not Event.objects.filter(topic=f"member.{rests.pk}").exists()


def test_what_came_before_they_began_stays_counted(rests: Member, night: Traveller) -> None:
    night.shift(timedelta(hours=-2))
    leave(rests)
    night.shift(timedelta(hours=2))
    assert unread(rests) == 1


def test_who_ends_their_quiet_hours_hears_at_once_what_was_held(
    rests: Member, night: Traveller
) -> None:
    leave(rests)
    arrange(rests, **{**USUAL, "quiet_from": time(23, 0)})
    assert unread(rests) == 1
    release_held()
    assert Event.objects.filter(kind="notices.released").count() == 1


def test_who_sleeps_longer_is_left_alone_longer(rests: Member, night: Traveller) -> None:
    leave(rests)
    arrange(rests, **{**USUAL, "quiet_until": time(8, 0)})
    night.shift(timedelta(hours=9))
    release_held()
    assert unread(rests) == 0


def test_the_quiet_hours_are_each_members_own(
    rests: Member, bakari: Member, night: Traveller
) -> None:
    tell([rests, bakari], "group.mention", text="Come", url="/messages/7/")
    assert (unread(rests), unread(bakari)) == (0, 1)


def test_who_chose_none_has_the_site_s_own(amina: Member, settings: Any, night: Traveller) -> None:
    settings.QUIET_HOURS = "21:00-06:30"
    assert habits_of(amina).quiet_from == time(21, 0)
    leave(amina)
    assert unread(amina) == 0


hours = st.times().map(lambda one: one.replace(microsecond=0))


@given(begin=hours, end=hours, minutes=st.integers(0, 60 * 24 * 800))
def test_quiet_hours_end_within_a_day_at_their_hour_or_it_is_day(
    begin: time, end: time, minutes: int
) -> None:
    here = TEN_AT_NIGHT + timedelta(minutes=minutes)
    until = quiet_end(begin, end, here)
    if until is not None:
        assert until.timetz().replace(tzinfo=None) == end
        assert timedelta() < until - here <= timedelta(days=1)
        assert quiet_end(begin, end, until) is None
    if begin != end:
        assert (until is None) == (quiet_end(end, begin, here) is not None)


def test_from_an_hour_to_the_same_is_never() -> None:
    assert quiet_end(time(21, 0), time(21, 0), TEN_AT_NIGHT) is None


def asked(browser: Any, **words: Any) -> Any:
    form = browser.get("/me/notices/").context["form"]
    said = {name: form[name].value() for name in form.fields}
    clocks = {name: f"{one:%H:%M}" for name, one in said.items() if isinstance(one, time)}
    return browser.post("/me/notices/", {**said, **clocks, **words})


def test_the_page_shows_what_is_usual_and_keeps_what_is_chosen(amina: Member) -> None:
    browser = signed_in(amina)
    answer = asked(browser, mention="text", quiet_from="20:00", texts_a_day="0")
    assert answer.headers["Location"] == "/me/notices/"
    html = browser.get("/me/notices/").content.decode()
    assert '<option value="text" selected>Bell and SMS</option>' in html
    assert 'value="20:00"' in html
    assert (Habits.objects.get().texts_a_day, Preference.objects.get().way) == (0, "text")


def test_a_refused_form_keeps_what_was_typed(amina: Member) -> None:
    answer = asked(signed_in(amina), digest_at="23:00", quiet_from="19:15")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "The morning digest comes between 04:00 and 11:00." in html
    assert 'value="19:15"' in html
    assert not Habits.objects.exists()


@pytest.mark.parametrize("words", [{"mention": "x"}, {"quiet_from": "25:00"}, {"texts_a_day": ""}])
def test_nonsense_in_the_form_is_refused(amina: Member, words: dict[str, str]) -> None:
    assert asked(signed_in(amina), **words).status_code == 422
    assert not Habits.objects.exists()


def test_it_is_each_member_s_own(amina: Member, bakari: Member) -> None:
    asked(signed_in(amina), mention="silent")
    assert ways(bakari)[Matter.MENTION] == Way.PAGE


def test_it_is_found_from_me_and_from_the_notices(amina: Member) -> None:
    assert all('href="/me/notices/"' in page(amina, path) for path in ("/me/", "/notices/"))


def test_a_visitor_is_sent_to_the_door(client: Any, db: None) -> None:
    assert client.get("/me/notices/").headers["Location"].startswith("/in/")


@pytest.mark.django_db(transaction=True)
def test_the_page_costs_the_same_whatever_is_chosen(
    amina: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(amina)
    browser.get("/")
    with transaction.atomic():
        arrange(amina, **USUAL, **{one.value: "text" for one in Matter})
    with django_assert_max_num_queries(9):
        browser.get("/me/notices/")
