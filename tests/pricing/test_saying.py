"""A price by text: said back before it counts, asked back where it is not clear."""

from uuid import uuid4

import pytest

from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.models import Text
from groups.models import Group
from pricing import asking, board
from pricing.actions import boards
from pricing.models import Commodity, Proposal, Quote, Unit
from pricing.reading import read, shipped
from pricing.said import usual_kind
from pricing.vocabulary import site_vocabulary
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def market() -> None:
    world.commodity("Sugar")
    world.market("Wakulima", "Nairobi")


def sends(member: Member, text: str) -> str:
    before = Text.objects.count()
    receive(member.phone, text, str(uuid4()))
    texts = Text.objects.order_by("pk")[before:]
    return "\n".join(text.body for text in texts)


def test_amina_texts_a_line_and_it_is_read_back_before_it_counts(amina: Member) -> None:
    reply = sends(amina, "sukari 50kg 5,800/= wakulima")
    assert "Sugar, Wakulima: KES 5,800 for 50 kg" in reply
    assert "YES" in reply
    assert len(reply) <= 160
    assert not Quote.objects.exists()


def test_her_yes_puts_it_on_the_board_once(amina: Member) -> None:
    sends(amina, "sukari 50kg 5,800/= wakulima")
    assert "116" in sends(amina, "yes")
    sends(amina, "Ndiyo")
    quote = Quote.objects.get()
    assert (quote.author, quote.per_base, quote.cell.market.name) == (amina, 116, "Wakulima")


def test_a_yes_to_nothing_gets_the_line_of_help(amina: Member) -> None:
    assert "STOP" in sends(amina, "yes")
    assert not Quote.objects.exists()


def test_bakari_cannot_say_yes_for_amina(amina: Member, bakari: Member) -> None:
    sends(amina, "sukari 50kg 5,800/= wakulima")
    sends(bakari, "yes")
    assert not Quote.objects.exists()


def test_a_stranger_s_line_is_no_price(amina: Member) -> None:
    receive("+254799999999", "sukari 50kg 5800 wakulima", "x1")
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("sukari 5800 wakulima", "how much"),
        ("sukari 50kg 5800 mwanga", "market"),
        ("5800 kg sukari 50 wakulima", "swapped"),
        ("sukari 50kg 5800 5900 wakulima", "price"),
    ],
)
def test_what_is_not_clear_is_asked_back_and_nothing_is_kept(
    amina: Member, line: str, asked: str
) -> None:
    assert asked in sends(amina, line).lower()
    assert not Proposal.objects.exists()


def test_goods_nobody_knows_are_answered_with_the_three_nearest() -> None:
    reading = read("sugra 50kg 5800", shipped())
    assert "item" in reading.unclear or reading.item == "sugar"
    near = asking.nearest("xsugarx 50kg 5800", shipped())
    assert near[0] == "sugar"
    assert len(near) <= 3
    assert asking.nearest("zzzz 50 5800", shipped()) == []


def test_a_market_of_the_site_keeps_its_name_from_one_we_ship(amina: Member) -> None:
    reading = read("sukari 50kg 5800 wakulima", site_vocabulary())
    assert (reading.place, reading.unclear) == ("wakulima", ())


def test_talk_that_is_no_price_gets_the_line_of_help(amina: Member) -> None:
    assert "STOP" in sends(amina, "habari za asubuhi")
    assert not Proposal.objects.exists()


def test_the_same_text_repeated_by_the_gateway_is_one_proposal(amina: Member) -> None:
    for _ in range(2):
        receive(amina.phone, "sukari 50kg 5800 wakulima", "same-id")
    assert Proposal.objects.count() == 1


def test_a_wild_price_needs_a_second_yes(amina: Member, bakari: Member) -> None:
    usual = {"commodity": world.commodity("Sugar"), "market": world.market(), "kind": "wholesale"}
    world.quote(bakari, price="11", **usual)
    sends(amina, "sukari 50kg 5800 wakulima")
    assert "YES again" in sends(amina, "yes")
    assert not Quote.objects.filter(author=amina).exists()
    sends(amina, "yes")
    assert Quote.objects.filter(author=amina).count() == 1


def test_a_range_and_what_was_asked_reach_the_quote_by_text(amina: Member) -> None:
    sends(amina, "they are asking 5800-5900 for sukari 50kg at wakulima")
    sends(amina, "yes")
    quote = Quote.objects.get()
    assert (quote.price, quote.high, quote.cell.asked) == (5800, 5900, True)


