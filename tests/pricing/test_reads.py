"""What the room offers the pages that see the whole house."""

from datetime import timedelta

from django.utils import timezone

from community.members.models import Member
from community.sms.read import Words, split
from groups.models import Group
from pricing import keywords, reads
from tests import world
from tests.pricing.conftest import Atmost


def moved(member: Member, market: str, before: str, now: str) -> None:
    where = world.market(market)
    world.quote(member, before, market=where, seen_at=timezone.now() - timedelta(days=9))
    world.quote(member, now, market=where)


def test_the_biggest_fresh_moves_of_my_boards_come_first(
    amina: Member, chidi: Member, django_assert_max_num_queries: Atmost
) -> None:
    moved(amina, "Wakulima", "100", "104")
    moved(amina, "Gikomba", "100", "50")
    world.quote(amina, market=world.market("Kangemi"))
    with django_assert_max_num_queries(1):
        markets = [cell.market.name for cell in reads.moves(amina)]
    assert markets == ["Gikomba", "Wakulima"]
    assert reads.moves(chidi) == []


def test_a_search_finds_goods_and_markets(amina: Member) -> None:
    world.commodity()
    world.market("Maize Yard")
    found = reads.search(amina, "mahindi")
    assert [hit.url for hit in found] == ["/prices/maize/", "/markets/maize-yard/"]
    assert {hit.kind for hit in found} == {"quote"}
    assert reads.search(amina, "tomato") == []


def test_a_price_is_found_by_its_thing_and_its_town_in_one_breath(
    amina: Member, group: Group
) -> None:
    world.quote(amina, market=world.market("Wakulima", "Nakuru"))
    world.quote(amina, market=world.market("Kongowea", "Mombasa"))
    world.board(group)
    first, *rest = reads.search(amina, "bei mahindi nakuru")
    assert first.url == "/prices/maize/wakulima/?kind=retail"
    assert "KES 65" in first.snippet
    assert [hit.url for hit in rest] == ["/prices/maize/", "/markets/wakulima/"]


def text(member: Member, body: str) -> str:
    assert member.phone
    return keywords.price(split(member.phone, body, "1"))


def test_a_price_comes_by_text(amina: Member, group: Group) -> None:
    world.quote(amina, "5850", unit="bag 90 kg")
    world.quote(amina, "70", market=world.market("Kibuye", "Kisumu"))
    world.board(group)
    answer = text(amina, "PRICE maize wakulima")
    assert answer.startswith("Maize, Wakulima: KSh 65/kg, bag 90 kg 5,850, retail (")
    assert "Kibuye" in text(amina, "bei mahindi kisumu")
    assert "Wakulima" not in text(amina, "bei mahindi kisumu")
    assert len(text(amina, "PRICE maize")) <= 160


def test_a_text_never_mixes_paid_with_asked_nor_kinds(amina: Member, group: Group) -> None:
    """The wholesale price that was paid, though an asked one and a retail one are newer."""
    ago = timezone.now() - timedelta(hours=3)
    world.quote(amina, "60", kind="wholesale", seen_at=ago)
    world.quote(amina, "50", kind="wholesale", asked=True)
    world.quote(amina, "80", market=world.market("Gikomba"))
    world.board(group)
    answer = text(amina, "PRICE maize nairobi")
    assert "KSh 60/kg, wholesale (" in answer
    assert "50" not in answer
    assert "80" not in answer
    answer = text(amina, "PRICE maize gikomba")
    assert "KSh 80/kg, retail (" in answer


def test_where_nothing_was_paid_a_text_says_that_it_was_asked(amina: Member) -> None:
    world.quote(amina, "50", asked=True)
    assert "KSh 50/kg, retail, asked (" in text(amina, "PRICE maize")


def test_an_old_price_by_text_says_so(amina: Member) -> None:
    world.quote(amina, seen_at=timezone.now() - timedelta(days=500))
    assert "(old, " in text(amina, "PRICE maize")


def test_a_text_that_asks_for_nothing_known_is_told_how(amina: Member) -> None:
    assert "PRICE maize kisumu" in text(amina, "PRICE")
    assert "No price for “moon cheese”" in text(amina, "PRICE moon cheese")


def test_a_phone_nobody_has_gets_no_price(amina: Member) -> None:
    world.quote(amina)
    answer = keywords.price(Words("+254799999999", "PRICE", "maize", split("", "", "2").key))
    assert "65" not in answer
