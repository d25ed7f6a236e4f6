from django.test import Client

from community.members.models import Member
from groups.models import Group


def test_a_visitor_reads_what_this_place_is_and_how_to_come_in(client: Client, db: None) -> None:
    page = client.get("/").content.decode()
    assert "Know the price before you pay it." in page
    assert 'href="/in/"' in page
    assert "data-me" not in page


def test_amina_sees_her_group(client: Client, amina: Member, group: Group) -> None:
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/").content.decode()
    assert group.name in page
    assert f'data-me="{amina.pk}"' in page


def test_chidi_in_no_group_is_told_what_to_do_next(client: Client, chidi: Member) -> None:
    client.force_login(chidi, backend="django.contrib.auth.backends.ModelBackend")
    assert "Find my group" in client.get("/").content.decode()


def test_about_says_whose_prices_these_are(client: Client, db: None) -> None:
    assert "World Food Programme" in client.get("/about/").content.decode()