def test_goods_only_the_site_knows_are_read_by_text(amina: Member) -> None:
    world.commodity("Smartwatch", base="piece")
    world.market("Luthuli", "Nairobi")
    assert "Smartwatch, Luthuli: KES 1,150" in sends(amina, "smartwatch 1 piece 1150 luthuli")
    assert "how much" in sends(amina, "smartwatch 1150 luthuli").lower()


@pytest.mark.parametrize("line", ["xsugarx 50kg 5800 wakulima", "xsugarx 5800 50 wakulima"])
def test_goods_nobody_knows_are_answered_with_the_nearest_by_text(amina: Member, line: str) -> None:
    assert "Perhaps: Sugar" in sends(amina, line)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("line", ["tukutane saa 10", "nipigie 0712345678 leo", "asante sana"])
def test_one_number_or_none_of_no_goods_is_no_price(amina: Member, line: str) -> None:
    assert "STOP" in sends(amina, line)


@pytest.fixture
def two_maizes(bakari: Member, group: Group) -> Commodity:
    """On the board of Amina's group is white dry maize; the survey has a maize of its own."""
    world.commodity("Maize")
    dry = world.commodity("Maize (white, dry)")
    Commodity.objects.filter(pk=dry.pk).update(synonyms="mahindi, maize")
    boards.choose(bakari, group, [dry], [world.market("Wakulima")])
    return dry


@pytest.mark.parametrize("name", ["maize", "mahindi", "corn", "white maize", "maize white dry"])
def test_goods_of_ones_own_boards_are_meant_before_others_of_that_name(
    amina: Member, group: Group, two_maizes: Commodity, name: str
) -> None:
    assert "Maize (white, dry), Wakulima" in sends(amina, f"{name} 90kg 3700 wakulima")
    thanks = sends(amina, "yes")
    assert str(group) in thanks
    assert board.cells(group).filter(pk=Quote.objects.get().cell_id).exists()


def test_who_has_no_board_means_the_plain_one(chidi: Member, two_maizes: Commodity) -> None:
    assert "Maize, Wakulima" in sends(chidi, "maize 90kg 3700 wakulima")


def test_a_plain_bag_of_them_is_asked_until_somebody_says_what_it_holds(
    amina: Member, two_maizes: Commodity
) -> None:
    """As on the page: a bag of maize says nothing of a bag of dry white maize."""
    assert "How much does one hold?" in sends(amina, "maize bag 3700 wakulima")
    Unit.objects.create(commodity=two_maizes, name="bag", factor=90)
    assert "for 90 kg" in sends(amina, "maize bag 3700 wakulima")


def test_two_kinds_on_the_board_by_one_name_are_asked_apart(
    amina: Member, bakari: Member, group: Group, two_maizes: Commodity
) -> None:
    yellow = world.commodity("Maize (yellow)")
    Commodity.objects.filter(pk=yellow.pk).update(synonyms="maize")
    boards.choose(bakari, group, [two_maizes, yellow], [world.market("Wakulima")])
    assert "Which goods" in sends(amina, "maize 90kg 3700 wakulima")


def test_thanks_name_no_board_where_none_shows_it(amina: Member, two_maizes: Commodity) -> None:
    sends(amina, "sukari 50kg 5,800/= wakulima")
    thanks = sends(amina, "yes")
    assert Quote.objects.count() == 1
    assert "No board of your groups shows it yet" in thanks


def test_a_kind_that_is_not_said_is_as_last_time_by_text_and_by_program(amina: Member) -> None:
    sugar = world.commodity("Sugar")
    assert usual_kind(amina, sugar.slug) == "wholesale"
    world.quote(amina, "120", commodity=sugar, kind="retail")
    assert "retail" in sends(amina, "sukari 50kg 5,800/= wakulima")
    assert usual_kind(amina, "rice") == "retail"


def test_a_report_sent_again_is_of_the_kind_it_was_the_first_time(amina: Member) -> None:
    sugar = world.commodity("Sugar")
    first = world.quote(amina, "110", commodity=sugar, kind="wholesale")
    world.quote(amina, "120", commodity=sugar, kind="retail")
    assert usual_kind(amina, sugar.slug) == "retail"
    assert usual_kind(amina, sugar.slug, first.key) == "wholesale"
