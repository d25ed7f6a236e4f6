import pytest
from django.conf import settings
from django.test import Client

from community.members.models import Member
from tests.front.pages import signed_in

pytestmark = pytest.mark.django_db


def test_one_tap_changes_the_language_and_comes_back_to_the_same_page(client: Client) -> None:
    answer = client.post("/language/", {"language": "sw", "next": "/about/?x=1"})
    assert answer.headers["Location"] == "/about/?x=1"
    assert '<html lang="sw">' in client.get("/about/").content.decode()


def test_a_members_choice_is_kept_in_the_profile(amina: Member) -> None:
    assert amina.language == "en", "she reads English, for this to mean anything"
    signed_in(amina).post("/language/", {"language": "sw"})
    amina.refresh_from_db()
    assert amina.language == "sw"


def test_a_language_we_do_not_speak_changes_nothing(client: Client) -> None:
    assert client.post("/language/", {"language": "xx"}).status_code == 400
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "", "javascript:x", "home", "%"]
)
def test_nobody_is_sent_to_another_site(client: Client, elsewhere: str) -> None:
    answer = client.post("/language/", {"language": "sw", "next": elsewhere})
    assert answer.headers["Location"] == "/"


def test_a_language_is_chosen_by_post_only(client: Client) -> None:
    assert client.get("/language/").status_code == 405
