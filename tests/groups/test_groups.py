"""Groups: opened, found, described, each at an address of its own."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.live.models import Event
from community.members.models import Member
from community.sectors.models import Place
from groups import reads
from groups.models import Group
from tests import world
from tests.doors import As


def words(**changed: str) -> dict[str, str]:
    sector, place = world.sector("Vegetables"), world.place("Nakuru")
    return {
        "key": str(uuid4()),
        "name": "Nakuru Vegetables",
        "sector": str(sector.pk),
        "place": str(place.pk),
        **changed,
    }


def test_whoever_opens_a_group_is_its_steward_in_its_first_room(as_: As, chidi: Member) -> None:
    answer = as_(chidi).post(reverse("groups:new"), words(about="Sukuma and onions"))
    group = Group.objects.get()
    assert answer["Location"] == reverse("groups:group", args=["nakuru-vegetables"])
    assert (list(group.stewards()), group.about) == ([chidi], "Sukuma and onions")
    assert [room.name for room in group.rooms.all()] == ["General"]
    assert Event.objects.filter(topic=group.topic, kind="group.opened").count() == 1


def test_the_same_key_opens_one_group(as_: As, chidi: Member) -> None:
    form = words()
    first, second = (as_(chidi).post(reverse("groups:new"), form) for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Group.objects.count() == 1


def test_two_groups_of_one_name_have_two_addresses(amina: Member, chidi: Member) -> None:
    one, other = world.group(by=amina, name="Soko"), world.group(by=chidi, name="Soko")
    assert one.slug == "soko"
    assert other.slug.startswith("soko-")


@pytest.mark.parametrize("name", ["New", "市場", "???"])
def test_any_name_gets_an_address_that_leads_to_it(name: str, as_: As, chidi: Member) -> None:
    group = world.group(by=chidi, name=name)
    page = as_(chidi).get(reverse("groups:group", args=[group.slug]))
    assert group.name in page.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "   "},
        {"name": "\u200b\u200b"},
        {"name": "x" * 81},
        {"name": "a\x00b"},
        {"sector": "999999"},
        {"sector": ""},
        {"place": "x"},
        {"place": "99999999999999999999999"},
        {"about": "x" * 401},
        {"rules": "x" * 2001},
        {"key": "not a key"},
        {"key": ""},
    ],
)
def test_a_form_in_disorder_opens_nothing_and_keeps_what_was_typed(
    wrong: dict[str, str], as_: As, chidi: Member
) -> None:
    answer = as_(chidi).post(reverse("groups:new"), words(**{"rules": "Be honest", **wrong}))
    assert answer.status_code == 422
    assert not Group.objects.exists()
    assert "Be honest" in answer.content.decode() or "rules" in wrong


def test_a_steward_says_anew_what_the_group_is_for(as_: As, group: Group, bakari: Member) -> None:
    url = reverse("groups:about", args=[group.slug])
    changed = {"name": "Nairobi Nafaka", "about": "Grain", "rules": "No lies", "by_approval": "on"}
    assert as_(bakari).post(url, changed).status_code == 302
    address = group.slug
    group.refresh_from_db()
    assert (group.name, group.rules, group.by_approval) == ("Nairobi Nafaka", "No lies", True)
    assert group.slug == address, "links to it stay good"


def test_rules_are_shown_as_text_and_never_as_html(as_: As, bakari: Member, chidi: Member) -> None:
    group = world.group(by=bakari, name="Soko <b>huru</b>")
    group.rules = "<script>alert(1)</script>"
    group.save(update_fields=["rules"])
    page = as_(chidi).get(reverse("groups:group", args=[group.slug])).content.decode()
    assert "<script>alert" not in page
    assert "<b>huru" not in page


def names(member: Member, **asked: object) -> list[str]:
    return [group.name for group in reads.listed(member, **asked)]  # type: ignore[arg-type]


@pytest.fixture
def three(bakari: Member) -> None:
    towns = {"Mombasa": (-4.04, 39.67), "Nakuru": (-0.30, 36.08), "Kisumu": (-0.09, 34.77)}
    for name, (latitude, longitude) in towns.items():
        town = Place.objects.create(
            slug=name.lower(), name=name, latitude=latitude, longitude=longitude
        )
        group = world.group(by=bakari, name=f"{name} Cereals")
        Group.objects.filter(pk=group.pk).update(place=town)


def test_groups_of_one_s_own_trade_come_before_nearer_ones(three: None, chidi: Member) -> None:
    fish = world.sector("Fish")
    Group.objects.filter(name="Nakuru Cereals").update(sector=fish)
    chidi.trades.add(fish)
    assert names(chidi) == ["Nakuru Cereals", "Kisumu Cereals", "Mombasa Cereals"]


def test_the_nearest_groups_come_first(three: None, chidi: Member) -> None:
    chidi.place = Place.objects.create(
        slug="eldoret", name="Eldoret", latitude=0.52, longitude=35.27
    )
    assert names(chidi) == ["Kisumu Cereals", "Nakuru Cereals", "Mombasa Cereals"]


def test_without_a_place_they_stand_by_name(three: None, chidi: Member) -> None:
    assert names(chidi) == ["Kisumu Cereals", "Mombasa Cereals", "Nakuru Cereals"]


def test_my_own_groups_come_before_all_others(three: None, chidi: Member) -> None:
    world.joined(chidi, Group.objects.get(name="Nakuru Cereals"))
    assert names(chidi)[0] == "Nakuru Cereals"


def test_groups_are_found_by_words_trade_and_place(three: None, chidi: Member) -> None:
    assert names(chidi, words="kisumu") == ["Kisumu Cereals"]
    assert names(chidi, words="cereal momb") == ["Mombasa Cereals"]
    assert names(chidi, words="shoes") == []
    assert names(chidi, place=Place.objects.get(slug="nakuru")) == ["Nakuru Cereals"]
    assert names(chidi, sector=world.sector("Shoes")) == []


def test_the_list_tells_size_and_last_word(group: Group, amina: Member, chidi: Member) -> None:
    said = world.message(amina, group)
    found = reads.listed(chidi).get(pk=group.pk)
    assert (found.size, found.active_at, found.mine) == (2, said.made_at, False)


def test_the_list_has_pages(as_: As, chidi: Member, bakari: Member) -> None:
    for number in range(22):
        Group.objects.create(
            author=bakari,
            key=uuid4(),
            slug=f"g{number}",
            name=f"Group {number:02}",
            sector=world.sector(),
            place=world.place(),
        )
    url = reverse("groups:list")
    assert "Group 19" in as_(chidi).get(url).content.decode()
    page = as_(chidi).get(url, {"page": 2, "words": "group"}).content.decode()
    assert "Group 21" in page
    assert "words=group" in page


@pytest.mark.parametrize(
    "query", ["?sector=x", "?sector=99999999999999999999", "?page=-1", "?page=z", "?words=%00"]
)
def test_a_question_without_sense_still_gets_a_list(query: str, as_: As, chidi: Member) -> None:
    assert as_(chidi).get(reverse("groups:list") + query).status_code == 200


def test_an_empty_list_says_what_to_do_next(as_: As, chidi: Member) -> None:
    page = as_(chidi).get(reverse("groups:list")).content.decode()
    assert "Open the first one" in page
    page = as_(chidi).get(reverse("groups:list"), {"words": "shoes"}).content.decode()
    assert "No group fits" in page
