"""The pages of deals are light, speak both languages, and work without a script."""

import gzip
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from community.deals.actions import lookups, witnesses
from community.front.seeding import clock
from community.members.models import Member
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db

MOST = 14 * 1024


@pytest.fixture
def paths(amina: Member, wanjiru: Member, bakari: Member) -> list[str]:
    """Every page that Amina may open, with something on it."""
    running, done = world.deal(amina, wanjiru), world.dealt(amina, wanjiru)
    witnesses.ask(amina, running, uuid4(), bakari.handle)
    with clock.at(timezone.now() - timedelta(days=4)):
        said = world.feedback(wanjiru, done, (True, False, True), "Two bags were wet.")
    claim = world.claim(amina, str(wanjiru.phone))
    asked = lookups.look(amina, uuid4(), str(wanjiru.phone))
    deals = [f"/deals/{one.pk}/" for one in (running, done)]
    register = [
        "/register/",
        "/claims/new/",
        f"/claims/{claim.pk}/",
        f"/register/lookups/{asked.pk}/",
    ]
    spoken = [f"/feedback/{said.pk}/", f"/feedback/deal/{done.pk}/"]
    about = [f"/members/{amina.handle}/feedback/", f"/members/{wanjiru.handle}/deals/new/"]
    forms = [f"/deals/{running.pk}/terms/", f"/deals/{running.pk}/claims/new/", "/hearings/"]
    return ["/deals/", *deals, *register, *spoken, *about, *forms]


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_is_at_most_fourteen_kilobytes_on_the_way(
    as_: As, amina: Member, paths: list[str], language: str
) -> None:
    browser = as_(amina)
    for path in paths:
        answer = browser.get(path, headers={"Accept-Language": language})
        assert answer.status_code == 200, path
        assert len(gzip.compress(answer.content)) < MOST, path


def test_each_form_that_writes_carries_its_token_and_names_where_it_goes(
    as_: As, amina: Member, paths: list[str]
) -> None:
    browser = as_(amina)
    for path in paths:
        page = browser.get(path).content.decode()
        for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
            if 'method="post"' in form:
                assert "csrfmiddlewaretoken" in form, path
                assert "<button" in form, path


def test_every_deal_page_says_that_no_money_is_handled(
    as_: As, amina: Member, paths: list[str]
) -> None:
    for path in ("/deals/", *(path for path in paths if re.fullmatch(r"/deals/\d+/", path))):
        assert "Sokoni handles no money" in as_(amina).get(path).content.decode()


def test_no_page_shows_a_phone_number(
    as_: As, amina: Member, wanjiru: Member, paths: list[str]
) -> None:
    for path in paths:
        page = as_(amina).get(path).content.decode()
        assert str(wanjiru.phone)[4:] not in re.sub(r"\s", "", page), path
