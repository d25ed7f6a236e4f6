"""Platform cards: what a platform takes, when it pays, whom to ask, and when that was checked."""

from uuid import uuid4

import pytest
from django.utils import timezone

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import editions, tutorials
from mentorship.models import Card, Edition, Tutorial
from tests import world
from tests.doors import As


def test_a_card_says_what_it_takes_and_when_it_pays(
    amina: Member, bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    card = world.published(bakari, world.card(amina, group))
    shown = as_(wanjiru).get(card.get_absolute_url()).content.decode()
    for words in ("12 % of each sale", "KSh 500", "Fridays", "checked on", "Platform card"):
        assert words in shown
    assert "Contact" not in shown, "what was not said is not shown"
    library = as_(wanjiru).get(f"/groups/{group.slug}/library/").content.decode()
    assert "Platform card" in library


def test_each_edition_has_its_own_lines(amina: Member, bakari: Member, group: Group) -> None:
    card = world.published(bakari, world.card(amina, group))
    words = ("Soko Online", "Read it first.", timezone.localdate())
    lines = {"fees": "15 % of each sale", "payout": "Mondays"}
    editions.edit(amina, card, uuid4(), *words, card=lines)
    world.published(bakari, card)
    fees = Card.objects.order_by("edition__number").values_list("fees", flat=True)
    assert list(fees) == ["12 % of each sale", "15 % of each sale"]


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ({"payout": "Fridays"}, "fees"),
        ({"fees": "12 %"}, "payout"),
        ({"fees": "x" * 301, "payout": "Fridays"}, "fees"),
        ({"fees": "12 %", "payout": "Fridays", "contact": "x" * 201}, "contact"),
    ],
)
def test_lines_that_will_not_do(
    amina: Member, group: Group, lines: dict[str, str], field: str
) -> None:
    kinds = (uuid4(), group.sector, "en", "platform")
    with pytest.raises(Refusal) as refused:
        tutorials.draft(amina, *kinds, "Soko", "Read it.", timezone.localdate(), card=lines)
    assert refused.value.field == field
    assert not Tutorial.objects.exists()


def test_a_card_keeps_its_lines_and_a_lesson_has_none(amina: Member, group: Group) -> None:
    card, lesson = world.card(amina, group), world.lesson(amina, group)
    lines = {"fees": "12 %", "payout": "Fridays"}
    day = timezone.localdate()
    with pytest.raises(Refusal, match="A card says"):
        editions.edit(amina, card, uuid4(), "Soko", "Read it.", day)
    with pytest.raises(Refusal, match="A card says"):
        editions.edit(amina, lesson, uuid4(), "Dry", "Spread it.", day, card=lines)
    assert Edition.objects.count() == 2


def test_writing_a_card_on_the_page(amina: Member, group: Group, as_: As) -> None:
    browser, address = as_(amina), "/tutorials/new/?kind=card"
    assert "Payout days" in browser.get(address).content.decode()
    assert "Payout days" not in browser.get("/tutorials/new/").content.decode()
    given = {"key": uuid4(), "sector": group.sector_id, "topic": "platform", "language": "en"}
    given |= {"title": "Soko", "text": "Read it.", "checked_on": timezone.localdate()}
    assert browser.post(address, {**given, "fees": "12 %"}).status_code == 422
    lines = {"fees": "12 %", "payout": "Fridays"}
    assert browser.post(address, {**given, **lines}).status_code == 302
    card = Tutorial.objects.get()
    assert card.kind == "card"
    again = browser.get(f"{card.get_absolute_url()}edition/").content.decode()
    assert 'value="Fridays"' in again


def test_a_card_begins_among_the_platforms_and_in_the_group_one_came_from(
    amina: Member, group: Group, as_: As
) -> None:
    shown = as_(amina).get(f"/tutorials/new/?kind=card&group={group.slug}")
    assert shown.context["form"]["topic"].value() == "platform"
    assert shown.context["form"]["sector"].value() == group.sector_id
    page = as_(amina).get(f"/tutorials/new/?group={group.slug}").content.decode()
    assert f'href="?kind=card&amp;group={group.slug}"' in page
