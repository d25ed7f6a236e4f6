"""What the rooms answer to a text: one, with the page of the rest where it is cut, or whole."""

from decimal import Decimal

import pytest
from django.conf import LazySettings

from community.members.models import Member
from community.sms.lengths import parts
from groups.models import Group
from pricing.keywords import cut
from tests import world
from tests.mentorship.test_keywords import texted

HOST = "sokoni.example"


@pytest.fixture(autouse=True)
def host(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = [HOST, "testserver"]


def test_advice_fills_three_texts_and_then_leads_to_its_question(
    amina: Member, dalia: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    world.answer(dalia, asked, "dry it well " * 200)
    reply = texted(amina, f"READ {asked.pk}")
    assert parts(reply) == 3
    assert reply.endswith(f"... {HOST}{asked.get_absolute_url()}")


def test_digits_to_show_are_whole_in_any_language_and_letters(
    amina: Member, bakari: Member, group: Group
) -> None:
    Member.objects.filter(pk=bakari.pk).update(display_name="Mũthoni wa Kĩambu na Gĩthũngũri")
    reply = texted(amina, "VOUCH bakari")
    assert parts(reply) == 2
    assert reply.endswith(f"Then send VOUCH {bakari.handle} and theirs.")


def test_a_price_that_does_not_fit_leads_to_its_page(amina: Member, group: Group) -> None:
    goods = world.commodity("Nduma ya Kĩambu")
    market = world.market("Soko la wakulima wadogo wadogo wa Kangemi na Kawangware")
    world.quote(amina, "180", commodity=goods, market=market, quantity=Decimal(1), unit="bag 90 kg")
    reply = texted(amina, "PRICE nduma")
    assert reply.startswith("Nduma ya Kĩambu")
    assert parts(reply) == 1
    assert reply.endswith(f"... {HOST}/prices/{goods.slug}/")


def test_a_line_that_fits_alone_stands_alone() -> None:
    lines = ["Maize, Wakulima: KSh 65/kg " * 3, "Maize, Kibuye: KSh 60/kg " * 4]
    assert cut("\n".join(lines)) == lines[0]
    assert cut("\n".join(["short", "", "shorter"])) == "short\nshorter"


def test_what_waits_for_a_yes_is_whole(amina: Member, group: Group) -> None:
    world.commodity("Maize")
    world.market("Soko la wakulima wadogo wadogo wa Kangemi na Kawangware")
    reply = texted(amina, "maize 65 kangemi")
    assert "..." not in reply
