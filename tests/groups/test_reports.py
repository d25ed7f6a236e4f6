"""Two taps, and the stewards see it as it was then; who reported is not said."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse

from community.alerts.models import Alert
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import editions, memberships, reports, stewards, withdrawals
from groups.models import Group, Message, Report, Room
from groups.subjects import known, subject_of
from tests import world
from tests.doors import As

FRAUD = "Nitumie KSh 5,000 kwanza, gunia litafuata."


@pytest.fixture
def said(room: Room, amina: Member) -> Message:
    return world.message(amina, room, FRAUD)


def new(noun: str, pk: int) -> str:
    return reverse("groups:report_new", args=[noun, pk])


def sent(kind: str = "scam", **words: Any) -> dict[str, str]:
    return {"key": str(uuid4()), "kind": kind, **words}


def test_the_page_behind_a_message_offers_each_kind_in_one_tap(
    as_: As, said: Message, dalia: Member, amina: Member
) -> None:
    url = reverse("groups:message", args=[said.pk])
    page = as_(dalia).get(url).content.decode()
    assert page.count('name="kind"') == 6
    assert new("message", said.pk) in page
    assert 'name="kind"' not in as_(amina).get(url).content.decode(), "not beside one's own"


def test_a_tap_reports_and_says_what_happens_now(as_: As, said: Message, dalia: Member) -> None:
    answer = as_(dalia).post(new("message", said.pk), sent(words="She asked me too."))
    made = Report.objects.get()
    assert answer.url == reverse("groups:report", args=[made.pk])
    assert (made.author, made.about, made.kind) == (dalia, said.author, "scam")
    assert "The stewards have it" in as_(dalia).get(answer.url).content.decode()


def test_the_stewards_see_it_as_it_was_then(
    as_: As, group: Group, said: Message, amina: Member, dalia: Member, bakari: Member
) -> None:
    world.report(dalia, "message", said.pk)
    editions.edit(amina, said, uuid4(), "Habari za asubuhi.")
    withdrawals.withdraw(amina, Message.objects.get(pk=said.pk), uuid4())
    page = as_(bakari).get(reverse("groups:queue", args=[group.slug])).content.decode()
    assert FRAUD in page
    assert "It cheats people" in page


def test_the_stewards_are_told_but_never_who_reported(
    said: Message, dalia: Member, bakari: Member, amina: Member
) -> None:
    world.report(dalia, "message", said.pk)
    told = Notice.objects.get(member=bakari)
    assert told.kind == "group.report"
    assert told.actor is None
    assert "Dalia" not in told.text
    assert not Notice.objects.filter(member=amina).exists(), "nor is the one it is about"


def test_a_steward_who_is_reported_neither_hears_nor_sees_it(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    said = world.message(bakari, room, FRAUD)
    stewards.make_steward(bakari, group, amina)
    Notice.objects.all().delete()
    world.report(world.joined(world.member("Juma"), group), "message", said.pk)
    assert {one.member for one in Notice.objects.all()} == {amina}
    url = reverse("groups:queue", args=[group.slug])
    assert FRAUD not in as_(bakari).get(url).content.decode()
    assert FRAUD in as_(amina).get(url).content.decode()


def warned(by: Member, group: Group) -> Alert:
    by.place = group.place
    by.save(update_fields=["place"])
    return world.alert(by)


def test_every_noun_can_be_reported(
    group: Group, amina: Member, dalia: Member, staff: Member
) -> None:
    asked = world.question(amina, group, "Who buys?")
    things = {
        "message": world.message(amina, group).pk,
        "member": amina.pk,
        "question": asked.pk,
        "answer": world.answer(amina, asked, "Me.").pk,
        "tutorial": world.published(group.stewards()[0], world.lesson(amina, group)).pk,
        "quote": world.quote(amina).pk,
        "badge": world.badge(staff, amina, group).pk,
        "case": (gathered := world.case(amina, group)).pk,
        "voice": world.voice(amina, gathered).pk,
        "alert": warned(amina, group).pk,
    }
    assert things.keys() == known().keys()
    for noun, pk in things.items():
        made = world.report(dalia, noun, pk)
        assert (made.about, made.group) == (amina, group)
        assert made.evidence
        assert made.url


@pytest.mark.parametrize("noun", ["message", "member", "question", "answer", "tutorial"])
def test_an_outsider_reports_nothing_they_cannot_see(
    noun: str, as_: As, group: Group, amina: Member, chidi: Member
) -> None:
    asked = world.question(amina, group)
    things = {
        "message": world.message(amina, group).pk,
        "member": amina.pk,
        "question": asked.pk,
        "answer": world.answer(amina, asked).pk,
        "tutorial": world.published(group.stewards()[0], world.lesson(amina, group)).pk,
    }
    browser = as_(chidi)
    assert browser.get(new(noun, things[noun])).status_code == 404
    assert browser.post(new(noun, things[noun]), sent()).status_code == 404
    assert not Report.objects.exists()


def test_an_unknown_noun_or_number_is_not_there(as_: As, amina: Member) -> None:
    assert as_(amina).get(new("group", 1)).status_code == 404
    assert as_(amina).get(new("message", 999_999)).status_code == 404


def test_what_is_withdrawn_is_no_longer_reported(
    as_: As, said: Message, amina: Member, dalia: Member
) -> None:
    withdrawals.withdraw(amina, said, uuid4())
    assert as_(dalia).post(new("message", said.pk), sent()).status_code == 404


def test_a_price_of_someone_one_shares_no_group_with_has_no_name_to_report(
    as_: As, chidi: Member, dalia: Member
) -> None:
    assert as_(chidi).get(new("quote", world.quote(dalia).pk)).status_code == 404


@pytest.mark.parametrize("words", [{"kind": "nonsense"}, {"words": "x" * 301}, {"key": "7"}])
def test_bad_input_reports_nothing(
    words: dict[str, str], as_: As, said: Message, dalia: Member
) -> None:
    answer = as_(dalia).post(new("message", said.pk), sent() | words)
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_one_s_own_is_not_reported(as_: As, said: Message, amina: Member) -> None:
    assert as_(amina).post(new("message", said.pk), sent()).status_code == 422
    assert not Report.objects.exists()


def test_twice_is_one_report(said: Message, dalia: Member, wanjiru: Member) -> None:
    key, of = uuid4(), subject_of(dalia, "message", said.pk)
    first = reports.report(dalia, of, key, "scam")
    assert reports.report(dalia, of, key, "scam") == first
    assert reports.report(dalia, of, uuid4(), "abuse") == first
    world.report(wanjiru, "message", said.pk)
    assert Report.objects.count() == 2


def test_the_twenty_first_of_a_day_waits(group: Group, amina: Member, dalia: Member) -> None:
    for number in range(20):
        world.report(dalia, "message", world.message(amina, group, f"line {number}").pk)
    with pytest.raises(Refusal):
        world.report(dalia, "message", world.message(amina, group, "one more").pk)
    cache.clear()
    assert Report.objects.count() == 20


def test_whoever_reported_takes_it_back_while_it_is_open(
    as_: As, said: Message, dalia: Member, wanjiru: Member
) -> None:
    made = world.report(dalia, "message", said.pk)
    url = reverse("groups:report_withdrawal", args=[made.pk])
    assert as_(wanjiru).post(url).status_code == 404
    assert as_(dalia).post(url).status_code == 302
    assert not Report.objects.still_open().exists()
    assert as_(dalia).post(url).status_code == 422, "once is enough"
    world.report(dalia, "message", said.pk)
    assert Report.objects.still_open().count() == 1, "and thinks again"


def test_my_reports_are_mine_alone(
    as_: As, said: Message, dalia: Member, bakari: Member, amina: Member
) -> None:
    made = world.report(dalia, "message", said.pk)
    url = reverse("groups:report", args=[made.pk])
    assert as_(dalia).get(url).status_code == 200
    assert made.evidence[:20] in as_(dalia).get(reverse("groups:reports")).content.decode()
    for other in (amina, bakari):
        assert as_(other).get(url).status_code == 404
        assert FRAUD not in as_(other).get(reverse("groups:reports")).content.decode()


def test_the_queue_is_for_stewards(as_: As, group: Group, dalia: Member, chidi: Member) -> None:
    url = reverse("groups:queue", args=[group.slug])
    assert as_(dalia).get(url).status_code == 404
    assert as_(chidi).get(url).status_code == 404


def test_many_reports_of_one_thing_are_one_case_and_come_first(
    as_: As, group: Group, room: Room, amina: Member, dalia: Member, wanjiru: Member, bakari: Member
) -> None:
    once = world.message(amina, room, "Mara moja.")
    world.report(dalia, "message", once.pk)
    twice = world.message(amina, room, FRAUD)
    for one in (dalia, wanjiru):
        world.report(one, "message", twice.pk)
    page = as_(bakari).get(reverse("groups:queue", args=[group.slug])).content.decode()
    assert page.index(FRAUD) < page.index("Mara moja.")
    assert page.count(FRAUD) == 1
    assert "× 2" in page


def test_the_queue_costs_the_same_with_many_reports(
    as_: As,
    group: Group,
    room: Room,
    amina: Member,
    dalia: Member,
    bakari: Member,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(12):
        world.report(dalia, "message", world.message(amina, room, f"line {number}").pk)
    browser = as_(bakari)
    browser.get("/")
    with django_assert_max_num_queries(20):
        browser.get(reverse("groups:queue", args=[group.slug]))


def test_a_reporter_who_leaves_leaves_the_report(
    group: Group, said: Message, dalia: Member
) -> None:
    made = world.report(dalia, "message", said.pk)
    memberships.leave(dalia, group)
    assert Report.objects.still_open().get() == made
