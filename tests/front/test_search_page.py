import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from time_machine import travel

from community.machine import limiter
from community.members.models import Member
from groups import reads
from groups.models import Group
from tests import world
from tests.front.pages import Atmost, page, signed_in

MOST_QUERIES = 20


@pytest.fixture
def talk(group: Group, bakari: Member) -> None:
    for number in range(1, 31):
        world.message(bakari, group, f"Sukari ya Mumias, lori namba {number}, <b>bei</b> nzuri")


def test_a_visitor_is_sent_to_sign_in_and_back(client: Client, db: None) -> None:
    answer = client.get("/search/?q=sukari")
    assert answer.status_code == 302
    assert "next=/search/%3Fq%3Dsukari" in answer.headers["Location"]


def test_the_words_are_marked_and_what_members_wrote_is_escaped(amina: Member, talk: None) -> None:
    html = page(amina, "/search/?q=sukari")
    assert "<mark>Sukari</mark>" in html
    assert "&lt;b&gt;bei" in html


def test_sugar_finds_what_was_said_of_sukari(amina: Member, talk: None) -> None:
    assert "Mumias" in page(amina, "/search/?q=sugar")


def test_the_outsider_finds_nothing_that_was_said_inside(
    chidi: Member, amina: Member, talk: None
) -> None:
    assert "Mumias" in page(amina, "/search/?q=Mumias"), "there is something to find"
    assert "namba" not in page(chidi, "/search/?q=Mumias")


def test_a_few_of_each_kind_first_then_all_of_one_in_pages(amina: Member, talk: None) -> None:
    few = page(amina, "/search/?q=sukari")
    assert few.count("<mark>Sukari</mark>") == 3
    assert "kind=message" in few
    first = page(amina, "/search/?q=sukari&kind=message")
    older = re.findall(r'href="\?([^"]*before=\d+)"', first)
    second = page(amina, f"/search/?{unescape(older[0])}")
    assert (first.count("<mark>Sukari"), second.count("<mark>Sukari")) == (20, 10)
    assert 'rel="next"' in first
    assert 'rel="next"' not in second


def test_all_that_was_ever_said_is_found_and_where_and_when(
    amina: Member, bakari: Member, group: Group
) -> None:
    room = group.rooms.get()
    with travel(timezone.now() - timedelta(days=400), tick=False):
        first = world.said(bakari, room, "Sukari ya kwanza")
        for number in range(198):
            world.said(bakari, room, f"Sukari {number}")
    html = page(amina, f"/search/?q=sugar&kind=message&before={first.pk + 2}")
    assert html.count("<mark>Sukari") == 2
    assert "ya kwanza" in html
    assert "General" in html
    assert date_format(timezone.localtime(first.made_at), "j M Y") in html
    assert ">More</a>" in page(amina, "/search/?q=sugar"), "it is not told that there were thirty"


def test_the_older_pages_hold_as_many_words_as_the_first(
    amina: Member, bakari: Member, group: Group
) -> None:
    room = group.rooms.get()
    loose = world.said(bakari, room, "Sukari tu")
    strict = [world.said(bakari, room, f"Sukari ya Mumias {number}") for number in range(22)]
    hits = reads.said(amina, "sukari mumias", strict[2].pk).hits
    assert [hit.url for hit in hits] == [f"/messages/{one.pk}/" for one in (strict[1], strict[0])]
    few = reads.said(amina, "sukari tu").hits
    assert f"/messages/{loose.pk}/" in [hit.url for hit in few]
    assert len(few) == 20


def test_prices_are_found_by_their_other_name(amina: Member, bakari: Member) -> None:
    world.quote(bakari, commodity=world.commodity("Maize"))
    assert "/prices/maize/" in page(amina, "/search/?q=mahindi")


@pytest.mark.parametrize("asked", ["", "?q=", "?q=%20", "?q=!!!", "?q=x&kind=nonsense&page=-4"])
def test_a_question_without_words_is_a_page_all_the_same(amina: Member, asked: str) -> None:
    assert '<input type="search"' in page(amina, f"/search/{asked}")


def test_nothing_found_says_what_to_try(amina: Member) -> None:
    assert "Try one word" in page(amina, "/search/?q=zzzz")


def test_a_search_asks_as_often_for_many_hits_as_for_few(
    amina: Member, talk: None, django_assert_max_num_queries: Atmost
) -> None:
    browser = signed_in(amina)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get("/search/?q=sukari")


def test_a_flood_of_searches_is_asked_to_wait(client: Client, amina: Member) -> None:
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    for _ in range(60):
        limiter.spend("searches", amina.pk, limit=60, seconds=60)
    answer = client.get("/search/", {"q": "unga"})
    assert answer.status_code == 429
    assert b"Wait a little" in answer.content
    assert b'value="unga"' in answer.content, "what was typed stays"


def test_a_question_and_a_lesson_are_shown_with_the_words_around_the_hit(
    client: Client, amina: Member, bakari: Member, group: Group
) -> None:
    world.question(amina, group, "How do I keep weevils out of my maize?")
    world.published(bakari, world.lesson(amina, group))
    client.force_login(bakari, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/search/?q=maize").content.decode()
    assert "weevils out of my <mark>maize</mark>" in page
    assert "<mark>maize</mark> rots" in page
