"""A group's own words: its stewards keep them, and search finds by them."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.members.models import Member
from community.text.refusals import Refusal
from groups import reads
from groups.actions import synonyms
from groups.models import Group, Room, Synonym
from tests import world
from tests.doors import As


def found(as_: As, member: Member, words: str) -> str:
    return as_(member).get("/search/", {"q": words}).content.decode()


def test_what_a_group_calls_by_another_name_is_found_by_both(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    world.message(bakari, room, "Pishori ya Mwea imefika")
    world.synonym(bakari, group, "wali = pishori")
    assert "<mark>Pishori</mark>" in found(as_, amina, "wali")
    synonyms.drop(bakari, Synonym.objects.get())
    assert "Mwea" not in found(as_, amina, "wali")
    synonyms.put_back(bakari, Synonym.objects.get())
    assert "Mwea" in found(as_, amina, "wali")


def test_the_words_of_a_group_are_for_those_inside(
    as_: As, group: Group, bakari: Member, amina: Member, chidi: Member
) -> None:
    world.synonym(bakari, group, "wali = pishori")
    assert reads.synonyms_of(amina) == ["wali = pishori"]
    assert reads.synonyms_of(chidi) == []
    assert as_(chidi).get(reverse("groups:synonyms", args=[group.slug])).status_code == 404


def test_a_steward_adds_a_line_and_every_member_reads_it(
    as_: As, group: Group, bakari: Member, amina: Member
) -> None:
    url = reverse("groups:synonyms", args=[group.slug])
    words = {"key": str(uuid4()), "words": "  Sukari=SUGAR "}
    assert as_(bakari).post(url, words).status_code == 302
    assert as_(bakari).post(url, words).status_code == 302, "twice is once"
    assert Synonym.objects.get().words == "sukari = sugar"
    page = as_(amina).get(url).content.decode()
    assert "sukari = sugar" in page
    assert "<textarea" not in page


def test_who_is_no_steward_adds_and_drops_nothing(
    as_: As, group: Group, bakari: Member, amina: Member
) -> None:
    line = world.synonym(bakari, group)
    url = reverse("groups:synonyms", args=[group.slug])
    assert as_(amina).post(url, {"key": str(uuid4()), "words": "a = b"}).status_code == 404
    assert as_(amina).post(reverse("groups:dropping", args=[line.pk])).status_code == 404
    assert Synonym.objects.get().dropped_at is None


def test_a_line_taken_out_can_be_put_back(
    as_: As, group: Group, bakari: Member, amina: Member
) -> None:
    line = world.synonym(bakari, group)
    url, page = (
        reverse("groups:dropping", args=[line.pk]),
        reverse("groups:synonyms", args=[group.slug]),
    )
    as_(bakari).post(url)
    assert "Put it back" in as_(bakari).get(page).content.decode()
    assert "sukari" not in as_(amina).get(page).content.decode().replace("sukari = sugar.", "")
    as_(bakari).post(url, {"undo": "1"})
    assert "sukari = sugar" in as_(amina).get(page).content.decode()


@pytest.mark.parametrize(
    "words", ["", "sukari", "=", "a = ", "a b = c", "a = a", "=".join("abcdefghi")]
)
def test_what_is_no_line_of_words_is_refused_and_kept_in_the_form(
    words: str, as_: As, group: Group, bakari: Member
) -> None:
    url = reverse("groups:synonyms", args=[group.slug])
    answer = as_(bakari).post(url, {"key": str(uuid4()), "words": words})
    assert answer.status_code == 422
    assert not Synonym.objects.exists()


def test_the_same_line_is_not_added_again(group: Group, bakari: Member) -> None:
    world.synonym(bakari, group)
    with pytest.raises(Refusal, match="already knows"):
        world.synonym(bakari, group, "SUKARI = sugar")
