"""What is due to a member: listed, counted in the head of the page, read once, live."""

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from pytest_django import DjangoAssertNumQueries

from community.live.models import Event
from community.members.actions import profiles
from community.members.models import Member
from community.notices.access import may_watch
from community.notices.actions import readings
from community.notices.fragments import draw
from community.notices.models import Notice
from community.notices.reads import unread
from community.notices.tell import take_back, tell
from tests import world

QUERIES = 6  # begin, who wants what, notices, events, commit; and one to draw them all


@pytest.fixture
def hers(client: Client, amina: Member) -> Client:
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    return client


def leave(member: Member, *texts: str, by: Member | None = None) -> None:
    for text in texts:
        tell([member], "group.answer", text=text, url="/questions/7/", by=by)


def test_a_notice_is_listed_and_opened_and_then_read(hers: Client, amina: Member) -> None:
    leave(amina, "Dalia answered you")
    page = hers.get("/notices/").content.decode()
    assert "<b>Dalia answered you</b>" in page
    notice = Notice.objects.get()
    opened = hers.post(f"/notices/{notice.pk}/reading/")
    assert opened.headers["Location"] == "/questions/7/"
    assert unread(amina) == 0
    assert "<b>Dalia answered you</b>" not in hers.get("/notices/").content.decode()


def test_the_newest_is_first_and_there_are_twenty_on_a_page(hers: Client, amina: Member) -> None:
    leave(amina, *(f"Notice {number:02d}." for number in range(25)))
    first, second = (hers.get(f"/notices/?page={n}").content.decode() for n in (1, 2))
    assert first.index("Notice 24.") < first.index("Notice 05.")
    assert "Notice 04." not in first
    assert "Notice 04." in second
    assert "1 of 2" in first
    assert hers.get("/notices/?page=nonsense").status_code == 200


def test_all_are_read_at_once_and_twice_is_harmless(hers: Client, amina: Member) -> None:
    leave(amina, "One", "Two")
    hers.post("/notices/readings/")
    assert unread(amina) == 0
    first = Notice.objects.first()
    hers.post("/notices/readings/")
    assert Notice.objects.first() == first
    assert Event.objects.filter(kind="notices.read").count() == 1


def test_an_outsider_neither_sees_nor_reads_them(
    client: Client, amina: Member, chidi: Member
) -> None:
    leave(amina, "Dalia answered you")
    client.force_login(chidi, backend="django.contrib.auth.backends.ModelBackend")
    assert "Dalia" not in client.get("/notices/").content.decode()
    notice = Notice.objects.get()
    assert client.post(f"/notices/{notice.pk}/reading/").status_code == 404
    client.post("/notices/readings/")
    assert unread(amina) == 1


def test_a_visitor_is_sent_to_the_door(client: Client, db: None) -> None:
    assert client.get("/notices/").headers["Location"] == "/in/?next=/notices/"


def test_an_empty_page_says_what_comes(hers: Client) -> None:
    assert "Nothing yet" in hers.get("/notices/").content.decode()


def test_who_acted_is_told_nothing(amina: Member, bakari: Member) -> None:
    tell([amina, bakari, amina], "group.answer", text="Hello", url="/", by=bakari)
    assert [notice.member for notice in Notice.objects.all()] == [amina]


def test_a_lazy_text_is_written_in_each_members_own_language(
    amina: Member, bakari: Member, settings: LazySettings
) -> None:
    profiles.speak(amina, "sw")
    text = format_lazy("{}!", _("Yes"))  # a word that Django itself has in Swahili
    tell([amina, bakari], "group.answer", text=text, url="/")
    said = dict(Notice.objects.values_list("member", "text"))
    assert said[amina.pk] == "Ndiyo!"
    assert said[bakari.pk] == "Yes!"


def test_the_head_of_every_page_counts_them_for_one_query(
    hers: Client, amina: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    leave(amina, "One", "Two")
    assert ">2</b>" in hers.get("/about/").content.decode()
    with django_assert_num_queries(3):  # the session, the member, the count
        hers.get("/about/")


def test_a_visitor_costs_no_query(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert "unread" not in client.get("/about/").content.decode()


def test_a_members_stream_is_their_own(amina: Member, bakari: Member) -> None:
    assert may_watch(amina, amina.pk)
    assert not may_watch(bakari, amina.pk)


def test_the_stream_draws_the_count_as_it_is_now(
    amina: Member, bakari: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    leave(amina, "One", "Two")
    leave(bakari, "Three")
    readings.read(amina, Notice.objects.filter(member=amina).earliest("pk"))
    events = list(Event.objects.filter(topic__name__startswith="member.").order_by("made_at"))
    assert [event.kind for event in events] == ["notice.left"] * 3 + ["notice.read"]
    with django_assert_num_queries(1):
        drawn = draw(events)
    here = f'<b id="unread" class="badge" data-live="member.{amina.pk}" data-place="none">1</b>'
    assert drawn[0] == drawn[1] == drawn[3] == here
    assert f"member.{bakari.pk}" in drawn[2]


def test_when_all_are_read_the_badge_is_empty(amina: Member) -> None:
    leave(amina, "One")
    readings.read_all(amina)
    event = Event.objects.get(kind="notices.read")
    assert draw([event])[0].endswith('data-place="none"></b>')


def test_reading_twice_moves_nothing(amina: Member) -> None:
    leave(amina, "One")
    notice = Notice.objects.get()
    readings.read(amina, notice)
    readings.read(amina, notice)
    assert Event.objects.filter(kind="notice.read").count() == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_are_told_for_the_queries_of_five(
    bakari: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [world.member(f"Trader {number}") for number in range(50)]
    for some in (people[:5], people):
        with django_assert_num_queries(QUERIES), transaction.atomic():
            tell(some, "group.answer", text="Habari", url="/", by=bakari)
    assert Notice.objects.count() == Event.objects.filter(kind="notice.left").count() == 55


def test_nobody_told_costs_nothing(
    bakari: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        tell([bakari], "group.answer", text="Habari", url="/", by=bakari)


def test_many_notices_are_taken_back_at_once(
    bakari: Member, amina: Member, dalia: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tell([amina, dalia], "group.answer", text="Habari", url="/", by=bakari)
    with django_assert_num_queries(5):  # who waits, the notices, what is owed of them, the events
        take_back({"group.answer"}, {"/"}, by=bakari)
    assert unread(amina) == unread(dalia) == 0
    assert Event.objects.filter(kind="notice.taken").count() == 2
