"""Written down by a steward at a meeting: nothing is there before the number says yes."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from community.members.models import Deed, Member
from community.notices.models import Notice
from community.sms.actions.receiving import receive
from community.sms.models import Text
from community.text.refusals import Refusal
from groups.actions import enrolments, memberships, rules
from groups.actions.groups import describe
from groups.models import Enrolment, Group
from tests import world
from tests.doors import As
from tests.members.door import come_in

NJERI = "+254722000444"


def written(by: Member, group: Group, phone: str = "0722 000444", name: str = "Njeri") -> Enrolment:
    return enrolments.enrol(by, group, uuid4(), phone, name, "en")


def texted(text: str, phone: str = NJERI) -> str:
    before = Text.objects.count()
    receive(phone, text, str(uuid4()))
    return "\n".join(one.body for one in Text.objects.order_by("pk")[before:])


def inside(phone: str, group: Group) -> bool:
    return group.memberships.filter(member__phone=phone).exists()


def test_a_steward_writes_down_and_nothing_is_there_but_the_question(
    as_: As, bakari: Member, group: Group
) -> None:
    words = {"phone": "0722 000444", "display_name": "Njeri", "language": "en"}
    url = f"/groups/{group.slug}/enrolments/"
    as_(bakari).post(url, {"key": str(uuid4()), **words})
    assert "Njeri" in as_(bakari).get(url).content.decode()
    assert not Member.objects.filter(phone=NJERI).exists()
    asked = Text.objects.get(to=NJERI).body
    assert f"Bakari wrote you down for {group.name}" in asked
    assert "YES" in asked
    assert "NO" in asked
    assert Deed.objects.at(group.topic).first().verb == "member.written_down"


@pytest.mark.parametrize("word", ["YES", "yes.", "Ndio", "NDIYO"])
def test_a_yes_by_text_brings_them_in(word: str, bakari: Member, group: Group) -> None:
    written(bakari, group)
    assert f"You are in {group.name}" in texted(word)
    njeri = Member.objects.get(phone=NJERI)
    assert (njeri.display_name, njeri.place) == ("Njeri", group.place)
    assert inside(NJERI, group)
    assert Enrolment.objects.get().member == njeri
    assert Notice.objects.get(member=bakari, kind="group.enrolled").text.startswith("Njeri")


@pytest.mark.parametrize("word", ["NO", "Hapana"])
def test_a_no_leaves_nothing(word: str, bakari: Member, group: Group) -> None:
    written(bakari, group)
    assert "your number is not kept" in texted(word)
    assert not Enrolment.objects.exists()
    assert not Member.objects.filter(phone=NJERI).exists()


def test_they_say_yes_by_signing_in_too(bakari: Member, group: Group) -> None:
    asked = written(bakari, group)
    client = Client()
    come_in(client, NJERI)
    named(client, group)
    assert "A steward waits for your answer" in client.get("/").content.decode()
    assert group.name in client.get("/joining/").content.decode()
    answer = client.post(f"/enrolments/{asked.pk}/answer/", {"answer": "yes"})
    assert answer.headers["Location"] == f"/groups/{group.slug}/"
    assert inside(NJERI, group)


def test_signed_in_they_can_say_no(bakari: Member, group: Group) -> None:
    asked = written(bakari, group)
    client = Client()
    come_in(client, NJERI)
    named(client, group)
    client.post(f"/enrolments/{asked.pk}/answer/", {"answer": "no"})
    assert not Enrolment.objects.exists()
    assert "Nobody waits for your answer" in client.get("/joining/").content.decode()


def named(client: Client, group: Group) -> None:
    words = {"display_name": "Njeri", "trades": [group.sector_id], "place": group.place_id}
    client.post("/me/welcome/", {**words, "language": "en"})


def test_after_a_day_it_never_was(bakari: Member, group: Group) -> None:
    written(bakari, group)
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert "You are in" not in texted("YES")
        enrolments.forget_lapsed()
    assert not Enrolment.objects.exists()
    assert not Member.objects.filter(phone=NJERI).exists()


def test_what_was_answered_stays_when_the_day_is_over(bakari: Member, group: Group) -> None:
    written(bakari, group)
    texted("YES")
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        enrolments.forget_lapsed()
    assert Enrolment.objects.count() == 1


def test_the_steward_cannot_tell_whether_a_number_has_an_account(
    as_: As, bakari: Member, chidi: Member, amina: Member, group: Group
) -> None:
    url, pages = f"/groups/{group.slug}/enrolments/", []
    for number in (NJERI, chidi.phone, amina.phone):
        words = {"phone": number, "display_name": "Njeri", "language": "en"}
        answer = as_(bakari).post(url, {"key": str(uuid4()), **words})
        pages.append((answer.status_code, answer.headers["Location"]))
        assert "Njeri" in Text.objects.filter(to=number).latest("pk").body
    assert len({*pages}) == 1
    html = as_(bakari).get(url).content.decode()
    assert html.count("<b>Njeri</b>") == 3, "neither name nor page of who has one is shown"


def test_who_has_an_account_keeps_their_name_and_is_told_there_as_well(
    bakari: Member, chidi: Member, group: Group
) -> None:
    written(bakari, group, chidi.phone or "", "Somebody")
    assert Notice.objects.get(member=chidi).url == "/joining/"
    texted("YES", chidi.phone or "")
    chidi.refresh_from_db()
    assert chidi.display_name == "Chidi"
    assert inside(chidi.phone or "", group)


def test_nobody_answers_for_another(as_: As, bakari: Member, chidi: Member, group: Group) -> None:
    asked = written(bakari, group)
    assert as_(chidi).post(f"/enrolments/{asked.pk}/answer/", {"answer": "yes"}).status_code == 404
    assert "You are in" not in texted("YES", chidi.phone or "")
    enrolments.decline(chidi.phone or "", asked)
    assert Enrolment.objects.count() == 1


def test_to_who_is_no_steward_there_is_no_such_page(
    as_: As, amina: Member, chidi: Member, group: Group
) -> None:
    for one in (amina, chidi):
        assert as_(one).get(f"/groups/{group.slug}/enrolments/").status_code == 404
        assert as_(one).post(f"/groups/{group.slug}/enrolments/").status_code == 404
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize(
    ("field", "wrong"), [("phone", "020 222 2222"), ("phone", "x"), ("display_name", "Admin")]
)
def test_what_is_wrong_stays_in_the_form_with_the_reason(
    as_: As, bakari: Member, group: Group, field: str, wrong: str
) -> None:
    words = {"phone": NJERI, "display_name": "Njeri", "language": "en", field: wrong}
    page = as_(bakari).post(f"/groups/{group.slug}/enrolments/", {"key": str(uuid4()), **words})
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert wrong in page.content.decode()
    assert not Text.objects.exists()


def test_a_flood_of_questions_is_stopped_by_the_same_purses_as_codes(
    bakari: Member, group: Group, settings: LazySettings
) -> None:
    settings.SMS_BUDGETS = {"number": 2, "range": 100, "country": 500, "site": 20_000}
    for _time in range(2):
        written(bakari, group)
    with pytest.raises(Refusal, match="Too many codes"):
        written(bakari, group)
    assert Text.objects.filter(to=NJERI).count() == 2
    assert Enrolment.objects.count() == 1, "written down anew, the earlier one goes"


def test_who_was_put_out_does_not_come_back_by_it(
    bakari: Member, amina: Member, group: Group
) -> None:
    """A steward who writes them down has let them in again, knowing or not: they must ask."""
    memberships.remove(bakari, group, amina, "Sells air")
    asked = written(bakari, group, amina.phone or "", "Amina")
    with pytest.raises(Refusal, match="put out"):
        enrolments.accept(amina, asked)


def test_a_yes_to_a_price_is_still_one_where_nobody_was_written_down(amina: Member) -> None:
    assert "You are in" not in texted("YES", amina.phone or "")


def test_the_page_costs_the_same_for_many(
    as_: As, bakari: Member, group: Group, django_assert_max_num_queries: Any
) -> None:
    for n in range(5):
        written(bakari, group, f"07220006{n:02}", f"Name {chr(65 + n)}")
    client = as_(bakari)
    client.get(f"/groups/{group.slug}/enrolments/")
    with django_assert_max_num_queries(9):
        client.get(f"/groups/{group.slug}/enrolments/")


def test_whoever_says_yes_by_text_has_read_no_rules_and_is_asked_before_they_write(
    bakari: Member, group: Group
) -> None:
    describe(bakari, group, group.name, "", "No politics.", False)
    written(bakari, group)
    texted("YES")
    njeri = Member.objects.get(phone=NJERI)
    with pytest.raises(Refusal, match="accept them"):
        world.message(njeri, group)
    rules.accept(njeri, group, group.edition)
    assert world.message(njeri, group).pk
