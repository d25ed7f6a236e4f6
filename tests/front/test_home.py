from django.test import Client

from community.members.models import Member
from groups.models import Group
from mentorship.models import Question
from tests import world
from tests.front.pages import Atmost, page, signed_in

MOST_QUERIES = 17


def test_a_visitor_reads_what_this_place_is_and_how_to_come_in(client: Client, db: None) -> None:
    html = client.get("/").content.decode()
    assert "Know the price before you pay it." in html
    assert 'href="/in/"' in html
    assert "data-me" not in html


def test_about_says_whose_prices_these_are(client: Client, db: None) -> None:
    assert "World Food Programme" in client.get("/about/").content.decode()


def test_amina_sees_what_is_new_in_her_group_and_how_much(
    amina: Member, bakari: Member, group: Group
) -> None:
    world.message(bakari, group, "Sukari imepanda")
    world.message(bakari, world.room(bakari, group), "The lorry leaves at two")
    html = page(amina, "/")
    assert f"/groups/{group.slug}/" in html
    assert "The lorry leaves at two" in html
    assert '">2<' in html


def test_groups_stand_with_the_newest_word_first(amina: Member, group: Group) -> None:
    other = world.group(by=amina, name="Gikomba Clothes")
    world.message(amina, group)
    html = page(amina, "/")
    assert html.index(group.name) < html.index(other.name)


def test_a_price_that_moved_this_week_stands_on_the_home_page(
    amina: Member, bakari: Member, moved: None
) -> None:
    html = page(amina, "/")
    assert "/prices/maize/wakulima/" in html
    assert 'class="trend up"' in html


def test_the_outsider_is_told_to_find_a_group_and_nothing_of_others(
    chidi: Member, bakari: Member, group: Group
) -> None:
    world.message(bakari, group, "Siri ya kikundi")
    html = page(chidi, "/")
    assert "Find your group" in html
    assert "Siri" not in html
    assert group.name not in html


def test_who_belongs_nowhere_yet_finds_the_groups_of_their_trade_at_home(
    chidi: Member, bakari: Member, group: Group
) -> None:
    chidi.trades.add(group.sector)
    world.message(bakari, group, "Siri ya kikundi")
    hidden = world.group(by=bakari, name="Quiet Cereals", hidden=True)
    other = world.group(by=bakari, name="Gikomba Clothes")
    Group.objects.filter(pk=other.pk).update(sector=world.sector("Clothes"))
    html = page(chidi, "/")
    assert f"/groups/{group.slug}/" in html
    for nothing in (hidden.name, other.name, "Siri"):
        assert nothing not in html


def test_who_belongs_somewhere_is_shown_no_other_groups(amina: Member, group: Group) -> None:
    amina.trades.add(group.sector)
    world.group(by=world.member("Eve"), name="Other Cereals")
    assert "Other Cereals" not in page(amina, "/")


def test_a_step_once_taken_is_not_asked_for_again(amina: Member) -> None:
    assert "Report a price you paid" in page(amina, "/")
    world.quote(amina)
    assert "Report a price you paid" not in page(amina, "/")


def test_home_asks_as_often_for_many_groups_as_for_one(
    amina: Member, bakari: Member, django_assert_max_num_queries: Atmost
) -> None:
    for name in ("One", "Two", "Three", "Four"):
        one = world.group(by=bakari, name=name)
        world.message(bakari, one, f"Good morning {name}")
        world.joined(amina, one)
    browser = signed_in(amina)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get("/")


def test_an_answer_to_bakari_and_a_question_for_the_mentor_wait_on_their_home_pages(
    bakari: Member, dalia: Member, asked: Question
) -> None:
    assert asked.title in page(dalia, "/")
    assert "Questions for you" in page(dalia, "/")
    world.answer(dalia, asked, "Dry them for three days in the sun.")
    assert "Dry them for three days" in page(bakari, "/")
