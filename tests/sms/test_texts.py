"""The demo's page of outgoing texts."""

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.sms import outbox

pytestmark = pytest.mark.django_db
AMINA = "+254722000111"


def test_where_it_is_no_demo_the_page_is_not_there(client: Client) -> None:
    outbox.send(AMINA, "your code is 123456", code=True)
    assert client.get("/texts/").status_code == 404


def test_the_newest_text_is_first_and_its_code_big(client: Client, settings: LazySettings) -> None:
    settings.DEMO = True
    outbox.send(AMINA, "Sokoni: your code is 123456.\n\n@testserver #123456", code=True)
    outbox.send(AMINA, "The price of 650000 bags")
    page = client.get("/texts/").content.decode()
    assert page.index("650000") < page.index("123456")
    assert '<b class="big">123456</b>' in page
    assert '<b class="big">650000' not in page, "a number in the news is no code"
    assert "@testserver" not in page
    assert 'href="/in/code/"' in page


def test_with_no_text_it_says_so(client: Client, settings: LazySettings) -> None:
    settings.DEMO = True
    assert "No text has been sent yet" in client.get("/texts/").content.decode()


def test_it_stays_small(
    client: Client,
    settings: LazySettings,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    settings.DEMO = True
    for number in range(50):
        outbox.send(AMINA, f"Text {number:02d}.")
    with django_assert_max_num_queries(1):
        page = client.get("/texts/").content.decode()
    assert page.count("Text ") == 20
    assert "Text 49." in page


def test_the_code_page_of_a_demo_leads_here(client: Client, settings: LazySettings) -> None:
    settings.DEMO = True
    client.post("/in/", {"phone": AMINA})
    assert 'href="/texts/"' in client.get("/in/code/").content.decode()
    settings.DEMO = False
    assert 'href="/texts/"' not in client.get("/in/code/").content.decode()
