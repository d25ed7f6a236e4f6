"""What a member says of their business, and who is shown it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.front.seeding import clock
from community.members.models import Member
from community.personas import reads
from community.personas.actions import pages, personas
from community.personas.models import Level, Persona
from community.personas.models.persona import FIELDS
from community.text.refusals import Refusal
from groups.models import Group
from tests import world
from tests.members.signed import signed_in
from tests.personas.conftest import PUBLIC, WORDS, said

MINE = "/me/business/"


def typed(**changed: str) -> dict[str, str]:
    levels = {f"to_{field}": str(usual) for field, usual in FIELDS.items()}
    return {**WORDS, "place": str(world.place().pk), **levels, **changed}


def test_each_field_begins_as_narrow_as_is_sensible(business: Persona) -> None:
    """Where the shop stands, and how it looks, is shown to nobody unasked; nothing to everybody."""
    levels = {field: business.level(field) for field in FIELDS}
    assert levels["landmark"] == levels["photos"] == Level.ME
    assert Level.PUBLIC not in levels.values()


def test_a_member_says_it_on_one_page_and_finds_it_there_again(amina: Member) -> None:
    client = signed_in(amina)
    assert client.post(MINE, typed(to_sells="public")).status_code == 302
    persona = Persona.objects.get(member=amina)
    assert (persona.business, persona.level("sells")) == ("Mama Amina Cereals", Level.PUBLIC)
    page = client.get(MINE).content.decode()
    assert "Beside the Total petrol station" in page
    assert '<option value="public" selected>' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"business": "M-PESA agent"},
        {"business": "Sokoni Admin"},
        {"business": "Ѕаfаricom shop"},
        {"business": "B" * 61},
        {"sells": "x" * 121},
        {"about": "x" * 401},
        {"about": "Call 0712 345 678"},
        {"landmark": "Ring +254 712 345 678"},
        {"hours": "0712345678"},
        {"business": "0712345678"},
        {"to_about": "nobody"},
        {"place": "99999999"},
    ],
)
def test_a_form_in_disorder_changes_nothing_and_keeps_what_was_typed(
    wrong: dict[str, str], amina: Member, business: Persona
) -> None:
    answer = signed_in(amina).post(MINE, typed(**{"sells": "Only beans", **wrong}))
    assert answer.status_code == 422
    assert "Only beans" in answer.content.decode() or "sells" in wrong
    business.refresh_from_db()
    assert (business.sells, business.about) == (WORDS["sells"], WORDS["about"])


@pytest.mark.parametrize("shown", [{"sells": "friends"}, {"phone": "public"}, {"sells": ""}])
def test_an_unknown_level_or_field_is_refused(shown: dict[str, str], amina: Member) -> None:
    with pytest.raises(Refusal, match="Choose who sees"):
        said(amina, shown)
    assert not Persona.objects.exists()


def test_business_names_may_not_imitate_a_steward_or_mentor(
    amina: Member, bakari: Member, staff: Member, group: Group, chidi: Member
) -> None:
    elsewhere = world.group(by=chidi, name="Elsewhere")
    world.badge(staff, chidi, elsewhere)
    for name in ("Bakari", "ВАKАRІ", "Bakarí", "Сhidi"):
        with pytest.raises(Refusal, match="A steward or a mentor here has this name"):
            said(amina, business=name)
    assert said(amina, business="Chidi").business == "Chidi", "a namesake of one elsewhere"


def test_nor_another_business_in_letters_that_only_look_alike(
    opened: Persona, chidi: Member
) -> None:
    with pytest.raises(Refusal, match="Another business here"):
        said(chidi, business="Маma Аmina Cereals")
    assert said(chidi, business="Mama Amina Cereals").business, "two may be called the same"


def test_a_steward_may_call_the_business_by_their_own_name(bakari: Member, group: Group) -> None:
    assert said(bakari, business="Bakari").business == "Bakari"


@given(
    shown=st.fixed_dictionaries({field: st.sampled_from([*Level.values]) for field in FIELDS}),
    to=st.sampled_from([*Level]),
)
def test_nobody_is_shown_a_field_that_is_for_nearer_readers(
    shown: dict[str, str], to: Level
) -> None:
    persona = Persona(shown=shown)
    order = [*Level.values]
    for field in FIELDS:
        assert persona.shows(field, to) == (order.index(shown[field]) >= order.index(to))


def test_group_members_see_what_is_for_them_and_outsiders_nothing(
    amina: Member, dalia: Member, chidi: Member, business: Persona
) -> None:
    page = signed_in(dalia).get(f"/members/{amina.handle}/").content.decode()
    assert "Mama Amina Cereals" in page
    assert WORDS["landmark"] not in page
    assert signed_in(chidi).get(f"/members/{amina.handle}/").status_code == 404
    own = signed_in(amina).get(f"/members/{amina.handle}/").content.decode()
    assert WORDS["landmark"] in own


def test_the_previews_show_what_a_stranger_and_what_the_groups_see(
    amina: Member, business: Persona
) -> None:
    client = signed_in(amina)
    stranger = client.get(reverse("personas:preview", args=["public"])).content.decode()
    assert "now a stranger sees nothing at all" in stranger
    assert "Mama Amina Cereals" not in stranger
    near = client.get(reverse("personas:preview", args=["group"])).content.decode()
    assert WORDS["sells"] in near
    assert WORDS["landmark"] not in near
    assert client.get(reverse("personas:preview", args=["me"])).status_code == 404


def test_confirming_says_that_it_was_looked_at_today(amina: Member, business: Persona) -> None:
    later = timezone.now() + timedelta(days=80)
    with clock.at(later):
        personas.confirm(amina)
    business.refresh_from_db()
    assert business.checked_at == later
    assert signed_in(amina).post(reverse("personas:check")).status_code == 302


def test_without_a_word_said_there_is_a_page_to_begin_on(amina: Member) -> None:
    page = signed_in(amina).get(MINE).content.decode()
    assert "Is it still right?" not in page
    assert not Persona.objects.exists(), "looking makes no row"


def test_the_open_page_keeps_its_name_for_everybody(amina: Member, opened: Persona) -> None:
    for changed in ({"business": ""}, {"shown": {**PUBLIC, "business": "group"}}):
        with pytest.raises(Refusal, match="needs a name"):
            said(amina, **{"shown": PUBLIC, **changed})
    opened.refresh_from_db()
    assert opened.business == "Mama Amina Cereals"
    pages.close_page(amina)
    said(amina, business="", shown=PUBLIC)


def found(member: Member, words: str) -> list[str]:
    return [hit.title for hit in reads.search(member, words)]


def test_people_are_found_by_name_and_by_what_they_show_their_groups(
    amina: Member, dalia: Member, business: Persona
) -> None:
    assert found(dalia, "amina") == ["Amina"]
    assert found(dalia, "njahi") == ["Amina"]
    assert found(dalia, "petrol") == [], "the landmark is for her alone"
    assert (
        reads.search(dalia, "njahi")[0].snippet
        == "☎ vouched 0 (0 met) · Mama Amina Cereals · Maize, beans, njahi"
    )


def test_nobody_is_found_by_those_who_share_no_group_or_by_what_is_not_for_them(
    amina: Member, dalia: Member, chidi: Member, opened: Persona
) -> None:
    assert found(chidi, "amina") == found(chidi, "njahi") == []
    said(amina, {**PUBLIC, "sells": "me"})
    assert found(dalia, "njahi") == []
    assert reads.search(dalia, "amina")[0].snippet == "☎ vouched 0 (0 met) · Mama Amina Cereals"


def test_a_search_for_people_asks_no_more_for_many(
    amina: Member, group: Group, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        said(world.joined(world.member(f"Njeri {number}"), group), business=f"Duka {number}")
    with django_assert_max_num_queries(8):
        assert len(reads.search(amina, "njeri")) == 8


def test_visitors_are_sent_to_sign_in(client: Client) -> None:
    for path in (MINE, "/me/business/pictures/", "/me/business/proofs/", "/me/numbers/"):
        assert client.get(path).status_code == 302
