"""That a hidden group exists can be learnt by no door: it answers as what there is not.

Every address of the site that takes a group's name is asked by an outsider for the hidden group and
for one that nobody ever opened; the answers are the same but for the name itself.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from community.api import api
from community.front.reads.search import search
from community.members import bearer, trust
from community.members.models import Member
from community.personas.actions import pages, personas
from community.personas.models import Persona
from groups.actions import invitations, memberships
from groups.models import Group
from tests import world
from tests.front.pages import signed_in

NAME = "Kariobangi Wamama Kimya"
NOBODYS = "nobody-ever-opened-this-0f1e2d3c"
CHANGING = re.compile(r'(?:name="(?:csrfmiddlewaretoken|key)" value|data-me)="[^"]*"')


@pytest.fixture
def hidden(bakari: Member, amina: Member, dalia: Member) -> Group:
    """Bakari's, with Amina and Dalia in it, who talk, ask, meet and know each other."""
    made = world.group(by=bakari, name=NAME, hidden=True)
    for one in (amina, dalia):
        invitations.invite(bakari, made, one.handle)
        world.joined(one, made)
    world.message(amina, made, "Tunakutana Jumatano")
    world.answer(dalia, world.question(amina, made, "How do we meet unseen?"))
    world.meetup(bakari, made)
    world.met(amina, dalia)
    return made


def named() -> Iterator[tuple[str, dict[str, str]]]:
    """Every page that takes a group's slug, with something in its other places."""
    for space in ("groups", "pricing", "mentorship", "front"):
        for name, words in addresses(get_resolver(), space):
            if "slug" in words:
                yield f"{space}:{name}", words


def addresses(
    resolver: URLResolver, space: str, inside: bool = False
) -> Iterator[tuple[str, dict[str, str]]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, space, inside or one.namespace == space)
        elif inside and isinstance(one, URLPattern) and one.name:
            names = one.pattern.converters
            yield one.name, {name: usual(name) for name in names}


def usual(name: str) -> str:
    return {"handle": "amina", "width": "small"}.get(name, "1")


GROUP_PAGES = [*named()]


def answers(client: Client, path: str, slug: str) -> list[tuple[int, str]]:
    """What is answered to a look and to a form, without what changes with each answer."""
    said = []
    for answer in (client.get(path), client.post(path, {"key": str(uuid4()), "handle": "x"})):
        text = CHANGING.sub("", answer.content.decode())
        where = answer.headers.get("Location", "")
        said.append((answer.status_code, (text + where).replace(slug, "SLUG")))
    return said


def test_there_are_addresses_for_this_to_mean_anything() -> None:
    assert len(GROUP_PAGES) > 20


@pytest.mark.parametrize(("name", "words"), GROUP_PAGES, ids=[name for name, _ in GROUP_PAGES])
def test_a_page_of_a_hidden_group_answers_as_one_that_is_not_there(
    name: str, words: dict[str, str], hidden: Group, chidi: Member
) -> None:
    for client in (signed_in(chidi), Client()):
        there = reverse(name, kwargs=words | {"slug": hidden.slug})
        nowhere = reverse(name, kwargs=words | {"slug": NOBODYS})
        found = answers(client, there, hidden.slug)
        assert found == answers(client, nowhere, NOBODYS)
        assert NAME not in str(found)


def test_the_api_answers_alike_too(hidden: Group, chidi: Member) -> None:
    token = {"Authorization": f"Bearer {bearer.issue(chidi)}"}
    schema: Any = api.get_openapi_schema()
    asked = 0
    for path, ways in schema["paths"].items():
        if "{slug}" not in path:
            continue
        for way in ways:
            told = [program(way, path, slug, token) for slug in (hidden.slug, NOBODYS)]
            assert told[0] == told[1], (way, path)
            asked += 1
    assert asked > 5


def program(way: str, path: str, slug: str, token: dict[str, str]) -> tuple[int, str]:
    here = re.sub(r"\{\w+\}", "1", path.replace("{slug}", slug))
    more = {} if way == "get" else {"data": {}, "content_type": "application/json"}
    answer = getattr(Client(), way)(here, headers=token, **more)
    return answer.status_code, answer.content.decode().replace(slug, "SLUG")


def test_no_list_no_search_and_no_page_of_a_member_names_it(
    hidden: Group, chidi: Member, wanjiru: Member, amina: Member
) -> None:
    """Neither to an outsider, nor to one who shares another group with its members."""
    paths = ["/", "/groups/", f"/groups/?words={NAME[:10]}", "/mentors/", "/notices/", "/inbox/"]
    paths += [f"/search/?q={word}" for word in ("Kariobangi", "Wamama", "Jumatano", "unseen")]
    near = [f"/members/{amina.handle}/", f"/members/{amina.handle}/trust/", "/catch-up/"]
    for reader, more in ((chidi, []), (wanjiru, near)):
        client = signed_in(reader)
        for path in paths + more:
            answer = client.get(path)
            said = answer.content.decode().replace(f'value="{NAME[:10]}"', "")
            for word in (NAME, hidden.slug, "Tunakutana", "meet unseen"):
                assert word not in said, path


def test_search_finds_nothing_of_it_for_those_outside(hidden: Group, wanjiru: Member) -> None:
    for words in (NAME, "Tunakutana Jumatano", "meet unseen"):
        assert search(wanjiru, words)["sections"] == []


def test_whoever_opens_a_group_of_the_same_name_notices_nothing(
    hidden: Group, chidi: Member
) -> None:
    assert world.group(by=chidi, name=NAME).slug == "kariobangi-wamama-kimya"


def test_the_way_of_trust_and_who_vouched_name_nobody_known_only_from_there(
    hidden: Group, wanjiru: Member, amina: Member, bakari: Member
) -> None:
    zuhura = world.member("Zuhura")
    invitations.invite(bakari, hidden, zuhura.handle)
    world.joined(zuhura, hidden)
    world.vouch(zuhura, amina)
    shown = trust.shown(wanjiru, amina)
    assert "Zuhura" not in [str(one.author) for one in shown.vouches]
    page = signed_in(wanjiru).get(f"/members/{amina.handle}/trust/").content.decode()
    assert "Zuhura" not in page
    assert signed_in(wanjiru).get(f"/members/{zuhura.handle}/").status_code == 404


def test_the_page_for_everybody_of_a_member_of_it_leads_nowhere_near_it(
    hidden: Group, amina: Member
) -> None:
    shown = {"business": "public", "about": "public"}
    words = {"sells": "", "hours": "", "landmark": "", "about": "Honest", "place": None}
    personas.describe(amina, business="Amina Cereals", shown=shown, **words)
    page: Persona = pages.open_page(amina)
    said = Client().get(page.get_absolute_url()).content.decode()
    assert NAME not in said
    assert hidden.slug not in said


def test_the_book_of_another_group_says_nothing_of_it(
    hidden: Group, group: Group, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    memberships.remove(bakari, hidden, amina, "Told of us")
    book = signed_in(wanjiru).get(reverse("groups:book", args=[group.slug])).content.decode()
    assert "Told of us" not in book
    assert NAME not in book


def test_an_invitation_is_told_to_the_invited_alone(
    hidden: Group, chidi: Member, wanjiru: Member, bakari: Member
) -> None:
    invitations.invite(bakari, hidden, chidi.handle)
    assert NAME in signed_in(chidi).get("/notices/").content.decode()
    assert signed_in(chidi).get(f"/groups/{hidden.slug}/").status_code == 200
    assert signed_in(wanjiru).get(f"/groups/{hidden.slug}/").status_code == 404
