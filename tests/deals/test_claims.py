"""The register of those who did not pay: said to their face, answered, judged, never listed."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from community.deals import tasks
from community.deals.actions import claims
from community.deals.actions.claims import Owed
from community.deals.models import Claim
from community.deals.register import mark
from community.members.models import Member
from community.notices.models import Notice
from community.sms.models import Text
from community.text.refusals import Refusal
from tests import world
from tests.doors import As
from tests.pictures import photos

pytestmark = pytest.mark.django_db

STRANGER = "0722 900 900"


def later(days: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def typed(**words: Any) -> dict[str, Any]:
    today = timezone.localdate().isoformat()
    usual = {"key": str(uuid4()), "phone": STRANGER, "what": "Three articles", "amount": "4,000/="}
    return {**usual, "currency": "KES", "due_on": today, **words}


def refused(by: Member, phone: str = STRANGER, **words: Any) -> str:
    usual = {"what": "Three articles", "amount": Decimal(4000), "currency": "KES"}
    owed = Owed(**{**usual, "due_on": timezone.localdate(), **words})
    with pytest.raises(Refusal) as refusal:
        claims.claim(by, uuid4(), phone, owed)
    return str(refusal.value.reason)


def test_the_number_is_kept_as_a_keyed_hash_and_nowhere_else(amina: Member) -> None:
    made = world.claim(amina, STRANGER)
    assert made.mark == mark("+254722900900")
    kept = [str(value) for value in Claim.objects.filter(pk=made.pk).values()[0].values()]
    assert not [value for value in kept if "722900900" in value.replace(" ", "")]


def test_without_the_site_s_key_the_hash_cannot_be_made(settings: Any) -> None:
    before = mark("+254722900900")
    assert before == mark("+254722900900")
    settings.SECRET_KEY = "another"
    assert mark("+254722900900") != before


def test_amina_claims_on_a_page_and_the_one_it_is_about_is_told_what_and_by_whom(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    answer = as_(amina).post("/claims/new/", typed(phone=wanjiru.phone))
    made = Claim.objects.get()
    assert answer.url == f"/claims/{made.pk}/"
    assert made.member == wanjiru
    told = Notice.objects.get(member=wanjiru)
    assert (told.kind, told.url) == ("deal.claim", answer.url)
    assert Text.objects.get().to == wanjiru.phone
    page = as_(wanjiru).get(answer.url).content.decode()
    assert "Three articles" in page
    assert "Amina" in page
    assert "4,000" in as_(wanjiru).get("/register/").content.decode()


def test_whoever_is_no_member_gets_one_text_ever(
    amina: Member, wanjiru: Member, dalia: Member
) -> None:
    world.claim(amina, STRANGER)
    world.claim(wanjiru, STRANGER)
    text = Text.objects.get()
    assert text.to == "+254722900900"
    assert "nothing is public" in text.body
    assert "Amina" not in text.body, "a name goes to nobody outside"
    with later(400):
        world.claim(dalia, STRANGER)
    assert Text.objects.count() == 1


def test_who_joins_later_with_that_number_reads_and_answers_it(as_: As, amina: Member) -> None:
    made = world.claim(amina, STRANGER)
    late = world.joining.join("+254722900900", "Kevo", "en")
    assert "4,000" in as_(late).get("/register/").content.decode()
    as_(late).post(f"/claims/{made.pk}/reply/", {"words": "I paid in cash."})
    made.refresh_from_db()
    assert (made.reply, made.member) == ("I paid in cash.", late)


def test_nobody_else_sees_a_claim(
    as_: As, amina: Member, wanjiru: Member, dalia: Member, chidi: Member, client: Any
) -> None:
    made = world.claim(amina, str(wanjiru.phone))
    for other in (dalia, chidi):
        assert as_(other).get(f"/claims/{made.pk}/").status_code == 404
        for act in ("reply", "withdrawal", "appeal"):
            assert as_(other).post(f"/claims/{made.pk}/{act}/", {"words": "x"}).status_code == 404
        assert "4,000" not in as_(other).get("/register/").content.decode()
    for path in ("/register/", "/claims/new/", f"/claims/{made.pk}/", "/hearings/"):
        assert client.get(path).url.startswith("/in/")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"amount": Decimal(0)}, "above zero"),
        ({"amount": Decimal(10) ** 12}, "at most a billion"),
        ({"currency": "XXX"}, "do not know this money"),
        ({"due_on": timezone.localdate() + timedelta(days=3)}, "a day that is past"),
        ({"due_on": timezone.localdate() - timedelta(days=900)}, "at most two years"),
        ({"what": " "}, "Write something"),
    ],
)
def test_what_cannot_be_judged_is_not_kept(amina: Member, words: dict[str, Any], says: str) -> None:
    assert says in refused(amina, **words)
    assert not Claim.objects.exists()


def test_neither_against_oneself_nor_a_landline_nor_twice_at_once(amina: Member) -> None:
    assert "your own number" in refused(amina, str(amina.phone))
    assert "landline" in refused(amina, "020 222 2222")
    assert "phone number" in refused(amina, "my boss")
    world.claim(amina, STRANGER)
    assert "already" in refused(amina)
    assert Claim.objects.count() == 1


def test_three_a_day(amina: Member) -> None:
    for last in range(3):
        world.claim(amina, f"072290010{last}")
    assert "a lot in a short time" in refused(amina, "0722900109")


def test_the_same_form_twice_is_one_claim(as_: As, amina: Member) -> None:
    words = typed()
    first, second = (as_(amina).post("/claims/new/", words) for _ in range(2))
    assert first.url == second.url
    again = as_(amina).post("/claims/new/", words | {"what": "Four articles"})
    assert again.status_code == 422
    assert "Four articles" in again.content.decode()
    assert Claim.objects.count() == 1


def test_from_a_deal_the_number_of_the_other_is_not_shown(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made = world.deal(amina, wanjiru)
    url = f"/deals/{made.pk}/claims/new/"
    page = as_(amina).get(url).content.decode()
    assert str(wanjiru.phone)[-9:] not in page
    words = typed()
    del words["phone"]
    answer = as_(amina).post(url, words)
    claim = Claim.objects.get()
    assert answer.url == f"/claims/{claim.pk}/"
    assert (claim.member, claim.deal, claim.group) == (wanjiru, made, made.group)


def test_of_a_deal_that_was_never_agreed_or_is_done_nothing_is_owed(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    for made in (world.deal(amina, wanjiru, agreed=False), world.dealt(amina, wanjiru)):
        answer = as_(amina).post(f"/deals/{made.pk}/claims/new/", typed())
        assert answer.status_code == 422
        assert "Nothing is owed" in answer.content.decode()
    assert not Claim.objects.exists()


def test_a_reply_is_given_once_and_wakes_those_who_judge(
    as_: As, amina: Member, wanjiru: Member, bakari: Member, otieno: Member
) -> None:
    made = world.claim(amina, str(wanjiru.phone))
    assert not made.hearings.get().is_open, "first the other speaks"
    url = f"/claims/{made.pk}/reply/"
    assert as_(wanjiru).post(url, {"words": " "}).status_code == 422
    assert as_(wanjiru).post(url, {"words": "I paid in cash."}).status_code == 302
    assert as_(wanjiru).post(url, {"words": "I paid in cash."}).status_code == 302, "sent twice"
    assert as_(wanjiru).post(url, {"words": "Or by phone."}).status_code == 422
    assert made.hearings.get().is_open
    told = Notice.objects.filter(kind="deal.hearing").values_list("member", flat=True)
    assert {*told} == {bakari.pk, otieno.pk}


def test_whoever_claims_does_not_answer_for_the_other(as_: As, amina: Member) -> None:
    made = world.claim(amina, STRANGER)
    assert as_(amina).post(f"/claims/{made.pk}/reply/", {"words": "Yes"}).status_code == 422
    made.refresh_from_db()
    assert made.replied_at is None


def test_taken_back_it_is_judged_no_more(as_: As, amina: Member, wanjiru: Member) -> None:
    made = world.claim(amina, str(wanjiru.phone))
    assert as_(wanjiru).post(f"/claims/{made.pk}/withdrawal/").status_code == 422
    assert as_(amina).post(f"/claims/{made.pk}/withdrawal/").status_code == 302
    as_(amina).post(f"/claims/{made.pk}/withdrawal/")
    made.refresh_from_db()
    assert made.withdrawn_at is not None
    with later(8):
        assert not made.hearings.get().is_open
    assert Notice.objects.filter(member=wanjiru).count() == 2
    assert world.claim(amina, str(wanjiru.phone)) != made, "and another may be made"


def test_its_picture_is_for_both_sides_and_those_who_judge(
    as_: As, amina: Member, wanjiru: Member, bakari: Member, dalia: Member
) -> None:
    file = {"picture": photos.upload(photos.taken_at_home())}
    as_(amina).post("/claims/new/", typed(phone=wanjiru.phone) | file)
    made = Claim.objects.select_related("picture").get()
    assert ProcrastinateJob.objects.filter(task_name="deals.develop").count() == 1
    tasks.make_ready(made.pk)
    tasks.make_ready_the_rest()
    world.heard(made, "found")
    path = f"/claims/{made.pk}/picture/small/"
    for one in (amina, wanjiru, bakari):
        assert as_(one).get(path)["Content-Type"] == "image/webp"
    assert as_(dalia).get(path).status_code == 404


def test_a_page_in_place_of_a_picture_is_refused_and_nothing_kept(as_: As, amina: Member) -> None:
    answer = as_(amina).post("/claims/new/", typed() | {"picture": photos.upload(photos.SVG)})
    assert answer.status_code == 422
    assert not Claim.objects.exists()
