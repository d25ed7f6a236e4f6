"""A group by approval: ask, be let in or not, be told."""

import pytest
from django.urls import reverse

from community.live.models import Event
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import memberships, requests, stewards
from groups.models import Group, Membership, Request
from tests import world
from tests.doors import As


@pytest.fixture
def asked(closed: Group, chidi: Member) -> Request:
    return world.asking(chidi, closed, "I sell shoes at row 12")


def test_the_page_offers_to_ask_and_then_says_that_one_has(
    as_: As, closed: Group, chidi: Member
) -> None:
    browser, home = as_(chidi), reverse("groups:group", args=[closed.slug])
    assert "Ask to join" in browser.get(home).content.decode()
    url = reverse("groups:membership", args=[closed.slug])
    assert browser.post(url, {"words": "I sell shoes"}).status_code == 302
    page = browser.get(home).content.decode()
    assert "You have asked to join" in page
    assert "Ask to join" not in page


def test_asking_is_not_being_inside(closed: Group, asked: Request, chidi: Member) -> None:
    assert not closed.memberships.filter(member=chidi).exists()


def test_every_steward_is_told_that_someone_asks(
    closed: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    Membership.objects.create(group=closed, member=amina)
    stewards.make_steward(bakari, closed, amina)
    world.asking(chidi, closed)
    told = Notice.objects.filter(kind="group.request")
    assert {notice.member for notice in told} == {amina, bakari}
    assert told[0].url == reverse("groups:people", args=[closed.slug])
    assert "Chidi asks to join" in told[0].text


def test_each_steward_is_told_in_their_own_language(closed: Group, bakari: Member) -> None:
    bakari.language = "sw"
    bakari.save(update_fields=["language"])
    world.asking(world.member("Zawadi"), closed)
    assert Notice.objects.get(member=bakari).text.startswith("Zawadi")


def test_asking_twice_is_one_request_and_one_notice(
    closed: Group, asked: Request, chidi: Member, bakari: Member
) -> None:
    memberships.join(chidi, closed, "again")
    assert closed.requests.count() == 1
    assert Notice.objects.filter(member=bakari, kind="group.request").count() == 1


def test_the_group_is_not_told_who_asks(closed: Group, asked: Request) -> None:
    assert not Event.objects.filter(topic=closed.topic, kind__startswith="request").exists()


def test_a_steward_sees_the_request_with_its_words(
    as_: As, closed: Group, asked: Request, bakari: Member
) -> None:
    page = as_(bakari).get(reverse("groups:people", args=[closed.slug])).content.decode()
    assert "I sell shoes at row 12" in page
    assert reverse("groups:acceptance", args=[asked.pk]) in page


def test_a_member_who_is_no_steward_does_not(
    as_: As, closed: Group, asked: Request, amina: Member
) -> None:
    Membership.objects.create(group=closed, member=amina)
    page = as_(amina).get(reverse("groups:people", args=[closed.slug])).content.decode()
    assert "I sell shoes" not in page
    assert "Chidi" not in page


def test_let_in_he_is_inside_and_told(
    as_: As, closed: Group, asked: Request, bakari: Member, chidi: Member
) -> None:
    as_(bakari).post(reverse("groups:acceptance", args=[asked.pk]))
    assert closed.memberships.filter(member=chidi, steward=False).exists()
    assert Notice.objects.get(member=chidi, kind="group.accepted").text.startswith("Welcome")
    asked.refresh_from_db()
    assert (asked.answered_by, asked.accepted) == (bakari, True)


def test_refused_he_is_outside_and_told_and_may_ask_again(
    as_: As, closed: Group, asked: Request, bakari: Member, chidi: Member
) -> None:
    why = {"reason": "Only those who sell in Nyamakima."}
    as_(bakari).post(reverse("groups:refusal", args=[asked.pk]), why)
    assert not closed.memberships.filter(member=chidi).exists()
    assert why["reason"] in Notice.objects.get(member=chidi, kind="group.refused").text
    page = as_(chidi).get(reverse("groups:group", args=[closed.slug])).content.decode()
    assert why["reason"] in page
    assert "Ask to join" in page
    again = world.asking(chidi, closed)
    assert again.pk != asked.pk


def test_the_first_answer_counts_and_the_second_is_harmless(
    closed: Group, asked: Request, bakari: Member, chidi: Member
) -> None:
    requests.refuse(bakari, asked, "We are full this month.")
    requests.accept(bakari, asked)
    requests.refuse(bakari, asked, "We are full this month.")
    assert not closed.memberships.filter(member=chidi).exists()
    assert Notice.objects.filter(member=chidi).count() == 1


def test_accepting_twice_makes_one_membership_and_one_event(
    closed: Group, asked: Request, bakari: Member, chidi: Member
) -> None:
    requests.accept(bakari, asked)
    requests.accept(bakari, asked)
    assert closed.memberships.filter(member=chidi).count() == 1
    assert Event.objects.filter(topic=closed.topic, kind="member.joined").count() == 1


def test_a_request_can_be_taken_back(as_: As, closed: Group, asked: Request, chidi: Member) -> None:
    as_(chidi).post(reverse("groups:membership", args=[closed.slug]), {"leaving": "1"})
    assert not closed.requests.filter(answered_at=None).exists()


def test_the_words_have_an_end(as_: As, closed: Group, chidi: Member) -> None:
    url = reverse("groups:membership", args=[closed.slug])
    answer = as_(chidi).post(url, {"words": "x" * 301})
    assert answer.status_code == 422
    assert "x" * 301 in answer.content.decode(), "what was typed is kept"
    assert not closed.requests.exists()


def test_asking_and_taking_it_back_all_day_is_a_lot(closed: Group, chidi: Member) -> None:
    for _time in range(20):
        memberships.join(chidi, closed)
        memberships.leave(chidi, closed)
    with pytest.raises(Refusal) as refused:
        memberships.join(chidi, closed)
    assert refused.value.status == 429
    assert not closed.requests.exists()


def test_a_closed_group_takes_nobody_in_at_once(closed: Group, chidi: Member) -> None:
    assert isinstance(memberships.join(chidi, closed), Request)


def test_the_group_s_home_tells_a_steward_that_someone_waits(
    as_: As, closed: Group, asked: Request, amina: Member, bakari: Member
) -> None:
    Membership.objects.create(group=closed, member=amina)
    url = reverse("groups:group", args=[closed.slug])
    assert "1 person asks to join" in as_(bakari).get(url).content.decode()
    assert "asks to join" not in as_(amina).get(url).content.decode()


def test_without_a_reason_nobody_is_refused_and_too_long_a_one_is_kept(
    as_: As, closed: Group, asked: Request, bakari: Member, chidi: Member
) -> None:
    url = reverse("groups:refusal", args=[asked.pk])
    for typed, says in (("", "the person is told"), ("no " * 101, "at most 300 characters")):
        answer = as_(bakari).post(url, {"reason": typed})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert says in page
        assert typed.strip() in page, "what was typed is kept"
    asked.refresh_from_db()
    assert asked.answered_at is None
    assert not Notice.objects.filter(member=chidi).exists()


def test_let_in_after_all_the_refusal_is_no_longer_shown(
    as_: As, closed: Group, asked: Request, bakari: Member, chidi: Member
) -> None:
    requests.refuse(bakari, asked, "Say what you sell.")
    world.asking(chidi, closed, "Shoes, row 12")
    page = as_(chidi).get(reverse("groups:group", args=[closed.slug])).content.decode()
    assert "Say what you sell." not in page
    assert "You have asked to join" in page


def test_both_answers_stand_in_the_book_and_only_who_came_in_is_named(
    closed: Group, asked: Request, bakari: Member, chidi: Member
) -> None:
    requests.refuse(bakari, asked, "Say what you sell.")
    again = world.asking(chidi, closed)
    requests.accept(bakari, again)
    requests.accept(bakari, again)
    came, went = Deed.objects.at(closed.topic)
    assert (went.verb, went.by, went.member) == ("request.refused", bakari, None)
    assert (went.subject, went.reason) == (asked.pk, "Say what you sell.")
    assert (came.verb, came.by, came.member) == ("request.accepted", bakari, chidi)


def test_by_whom_no_request_is_answered_the_book_tells_nothing(
    as_: As, closed: Group, asked: Request, chidi: Member
) -> None:
    for noun in ("refusal", "acceptance"):
        url = reverse(f"groups:{noun}", args=[asked.pk])
        assert as_(chidi).post(url, {"reason": "me"}).status_code == 404
    assert not Deed.objects.at(closed.topic).exists()
