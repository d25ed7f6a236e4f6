"""A deal between two: one writes it down, the other agrees; it is proof, and no money moves."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.deals import wording
from community.deals.actions import deals, terms
from community.deals.models import Deal, Terms
from community.deals.wording import Promise
from community.live.models import Event
from community.members.actions import blocks
from community.members.models import Member
from community.notices.models import Notice
from community.sms.models import Stop, Text
from community.text.refusals import Refusal
from groups.actions import memberships
from groups.models import Group
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db


def promise(**words: Any) -> Promise:
    tomorrow = timezone.localdate() + timedelta(days=1)
    usual: dict[str, Any] = {"what": "bags of maize", "quantity": Decimal(10), "currency": "KES"}
    usual |= {"price": Decimal(45000), "deposit": Decimal(0), "due_on": tomorrow, "place": "Gate B"}
    return Promise(**usual | words)


def draft(by: Member, member: Member, key: UUID | None = None, **words: Any) -> Deal:
    return deals.draft(by, member, key or uuid4(), True, promise(**words))


def typed(**words: str) -> dict[str, str]:
    tomorrow = timezone.localdate() + timedelta(days=1)
    usual = {"key": str(uuid4()), "selling": "yes", "what": "bags of maize", "quantity": "10"}
    usual |= {"price": "45,000/=", "currency": "KES", "deposit": "5000", "place": "Gate B"}
    return usual | {"due_on": tomorrow.isoformat()} | words


def test_amina_writes_a_deal_down_on_wanjirus_page(as_: As, amina: Member, wanjiru: Member) -> None:
    page = as_(amina).get(f"/members/{wanjiru.handle}/").content.decode()
    url = f"/members/{wanjiru.handle}/deals/new/"
    assert url in page
    answer = as_(amina).post(url, typed())
    made = Deal.objects.whole().get()
    assert answer.url == f"/deals/{made.pk}/"
    assert (made.seller, made.buyer, made.promised.costs) == (amina, wanjiru, "KSh 45,000")
    shown = as_(wanjiru).get(answer.url).content.decode()
    assert "Is this right?" in shown
    assert "Sokoni handles no money" in shown


def test_what_cannot_be_read_is_asked_back_with_all_that_was_typed(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    url = f"/members/{wanjiru.handle}/deals/new/"
    answer = as_(amina).post(url, typed(price="much", place="Under the clock"))
    assert answer.status_code == 422
    assert "Under the clock" in answer.content.decode()
    assert not Deal.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quantity", "0"),
        ("quantity", "2000000"),
        ("price", "0"),
        ("price", "99999999999999999999"),
        ("deposit", "45001"),
        ("due_on", "2020-01-01"),
        ("due_on", "2199-01-01"),
        ("currency", "XXX"),
        ("what", "   "),
        ("place", ""),
    ],
)
def test_nothing_is_kept_of_a_deal_that_cannot_be(
    as_: As, amina: Member, wanjiru: Member, field: str, value: str
) -> None:
    answer = as_(amina).post(f"/members/{wanjiru.handle}/deals/new/", typed(**{field: value}))
    assert answer.status_code == 422
    assert not Deal.objects.exists()
    assert not Text.objects.exists()


@pytest.mark.parametrize("currency", ["KES", "UGX", "USD"])
def test_foreign_money_is_said_with_its_sign(amina: Member, wanjiru: Member, currency: str) -> None:
    made = draft(amina, wanjiru, currency=currency, price=Decimal("12.50"))
    assert made.promised.costs == f"{({'KES': 'KSh', 'UGX': 'USh'}).get(currency, currency)} 12.50"


@given(
    quantity=st.decimals(allow_nan=False, allow_infinity=False, places=3),
    price=st.decimals(allow_nan=False, allow_infinity=False, places=2),
    deposit=st.decimals(allow_nan=False, allow_infinity=False, places=2),
)
def test_whatever_figures_are_sent_what_is_kept_fits_its_columns(
    quantity: Decimal, price: Decimal, deposit: Decimal
) -> None:
    asked = promise(quantity=quantity, price=price, deposit=deposit)
    try:
        kept = wording.checked(asked)
    except Refusal:
        return
    assert 0 < kept.quantity < 10**9
    assert 0 <= kept.deposit <= kept.price < 10**12


def test_the_other_is_told_and_texted_with_a_number_to_answer(
    amina: Member, wanjiru: Member
) -> None:
    made = draft(amina, wanjiru)
    told = Notice.objects.get(member=wanjiru)
    assert (told.kind, told.url) == ("deal.drafted", f"/deals/{made.pk}/")
    text = Text.objects.get()
    assert text.to == wanjiru.phone
    assert f"Send YES {made.pk} or NO {made.pk}" in text.body
    assert f"{timezone.localtime():%Y}" in text.body
    topics = Event.objects.filter(kind="deal.changed").values_list("topic", flat=True)
    assert {*topics} == {f"member.{amina.pk}", f"member.{wanjiru.pk}"}


def test_a_phone_that_said_stop_gets_no_text(amina: Member, wanjiru: Member) -> None:
    Stop.objects.create(phone=wanjiru.phone)
    draft(amina, wanjiru)
    assert not Text.objects.filter(withheld_at=None).exists()


def test_a_phone_gets_six_texts_of_deals_a_day_at_most(amina: Member, wanjiru: Member) -> None:
    for _ in range(8):
        draft(amina, wanjiru)
    assert Text.objects.filter(to=wanjiru.phone).count() == 6


def test_the_same_key_is_the_same_deal_and_other_words_are_refused(
    amina: Member, wanjiru: Member
) -> None:
    key = uuid4()
    assert draft(amina, wanjiru, key) == draft(amina, wanjiru, key)
    with pytest.raises(Refusal, match="already sent with other words"):
        draft(amina, wanjiru, key, price=Decimal(1))
    assert (Deal.objects.count(), Terms.objects.count()) == (1, 1)


def test_two_deals_of_the_same_two_are_two(amina: Member, wanjiru: Member) -> None:
    first, second = world.deal(amina, wanjiru), draft(wanjiru, amina)
    assert first != second
    assert Deal.objects.of(amina).running().count() == 2


def test_nobody_deals_with_themselves(as_: As, amina: Member) -> None:
    with pytest.raises(Refusal, match="between two members"):
        draft(amina, amina)
    assert as_(amina).post(f"/members/{amina.handle}/deals/new/", typed()).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        Deal.objects.create(author=amina, member=amina, key=uuid4(), selling=True)


def test_not_with_one_who_was_blocked_nor_with_one_who_blocks(
    as_: As, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    blocks.block(amina, wanjiru, uuid4())
    amina.refresh_from_db()
    with pytest.raises(Refusal, match="blocked"):
        draft(amina, wanjiru)
    assert as_(wanjiru).get(f"/members/{amina.handle}/deals/new/").status_code == 404
    assert draft(amina, dalia)


def test_not_with_a_closed_account_nor_without_a_common_group(
    as_: As, amina: Member, wanjiru: Member, chidi: Member
) -> None:
    with pytest.raises(Refusal, match="share no group"):
        draft(amina, chidi)
    assert as_(amina).post(f"/members/{chidi.handle}/deals/new/", typed()).status_code == 404
    Member.objects.filter(pk=wanjiru.pk).update(is_active=False)
    wanjiru.refresh_from_db()
    with pytest.raises(Refusal, match="closed"):
        draft(amina, wanjiru)


def test_ten_a_day_are_enough(amina: Member, wanjiru: Member) -> None:
    for _ in range(10):
        draft(amina, wanjiru)
    with pytest.raises(Refusal) as refusal:
        draft(amina, wanjiru)
    assert refusal.value.status == 429


def test_nobody_but_the_two_sees_it(
    as_: As, amina: Member, wanjiru: Member, chidi: Member, bakari: Member, staff: Member
) -> None:
    made = world.deal(amina, wanjiru)
    paths = ["", "terms/"]
    for stranger in (chidi, bakari, staff):
        for path in paths:
            assert as_(stranger).get(f"/deals/{made.pk}/{path}").status_code == 404
        for path in (f"/deals/{made.pk}/results/", f"/terms/{made.promised.pk}/agreement/"):
            assert as_(stranger).post(path, {"key": str(uuid4())}).status_code == 404
    assert as_(wanjiru).get(f"/deals/{made.pk}/").status_code == 200


def test_a_visitor_is_sent_to_sign_in(amina: Member, wanjiru: Member, client: Any) -> None:
    made = world.deal(amina, wanjiru)
    for path in ("/deals/", f"/deals/{made.pk}/", f"/members/{amina.handle}/deals/new/"):
        assert client.get(path).url.startswith("/in/")


def test_whoever_leaves_the_group_still_finishes_their_deals(
    as_: As, amina: Member, wanjiru: Member, group: Group
) -> None:
    made = world.deal(amina, wanjiru)
    memberships.leave(wanjiru, group)
    assert as_(wanjiru).get(f"/deals/{made.pk}/").status_code == 200
    done = {"key": str(uuid4()), "done": "yes"}
    assert as_(wanjiru).post(f"/deals/{made.pk}/results/", done).status_code == 302


def test_the_list_begins_with_what_waits_for_the_reader(
    as_: As, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    world.deal(amina, wanjiru, what="sacks of beans")
    draft(dalia, amina, what="crates of tomatoes", due_on=timezone.localdate() + timedelta(9))
    page = as_(amina).get("/deals/").content.decode()
    assert page.index("crates of tomatoes") < page.index("sacks of beans")
    assert "waits for you" in page
    assert "waits for Amina" in as_(dalia).get("/deals/").content.decode()


def test_an_empty_list_says_how_to_begin(as_: As, amina: Member) -> None:
    assert "Write down a deal" in as_(amina).get("/deals/").content.decode()


def test_a_list_of_many_deals_asks_as_little_as_one_of_few(
    as_: As, amina: Member, wanjiru: Member, django_assert_max_num_queries: Any
) -> None:
    for _ in range(4):
        world.deal(amina, wanjiru)
    browser = as_(amina)
    browser.get("/deals/")
    with django_assert_max_num_queries(11):
        browser.get("/deals/")
    made = draft(wanjiru, amina)
    with django_assert_max_num_queries(14):
        browser.get(f"/deals/{made.pk}/")


def test_agreeing_to_words_one_has_not_read_is_refused(amina: Member, wanjiru: Member) -> None:
    made = draft(amina, wanjiru)
    first = made.promised
    terms.propose(amina, made, uuid4(), promise(price=Decimal(90000)))
    with pytest.raises(Refusal, match="have changed"):
        terms.agree(wanjiru, first)
    made.refresh_from_db()
    assert made.agreed_at is None
