"""Reporting a price, taking it back, and what the form says no to."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import boards, quotes
from pricing.models import Cell, Quote, Supplier, Unit, Withdrawal
from tests import world
from tests.pricing.conftest import signed_in


@pytest.fixture
def form(amina: Member, group: Group) -> dict[str, Any]:
    """What Amina types: a bag of maize at Wakulima for 5,850."""
    words = {"commodity": world.commodity().slug, "market": world.market().slug}
    words |= {"price": "5,850/=", "quantity": "1", "unit": "bag 90 kg", "kind": "wholesale"}
    return words | {"currency": "KES", "seen_at": str(timezone.localdate()), "key": str(uuid4())}


@pytest.fixture
def url(group: Group) -> str:
    return reverse("pricing:quote_new", args=[group.slug])


def test_what_was_understood_is_said_back(
    client: Client, amina: Member, form: dict[str, Any], url: str
) -> None:
    answer = signed_in(client, amina).post(url, form, follow=True)
    assert "KES 5,850 for 1 bag of 90 kg = 65.00 per kg" in answer.content.decode()
    assert '<td class="mid">65</td>' in answer.content.decode()


def test_the_same_key_twice_is_one_quote(
    client: Client, amina: Member, form: dict[str, Any], url: str
) -> None:
    first = signed_in(client, amina).post(url, form)
    second = client.post(url, form)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Quote.objects.count() == 1
    assert Event.objects.filter(kind="quote.reported").count() == 1


def test_chidi_finds_no_form(client: Client, chidi: Member, form: dict[str, Any], url: str) -> None:
    assert signed_in(client, chidi).get(url).status_code == 404
    assert client.post(url, form).status_code == 404
    assert not Quote.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("price", "0", "more than zero"),
        ("price", "-65", "above zero"),
        ("price", "1000000000000", "too large"),
        ("price", "1e12", "letter"),
        ("price", "58OO", "letter"),
        ("price", "5.800", "5,800 or 5.80"),
        ("price", "0.001", "two digits"),
        ("quantity", "0", "more than zero"),
        ("quantity", "1000000", "too large"),
        ("unit", "sackful", "We do not know"),
        ("unit", "5 l", "cannot be compared"),
        ("seen_at", "2199-01-01", "still to come"),
        ("seen_at", "1066-01-01", "too long ago"),
        ("currency", "XXX", "Choose the money"),
        ("market", "atlantis", "Choose a market in the list"),
        ("market", "", "Choose a market in the list"),
        ("commodity", "unobtainium", "Choose the goods in the list"),
        ("kind", "barter", "Choose how it is sold"),
        ("seen_at", "yesterday", "Write the day like"),
    ],
)
def test_a_refusal_says_why_keeps_what_was_typed_and_changes_nothing(
    client: Client,
    amina: Member,
    form: dict[str, Any],
    url: str,
    field: str,
    typed: str,
    reason: str,
) -> None:
    answer = signed_in(client, amina).post(url, form | {field: typed})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert reason in html
    assert form["key"] in html
    assert not Quote.objects.exists()
    assert client.post(url, form).status_code == 302


def test_a_day_in_the_past_keeps_its_date(
    client: Client, amina: Member, form: dict[str, Any], url: str
) -> None:
    day = timezone.localdate() - timedelta(days=3)
    signed_in(client, amina).post(url, form | {"seen_at": str(day)})
    assert timezone.localtime(Quote.objects.get().seen_at).date() == day


def test_an_hour_ahead_is_a_wrong_clock_two_is_a_refusal(amina: Member) -> None:
    now = timezone.now()
    assert world.quote(amina, seen_at=now + timedelta(minutes=55)).pk
    with pytest.raises(Refusal, match="still to come"):
        world.quote(amina, seen_at=now + timedelta(hours=2))


def test_an_old_report_is_history_and_leaves_the_line_alone(amina: Member, dalia: Member) -> None:
    cell = world.quote(amina, "65").cell
    world.quote(dalia, "30", seen_at=timezone.now() - timedelta(days=90))
    cell.refresh_from_db()
    assert (cell.middle, cell.people, cell.quotes.count()) == (Decimal(65), 1, 2)


def test_a_second_price_of_the_day_replaces_the_first_as_the_voice(amina: Member) -> None:
    world.quote(amina, "65")
    cell = world.quote(amina, "70").cell
    cell.refresh_from_db()
    assert (cell.middle, cell.people, cell.quotes_counted) == (Decimal(70), 1, 1)
    assert cell.quotes.count() == 2


def test_a_price_far_from_the_others_is_asked_back_then_held(
    amina: Member, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    for member in (amina, bakari, dalia):
        world.quote(member, "65")
    with pytest.raises(Refusal, match=r"65 per kg; yours is 650\. Really\?") as refusal:
        world.quote(wanjiru, "650")
    assert refusal.value.field == "sure"
    cell = world.quote(wanjiru, "650", sure=True).cell
    cell.refresh_from_db()
    assert (cell.middle, cell.high, cell.quotes_held) == (Decimal(65), Decimal(65), 1)


def test_a_price_wildly_off_what_one_says_is_asked_back(amina: Member, wanjiru: Member) -> None:
    world.quote(amina, "65")
    for slip in ("5850", "6.40"):
        with pytest.raises(Refusal, match="Really") as refusal:
            world.quote(wanjiru, slip)
        assert refusal.value.field == "sure"
    assert Quote.objects.count() == 1
    world.quote(wanjiru, "400")
    world.quote(wanjiru, "5850", sure=True)
    assert Quote.objects.count() == 3


def test_a_newcomers_fold_names_what_its_choices_show(
    client: Client, amina: Member, form: dict[str, Any], url: str
) -> None:
    page = signed_in(client, amina).get(url).content.decode()
    assert "<summary>Wakulima, wholesale, KES" in page
    assert "None" not in page


def test_the_form_asks_really_with_a_tick(
    client: Client, amina: Member, bakari: Member, dalia: Member, form: dict[str, Any], url: str
) -> None:
    for member in (bakari, dalia, amina):
        world.quote(member, "65", kind="wholesale", seen_at=timezone.now() - timedelta(days=1))
    wrong = form | {"price": "58500"}
    answer = signed_in(client, amina).post(url, wrong)
    assert answer.status_code == 422
    assert 'name="sure"' in answer.content.decode()
    assert client.post(url, wrong | {"sure": "on"}).status_code == 302


def test_the_form_starts_with_what_was_used_last(
    client: Client, amina: Member, group: Group, url: str
) -> None:
    world.commodity("Beans")
    world.quote(amina, commodity=world.commodity("Sorghum"), unit="bag 90 kg", price="4000")
    html = signed_in(client, amina).get(url).content.decode()
    assert html.index("Sorghum") < html.index("Beans")
    assert 'value="bag 90 kg"' in html


def test_a_newcomer_is_offered_the_market_of_the_place_first(
    client: Client, amina: Member, bakari: Member, group: Group, url: str
) -> None:
    far, near = world.market("Asembo", "Kisumu"), world.market("Wakulima", "Nairobi")
    boards.choose(bakari, group, [world.commodity()], [far, near])
    html = signed_in(client, amina).get(url).content.decode()
    assert html.index(f'value="{near.slug}"') < html.index(f'value="{far.slug}"')


def test_a_bag_means_what_it_means_in_this_place(amina: Member) -> None:
    maize, here = world.commodity(), world.market()
    Unit.objects.create(commodity=maize, name="bag", factor=90)
    assert world.quote(amina, "5850", unit="bags").per_base == 65
    Unit.objects.create(commodity=maize, name="bag", factor=110, place=here.place)
    assert world.quote(amina, "5500", unit="gunia").per_base == 50
    assert world.quote(amina, "5850", unit="bag 90 kg").per_base == 65


def test_a_bag_of_two_sizes_is_asked_back(amina: Member) -> None:
    for factor in (50, 90):
        Unit.objects.create(commodity=world.commodity(), name="bag", factor=factor)
    with pytest.raises(Refusal, match="bag 50 kg, bag 90 kg"):
        world.quote(amina, "5850", unit="bag")


def test_a_redefined_unit_leaves_old_quotes(amina: Member) -> None:
    unit = Unit.objects.create(commodity=world.commodity(), name="debe", factor=18)
    quote = world.quote(amina, "900", unit="debe")
    unit.factor = Decimal(20)
    unit.save()
    quote.refresh_from_db()
    assert (quote.factor, quote.per_base) == (18, 50)


def test_two_currencies_and_two_measures_never_meet(amina: Member) -> None:
    kale = world.commodity("Kale")
    for words in ({}, {"currency": "UGX"}, {"unit": "bunch"}, {"kind": "wholesale"}):
        world.quote(amina, "50", commodity=kale, **words)
    assert Cell.objects.filter(commodity=kale, people=1, quotes_counted=1).count() == 4


def test_amina_takes_her_quote_back_and_lets_it_stand_again(
    client: Client, amina: Member, group: Group
) -> None:
    quote = world.quote(amina)
    url = reverse("pricing:withdrawal", args=[quote.pk])
    signed_in(client, amina)
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 302
    assert Withdrawal.objects.get().by == amina
    assert Cell.objects.get().middle is None
    assert client.post(url, {"undo": "1"}).status_code == 302
    assert Cell.objects.get().middle == Decimal(65)
    kinds = Event.objects.filter(topic_id=f"board.{group.pk}").order_by("number")
    assert [event.kind for event in kinds] == [
        "quote.reported",
        "quote.withdrawn",
        "quote.restored",
    ]


def test_nobody_takes_back_the_quote_of_another(
    client: Client, amina: Member, bakari: Member, chidi: Member
) -> None:
    url = reverse("pricing:withdrawal", args=[world.quote(amina).pk])
    for other in (bakari, chidi):
        assert signed_in(client, other).post(url).status_code == 404
    assert not Withdrawal.objects.exists()


def test_after_a_day_a_quote_stands(amina: Member) -> None:
    quote = world.quote(amina)
    Quote.objects.update(made_at=timezone.now() - timedelta(hours=25))
    quote.refresh_from_db()
    with pytest.raises(Refusal, match="within a day"):
        quotes.withdraw(amina, quote)
    assert not Withdrawal.objects.exists()


def test_one_key_by_page_and_by_program_is_one_quote(
    client: Client, amina: Member, form: dict[str, Any], url: str
) -> None:
    signed_in(client, amina).post(url, form)
    earlier = Quote.objects.get()
    words = {"unit": form["unit"], "kind": form["kind"], "key": earlier.key}
    assert world.quote(amina, "5850", **words) == earlier
    assert Event.objects.filter(kind="quote.reported").count() == 1


@pytest.mark.parametrize(
    "other",
    [{"price": "66"}, {"quantity": Decimal(2)}, {"unit": "bag 90 kg"}, {"kind": "wholesale"}],
)
def test_the_same_key_with_another_price_is_refused_and_counts_nothing(
    amina: Member, other: dict[str, Any]
) -> None:
    earlier = world.quote(amina, "65", sure=True)
    with pytest.raises(Refusal, match="already sent with other words") as refused:
        world.quote(amina, **{"price": "65", "sure": True, "key": earlier.key} | other)
    assert refused.value.status == 409
    assert Quote.objects.get() == earlier


def test_the_same_key_of_another_person_is_another_quote(amina: Member, dalia: Member) -> None:
    key = uuid4()
    assert world.quote(amina, key=key).pk != world.quote(dalia, key=key).pk


def test_a_refused_report_may_be_sent_again_mended_under_its_key(amina: Member) -> None:
    key = uuid4()
    with pytest.raises(Refusal):
        world.quote(amina, "0", key=key)
    assert world.quote(amina, "65", key=key).price == 65


def test_a_link_fills_the_form_with_what_it_names(client: Client, amina: Member, url: str) -> None:
    beans, gikomba = world.commodity("Beans"), world.market("Gikomba")
    world.quote(amina, unit="bag 90 kg", price="5850")
    query = f"?commodity={beans.slug}&market={gikomba.slug}&kind=retail"
    html = signed_in(client, amina).get(url + query).content.decode()
    assert f'<option value="{beans.slug}" selected>' in html
    assert f'<option value="{gikomba.slug}" selected>' in html


def test_a_commodity_off_the_board_is_not_offered(
    client: Client, amina: Member, form: dict[str, Any], url: str
) -> None:
    tea = world.commodity("Tea")
    tea.sectors.clear()
    assert 'value="tea"' not in signed_in(client, amina).get(url).content.decode()
    assert client.post(url, form | {"commodity": "tea"}).status_code == 422


def test_a_board_without_goods_says_who_can_help(
    client: Client, amina: Member, group: Group, url: str
) -> None:
    assert "The steward has not yet chosen" in signed_in(client, amina).get(url).content.decode()


def test_the_fold_opens_where_something_in_it_was_refused(
    client: Client, amina: Member, form: dict[str, Any], url: str
) -> None:
    signed_in(client, amina)
    shut = client.post(url, form | {"price": "0"}).content.decode()
    opened = client.post(url, form | {"seen_at": "2199-01-01"}).content.decode()
    assert "<details open>" not in shut
    assert "<details open>" in opened


def test_a_report_by_script_is_answered_without_a_page(
    client: Client, amina: Member, form: dict[str, Any], url: str
) -> None:
    signed_in(client, amina)
    head = {"X-Sokoni": "live"}
    bad = client.post(url, form | {"price": "0"}, headers=head)
    assert (bad.status_code, "price" in bad.json()["errors"]) == (422, True)
    assert client.post(url, form, headers=head).status_code == 204


def test_a_flood_of_reports_is_stopped(amina: Member) -> None:
    for number in range(200):
        world.quote(amina, str(60 + number % 9), key=uuid4())
    with pytest.raises(Refusal) as refusal:
        world.quote(amina)
    assert refusal.value.status == 429
    assert Quote.objects.count() == 200


def test_the_form_costs_the_same_for_a_busy_member(
    client: Client, amina: Member, url: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        world.quote(amina, commodity=world.commodity(f"Goods {number}"))
    signed_in(client, amina)
    with django_assert_max_num_queries(15):
        assert client.get(url).status_code == 200


def test_a_range_is_typed_as_one_price(
    client: Client, amina: Member, form: dict[str, Any], url: str
) -> None:
    range_ = form | {"price": "1,100–1200/=", "quantity": "1", "unit": "piece"}
    page = signed_in(client, amina).post(url, range_, follow=True).content.decode()
    quote = Quote.objects.get()
    assert (quote.price, quote.high, quote.per_base) == (1100, 1200, 1150)
    assert "KES 1,100–1,200 for 1 piece" in page
    cell = Cell.objects.get()
    assert (cell.low, cell.middle, cell.high) == (1100, 1150, 1200)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("1200-1100", "lower price to the higher"), ("100-1200", "this wide says little")],
)
def test_a_range_upside_down_or_too_wide_is_asked_back(
    client: Client, amina: Member, form: dict[str, Any], url: str, typed: str, reason: str
) -> None:
    answer = signed_in(client, amina).post(url, form | {"price": typed})
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert typed in answer.content.decode()
    assert not Quote.objects.exists()


def test_what_was_asked_never_meets_what_was_paid(amina: Member, dalia: Member) -> None:
    paid, asked = world.quote(amina, "65"), world.quote(dalia, "80", asked=True)
    assert (paid.cell.asked, asked.cell.asked) == (False, True)
    assert Cell.objects.filter(people=1).count() == 2


def test_an_offer_is_an_offer_paid_or_asked(amina: Member) -> None:
    cells = {world.quote(amina, kind="online", asked=one).cell for one in (True, False)}
    assert [cell.asked for cell in cells] == [False]


def test_two_grades_never_meet_and_an_unknown_one_is_asked_back(amina: Member) -> None:
    maize = world.commodity()
    maize.grades = "one, two"
    maize.save()
    for grade in ("one", "two"):
        assert world.quote(amina, commodity=maize, grade=grade).cell.grade == grade
    with pytest.raises(Refusal, match="Known: one, two") as refusal:
        world.quote(amina, commodity=maize, grade="three")
    assert refusal.value.field == "grade"
    assert Cell.objects.count() == 2


def test_what_is_told_a_month_late_is_history_only(amina: Member, dalia: Member) -> None:
    late = timezone.now() - timedelta(days=31)
    words = {"commodity": world.commodity(), "market": world.market(), "price": Decimal(30)}
    cell = world.quote(amina, "65", seen_at=timezone.now() - timedelta(days=29)).cell
    quote = quotes.report(dalia, uuid4(), seen_at=late, **words)
    cell.refresh_from_db()
    assert (quote.late, cell.middle, cell.quotes_counted) == (True, 65, 1)
    assert cell.quotes.count() == 2


def test_the_same_key_with_another_end_or_grade_is_refused(amina: Member) -> None:
    earlier = world.quote(amina, "65", high=Decimal(70))
    assert world.quote(amina, "65", high=Decimal(70), key=earlier.key) == earlier
    for other in ({"high": Decimal(71)}, {"high": Decimal(70), "asked": True}, {}):
        with pytest.raises(Refusal, match="already sent"):
            world.quote(amina, "65", key=earlier.key, **other)


def test_whoever_supplies_the_group_makes_offers_whatever_they_call_it(
    wanjiru: Member, bakari: Member, group: Group
) -> None:
    Supplier.objects.create(group=group, member=wanjiru, by=bakari)
    key = uuid4()
    assert world.quote(wanjiru, kind="retail", key=key).cell.kind == "supplier"
    assert world.quote(wanjiru, kind="retail", key=key).cell.kind == "supplier"
    assert not Cell.objects.filter(kind="retail").exists()


def test_the_form_starts_with_nothing_chosen_and_then_as_last_time(
    client: Client, amina: Member, group: Group
) -> None:
    for name in ("Beans", "Maize"):
        world.commodity(name)
    world.market()
    url = reverse("pricing:quote_new", args=[group.slug])
    page = signed_in(client, amina).get(url).content.decode()
    assert '<option value="" selected>' in page
    assert 'value="1"' not in page
    assert 'name="unit" value' not in page
    world.quote(amina, "5850", unit="bag 90 kg")
    page = client.get(url).content.decode()
    assert '<option value="maize" selected>' in page
    assert 'value="bag 90 kg"' in page
    page = client.get(f"{url}?commodity=beans").content.decode()
    assert 'name="unit" value="bag 90 kg"' not in page
