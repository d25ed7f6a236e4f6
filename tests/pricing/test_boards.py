"""The group's board: what it shows, to whom, and how it moves."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups.actions import groups
from groups.models import Group
from pricing import access, board, fragments
from pricing.actions import boards, quotes
from pricing.models import Board
from pricing.models.cell import CellQuerySet
from tests import world
from tests.pricing.conftest import Atmost, signed_in


@pytest.fixture
def page(group: Group) -> str:
    return reverse("pricing:board", args=[group.slug])


def test_amina_reads_the_price_of_the_bag_and_of_the_kilo(
    client: Client, amina: Member, page: str
) -> None:
    world.quote(amina, "5850", unit="bag 90 kg", kind="wholesale")
    html = signed_in(client, amina).get(page).content.decode()
    assert '<td class="mid">65</td>' in html
    assert "90 kg ≈&nbsp;5,850" in html
    assert "KSh / kg" in html


def test_chidi_finds_no_board(client: Client, chidi: Member, page: str) -> None:
    assert signed_in(client, chidi).get(page).status_code == 404


def test_a_visitor_is_sent_to_sign_in(client: Client, page: str) -> None:
    assert client.get(page).status_code == 302


def test_an_empty_board_says_what_to_do(client: Client, amina: Member, page: str) -> None:
    assert "The first one helps everybody" in signed_in(client, amina).get(page).content.decode()


def test_a_board_asks_as_little_for_forty_lines_as_for_one(
    client: Client, amina: Member, page: str, django_assert_max_num_queries: Atmost
) -> None:
    for number in range(12):
        world.quote(amina, market=world.market(f"Market {number}"))
    signed_in(client, amina).get(page)
    with django_assert_max_num_queries(13):
        assert client.get(page).content.decode().count("<tr id=") == 12


def test_the_filter_keeps_what_answers_it(client: Client, amina: Member, page: str) -> None:
    world.quote(amina, kind="wholesale")
    world.quote(amina, commodity=world.commodity("Beans"), market=world.market("Gikomba"))
    signed_in(client, amina)
    lines = {
        asked: client.get(page + asked).content.decode().count("<tr id=")
        for asked in ("", "?q=mahindi", "?q=beans", "?kind=retail", "?market=gikomba", "?q=zzz")
    }
    assert list(lines.values()) == [2, 1, 1, 1, 1, 0]


def test_a_filtered_board_takes_no_new_lines(client: Client, amina: Member, page: str) -> None:
    signed_in(client, amina)
    assert 'data-place="none"' in client.get(page + "?q=maize").content.decode()
    assert 'data-place="end"' in client.get(page).content.decode()


def test_a_quote_is_one_event_on_each_board_that_shows_it(amina: Member, group: Group) -> None:
    other = world.group(by=amina, name="Cereals of Nairobi East")
    far = groups.open_group(amina, world.sector(), world.place("Kisumu"), "Kisumu Cereals")
    quote = world.quote(amina)
    events = Event.objects.filter(kind="quote.reported", subject=quote.cell_id)
    topics = sorted(events.values_list("topic_id", flat=True))
    assert topics == sorted([f"board.{group.pk}", f"board.{other.pk}"])
    assert not Event.objects.filter(topic_id=f"board.{far.pk}").exists()


def test_an_event_draws_the_line_as_it_is_now(amina: Member, group: Group) -> None:
    quote = world.quote(amina, "65")
    world.quote(amina, "70")
    first, second = events = list(Event.objects.filter(topic_id=f"board.{group.pk}"))
    drawn = fragments.draw(events)
    assert first.subject == second.subject == quote.cell_id
    assert drawn[0] == drawn[1]
    assert f'<tr id="c{quote.cell_id}"' in drawn[0]
    assert "70" in drawn[0]


def test_the_line_is_the_same_for_every_reader_and_language(amina: Member, group: Group) -> None:
    world.quote(amina)
    events = list(Event.objects.filter(topic_id=f"board.{group.pk}"))
    with override("sw"):
        in_swahili = fragments.draw(events)
    assert in_swahili == fragments.draw(events)


def test_a_line_without_a_quote_left_is_emptied(amina: Member, group: Group) -> None:
    quote = world.quote(amina)
    quotes.withdraw(amina, quote)
    last = Event.objects.filter(topic_id=f"board.{group.pk}").order_by("number").last()
    assert last
    assert fragments.draw([last]) == [f'<tr id="c{quote.cell_id}" hidden></tr>']


def test_the_board_of_a_group_one_is_not_in_moves_without_saying_who_moved_it(
    amina: Member, chidi: Member, group: Group
) -> None:
    other = world.group(chidi, "Chidi's Cereals")
    quotes.withdraw(amina, world.quote(amina))
    moves = Event.objects.filter(kind__startswith="quote.")
    assert {event.actor for event in moves.filter(topic=f"board.{group.pk}")} == {amina}
    assert {event.actor for event in moves.filter(topic=f"board.{other.pk}")} == {None}


def test_members_watch_the_board_and_chidi_does_not(
    amina: Member, chidi: Member, group: Group
) -> None:
    assert access.may_watch(amina, group.pk)
    assert not access.may_watch(chidi, group.pk)


def test_the_steward_chooses_what_is_shown(
    client: Client, amina: Member, bakari: Member, group: Group, page: str
) -> None:
    world.quote(amina)
    beans = world.quote(amina, commodity=world.commodity("Beans"))
    words = {"commodities": [beans.cell.commodity.pk], "markets": [beans.cell.market.pk]}
    answer = signed_in(client, bakari).post(reverse("pricing:choice", args=[group.slug]), words)
    assert answer.status_code == 302
    assert [cell.pk for cell in board.cells(group)] == [beans.cell_id]


def test_only_the_steward_chooses(client: Client, amina: Member, group: Group) -> None:
    url = reverse("pricing:choice", args=[group.slug])
    assert signed_in(client, amina).get(url).status_code == 404
    assert signed_in(client, amina).post(url, {}).status_code == 404


def test_an_empty_choice_is_refused_and_changes_nothing(bakari: Member, group: Group) -> None:
    with pytest.raises(Refusal, match="at least one commodity"):
        boards.choose(bakari, group, [], [world.market()])
    with pytest.raises(Refusal, match="at least one market"):
        boards.choose(bakari, group, [world.commodity()], [])
    assert not Board.objects.exists()


def test_an_old_price_is_shown_as_old(client: Client, amina: Member, page: str) -> None:
    june = datetime(2025, 6, 15, 9, tzinfo=UTC)
    world.quote(amina, seen_at=june)
    html = signed_in(client, amina).get(page).content.decode()
    assert 'class="stale"' in html
    assert "Jun 2025" in html
    assert world.quote(amina, "66").cell.middle == Decimal("66.0000")


def test_many_lines_come_page_by_page_and_each_once(
    client: Client, amina: Member, page: str
) -> None:
    for number in range(43):
        world.quote(amina, market=world.market(f"Market {number:02}"))
    signed_in(client, amina)
    first, second = client.get(page).content.decode(), client.get(page + "?page=2").content.decode()
    assert (first.count("<tr id="), second.count("<tr id=")) == (40, 3)
    assert "Market 42" in second
    assert "1 of 2" in first


def test_the_pager_keeps_the_filter(client: Client, amina: Member, page: str) -> None:
    for number in range(43):
        world.quote(amina, market=world.market(f"Market {number:02}"))
    html = signed_in(client, amina).get(page + "?kind=retail").content.decode()
    assert "?kind=retail&amp;page=2" in html


def test_fresh_prices_stand_before_old_ones(client: Client, amina: Member, page: str) -> None:
    old = datetime.now(UTC) - timedelta(days=200)
    world.quote(amina, commodity=world.commodity("Apples"), seen_at=old)
    world.quote(amina, commodity=world.commodity("Zucchini"))
    html = signed_in(client, amina).get(page).content.decode()
    assert html.index("Zucchini") < html.index("Apples")


def test_a_price_of_years_ago_is_history_not_board(
    client: Client, amina: Member, group: Group, page: str
) -> None:
    world.quote(amina, seen_at=datetime.now(UTC) - timedelta(days=800))
    assert "<tr id=" not in signed_in(client, amina).get(page).content.decode()
    assert not board.cells(group).exists()


def test_a_board_in_swahili_has_the_same_lines(client: Client, amina: Member, page: str) -> None:
    world.quote(amina)
    english = signed_in(client, amina).get(page).content.decode()
    swahili = client.get(page, headers={"Accept-Language": "sw"}).content.decode()
    assert rows(english) == rows(swahili)
    assert '<html lang="sw"' in swahili


def rows(html: str) -> str:
    return html[html.index("<tbody") : html.index("</tbody>")]


def test_a_batch_of_events_is_drawn_with_one_query(
    amina: Member, group: Group, django_assert_max_num_queries: Atmost
) -> None:
    for number in range(8):
        world.quote(amina, market=world.market(f"Market {number}"))
    events = list(Event.objects.filter(topic_id=f"board.{group.pk}"))
    with django_assert_max_num_queries(1):
        assert all(fragments.draw(events))


def test_a_choice_is_an_event_that_draws_nothing(bakari: Member, group: Group) -> None:
    boards.choose(bakari, group, [world.commodity()], [world.market()])
    [event] = Event.objects.filter(topic_id=f"board.{group.pk}")
    assert (event.kind, fragments.draw([event])) == ("board.chosen", [""])


def test_a_chosen_board_no_longer_hears_of_what_it_left_out(
    amina: Member, bakari: Member, group: Group
) -> None:
    boards.choose(bakari, group, [world.commodity("Beans")], [world.market()])
    events = Event.objects.filter(topic_id=f"board.{group.pk}", kind="quote.reported")
    world.quote(amina)
    assert not events.exists()
    world.quote(amina, commodity=world.commodity("Beans"))
    assert events.count() == 1


def test_the_choice_shows_what_is_chosen_and_keeps_it_on_a_slip(
    client: Client, bakari: Member, group: Group
) -> None:
    maize, here = world.commodity(), world.market()
    url = reverse("pricing:choice", args=[group.slug])
    html = signed_in(client, bakari).get(url).content.decode()
    assert html.count(" checked") == 2
    slip = client.post(url, {"commodities": [maize.pk]})
    assert slip.status_code == 422
    assert "Choose at least one market" in slip.content.decode()
    assert slip.content.decode().count(" checked") == 1
    assert here in board.markets(group)


@pytest.mark.parametrize("asked", ["q", "market", "kind", "page"])
@pytest.mark.parametrize("words", ["%00", "%ff", "'", "<script>", "9" * 500, "%F0%9F%8D%85"])
def test_no_address_breaks_the_board(
    client: Client, amina: Member, page: str, asked: str, words: str
) -> None:
    answer = signed_in(client, amina).get(f"{page}?{asked}={words}")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().partition("<main")[2]


def test_a_board_read_by_pages_is_the_board_in_its_order(amina: Member, group: Group) -> None:
    """Put in order by what orders it, looked up by the page: nothing twice, nothing left out."""
    ago = datetime.now(UTC) - timedelta(days=400)
    for number, goods in enumerate(["Rice", "Beans", "Maize", "Beans", "Sugar", "Maize"]):
        market = world.market(["Wakulima", "Gikomba"][number % 2])
        seen = {"seen_at": ago} if number == 4 else {}
        world.quote(
            amina, str(60 + number), commodity=world.commodity(goods), market=market, **seen
        )
    world.board(group)
    whole = [cell.pk for cell in board.cells(group)]
    sheet = board.Sheet(board.cells(group))
    assert sheet.count() == len(whole) >= 5
    for size in (1, 2, 4, 50):
        starts = range(0, len(whole), size)
        paged = [cell.pk for start in starts for cell in sheet[start : start + size]]
        assert paged == whole


def test_a_page_of_a_board_is_read_at_once_with_all_it_shows(
    amina: Member, group: Group, django_assert_max_num_queries: Atmost
) -> None:
    for number in range(6):
        world.quote(amina, str(60 + number), market=world.market(f"Market {number}"))
    world.board(group)
    with django_assert_max_num_queries(1):
        lines = [
            (str(one.commodity), str(one.market.place)) for one in board.Sheet(cells(group))[:4]
        ]
    assert len(lines) == 4


def cells(group: Group) -> CellQuerySet:
    return board.cells(group)
