"""The demo's fortnight, sown once for this file by the real actions."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from community.alerts.models import Alert
from community.contacts.models import Case, Word
from community.front.seeding import clock, files, fortnight
from community.live.models import Event, Topic
from community.members.models import Freeze, Member
from community.notices.models import Notice
from groups.models import Edition as Mended
from groups.models import Group, Meetup, Membership, Message, Recall, Request
from mentorship.models import (
    Answer,
    Collection,
    Entry,
    Interest,
    Question,
    Term,
    Trial,
    Tutorial,
    Verification,
)
from pricing import outside
from pricing.actions import cards
from pricing.desk import reads as desk
from pricing.models import Cell, Quote
from tests.front import crawl
from tests.members import door

ACCOUNTS = {
    "+254700000001": "amina",
    "+254700000002": "bakari",
    "+254700000003": "chidi",
    "+254700000004": "dalia",
    "+254700000005": "wanjiru",
    "+254700000009": "neema",
}


@pytest.fixture(scope="module")
def acts(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield fortnight.sow()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def sown(acts: int, db: None) -> None:
    assert acts > 600, "the demo is sown, for these tests to mean anything"


def someone(handle: str) -> Member:
    return Member.objects.get(handle=handle)


def signed_in(handle: str) -> Client:
    client = Client()
    client.force_login(someone(handle), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_sowing_a_second_time_is_harmless() -> None:
    before = Message.objects.count(), Quote.objects.count(), Event.objects.count()
    assert fortnight.sow() == 0
    assert before == (Message.objects.count(), Quote.objects.count(), Event.objects.count())


def test_a_fault_on_the_way_leaves_the_site_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    Message.objects.update(reply_to=None)  # rolled back with this test
    Message.objects.all().delete()
    with pytest.raises(RuntimeError), transaction.atomic():
        fortnight.live([clock_act(None), clock_act(RuntimeError("the power went"))], silent)
    assert not Message.objects.exists()


def clock_act(fault: Exception | None) -> Any:
    def do() -> None:
        if fault:
            raise fault

    return fortnight.Act(timezone.now(), do)


def test_members_reckon_with_fares_and_watch_prices() -> None:
    """Row E3 in the demo: the shop on the net and its shipping, against town."""
    query = "?kind=retail&quantity=1&unit=piece&place=nairobi"
    html = signed_in("amina").get(f"/prices/smartwatch/{query}").content.decode()
    assert "Luthuli Avenue (Nairobi) is cheaper than Jumia by 500 – 700" in html
    own = {"/me/watches/": "below KSh 3,850", "/me/lists/": "Cereals for the shop"}
    for page, words in own.items():
        assert words in signed_in("amina").get(page).content.decode()
        assert words not in signed_in("bakari").get(page).content.decode()


def silent(done: int, all_of_them: int) -> None:
    """Says nothing of the progress."""


@pytest.mark.parametrize(("phone", "handle"), ACCOUNTS.items())
def test_every_demo_account_signs_in_with_a_code(phone: str, handle: str, client: Client) -> None:
    door.come_in(client, phone)
    assert client.get("/me/").status_code == 200
    assert client.session["_auth_user_id"] == str(someone(handle).pk)


def test_staff_is_staff_and_nobody_else() -> None:
    assert list(Member.objects.filter(is_staff=True).values_list("handle", flat=True)) == ["neema"]


def test_six_groups_stand_and_each_has_a_steward_rooms_and_talk() -> None:
    assert Group.objects.count() == 6
    for group in Group.objects.all():
        assert group.stewards().count() == 1
        assert group.rooms.count() >= 3
        assert all(room.messages.count() >= 3 for room in group.rooms.all())
    assert Group.objects.filter(by_approval=True).count() == 1
    assert Group.objects.filter(hidden=True).count() == 1


def test_chidi_is_in_no_group_and_amina_is_in_several() -> None:
    assert not Membership.objects.filter(member=someone("chidi")).exists()
    assert Membership.objects.filter(member=someone("amina")).count() == 3


def test_somebody_waits_at_the_door_that_takes_approval() -> None:
    assert Request.objects.get(answered_at=None).group.by_approval


def test_two_weeks_are_full_of_talk_in_both_languages() -> None:
    assert Message.objects.count() >= 250
    days = {timezone.localdate(made) for made in Message.objects.values_list("made_at", flat=True)}
    assert len(days) == 15
    assert {"en", "sw"} == {message.author.language for message in Message.objects.all()}
    assert Mended.objects.count() >= 2
    assert Message.objects.filter(withdrawal__isnull=False).count() == 1


def test_nothing_happens_in_the_future_and_events_follow_the_clock() -> None:
    assert not Message.objects.filter(made_at__gt=timezone.now()).exists()
    assert not Quote.objects.filter(seen_at__gt=timezone.now()).exists()
    for topic in Topic.objects.all():
        moments = list(topic.events.order_by("number").values_list("made_at", flat=True))
        assert moments == sorted(moments)
        assert topic.head == len(moments)


def test_the_days_are_counted_back_from_a_day_whose_talk_is_past() -> None:
    calendar = clock.Calendar()
    newest = max(str(line[1]) for line in lines() if line[0] == 0)
    assert calendar.moment(0, newest) <= timezone.now()
    assert calendar.day(0) - calendar.day(14) == timedelta(days=14)


def test_what_was_done_at_a_moment_is_dated_so_and_the_clock_goes_on_after() -> None:
    before = timezone.now()
    with clock.at(before - timedelta(days=3)):
        assert timezone.now() == before - timedelta(days=3)
    assert timezone.now() >= before


def test_no_line_of_talk_is_longer_than_a_message_may_be() -> None:
    assert all(len(line[3]) <= 2000 for line in lines())


def lines() -> Iterator[Any]:
    for _slug, row in files.groups():
        for room in row["rooms"]:
            yield from room["talk"]


def test_mentions_reached_those_who_were_named() -> None:
    named = Notice.objects.filter(member=someone("amina"), kind="group.mention")
    assert named.count() >= 3


def test_people_have_read_until_last_night(client: Client) -> None:
    amina = signed_in("amina")
    page = amina.get("/groups/nyamakima-cereals/").content.decode()
    assert "new" in page


def test_prices_stand_on_every_board() -> None:
    assert Quote.objects.filter(author__isnull=False).count() >= 120
    for group in Group.objects.all():
        shown = Cell.objects.filter(
            commodity__boards__group=group, market__boards__group=group, middle__isnull=False
        )
        assert shown.exists(), group


def test_of_the_commonest_price_a_card_can_be_made() -> None:
    """It shows what outsiders may know: the reports of three people, a day old."""
    amina = Member.objects.get(phone="+254700000001")
    told = Cell.objects.filled().filter(publications__fallen_at=None).distinct()
    cell = next(one for one in outside.inside(amina, told) if not one.is_stale)
    assert cards.make(amina, cell).middle


def test_one_price_was_put_right_and_one_waits_on_the_desk() -> None:
    group = Group.objects.get(slug="nyamakima-cereals")
    [waits] = desk.held(group)
    assert (waits.author.handle, waits.price) == ("mutua", 37500)
    assert [quote.pk for quote in desk.disputed(group)] == [waits.pk]
    made = Quote.objects.get(about__isnull=False, about__author__handle="wambui")
    assert (made.word, made.price) == ("corrected", 3700)


def test_prices_of_one_series_do_not_jump() -> None:
    for series in files.table("quotes.toml")["series"]:
        prices = [price for _ago, _hour, _who, price in series["quotes"]]
        assert max(prices) <= 1.6 * min(prices), series["commodity"]


def test_questions_have_answers_and_some_of_them_helped() -> None:
    assert Question.objects.count() >= 14
    given = Counter(answer.question_id for answer in Answer.objects.all())
    assert max(given.values()) <= 3
    assert Answer.objects.filter(help__isnull=False).count() >= 8
    assert Question.objects.exclude(pk__in=given).count() == 1
    [again] = Question.objects.exclude(same_as=None)
    assert (again.first.asked_by, again.answers.count()) == (2, 1)


def test_eight_tutorials_are_published_and_tried_and_one_waits() -> None:
    published = Tutorial.objects.filter(published__isnull=False, kind="lesson", source=None)
    assert published.count() == 8
    assert published.filter(language="sw").count() == 2
    assert all(tutorial.trials.count() >= 2 for tutorial in published)
    assert Tutorial.objects.filter(published=None).count() == 1
    assert {"worked", "partly", "no"} == set(Trial.objects.values_list("outcome", flat=True))


def test_a_lesson_is_translated_and_a_platform_has_its_card() -> None:
    translation = Tutorial.objects.exclude(source=None).get()
    assert translation.published is not None
    assert {translation.language, translation.source and translation.source.language} == {
        "en",
        "sw",
    }
    card = Tutorial.objects.get(kind="card")
    assert card.published is not None
    assert card.published.card.payout.startswith("Every Friday")
    assert card.trials.count() == 1


def test_lessons_stand_in_order_and_each_of_them_can_be_read() -> None:
    first, second = Collection.objects.order_by("pk")
    for one in (first, second):
        steps = one.steps.select_related("tutorial")
        assert [step.number for step in steps] == [1, 2]
        assert all(step.tutorial.published_id for step in steps)
    page = signed_in("bakari").get(first.get_absolute_url()).content.decode()
    assert "0 of 2 read" in page


def test_tutorials_are_worth_reading() -> None:
    for head, text in files.tutorials():
        if "published" in head and "card" not in head:
            assert 350 <= len(text.split()) <= 800, head["slug"]
            assert "\n1. " in text


def test_mentors_are_verified_by_staff_where_a_trade_has_not_two() -> None:
    alone = Verification.objects.filter(application=None)
    assert {row.author.handle for row in alone} == {"neema"}
    assert alone.filter(member=someone("dalia")).exists()


def test_wanjiru_was_verified_by_two_who_saw_her_books() -> None:
    badge = Verification.objects.get(member=someone("wanjiru"))
    assert badge.is_standing
    assert badge.application is not None
    seen = badge.application.sightings.select_related("author")
    assert {one.author.handle for one in seen} == {"bakari", "dalia"}


def test_amina_learns_from_dalia_and_her_work_came_back_with_its_mistakes() -> None:
    term = Term.objects.get(author=someone("amina"))
    assert term.is_running
    assert term.mentor.handle == "dalia"
    assert {one.kind for one in term.entries.all()} == {"checkin", "work", "sitting"}
    assert not Entry.objects.uncorrected().exists()
    assert term.entries.get(kind="sitting").confirmed_at is not None
    assert Interest.objects.standing().filter(author=term.mentor).exists()


@pytest.mark.parametrize(("handle", "pages"), [("amina", 80), ("bakari", 80), ("neema", 20)])
def test_every_link_a_member_can_follow_answers(handle: str, pages: int) -> None:
    walk = crawl.walk(signed_in(handle))
    assert walk.broken == []
    assert len(walk.seen) > pages, "there was something to walk through"


def test_every_page_answers_in_swahili_too() -> None:
    member = someone("amina")
    member.language = "sw"
    member.save(update_fields=["language"])
    walk = crawl.walk(signed_in("amina"), language="sw")
    assert walk.broken == []


def test_chidi_finds_nothing_of_what_amina_reads() -> None:
    inside = [path for path in crawl.walk(signed_in("amina")).seen if is_inside(path)]
    assert len(inside) > 40, "there are inner pages, for this test to mean anything"
    chidi = signed_in("chidi")
    assert [path for path in inside if chidi.get(path).status_code != 404] == []


def is_inside(path: str) -> bool:
    """Pages of a group's inside; its door, which strangers may read, is not one."""
    parts = path.split("?")[0].strip("/").split("/")
    if parts[0] == "groups":
        return len(parts) > 2 and parts[2] != "membership"
    return parts[0] in {"rooms", "messages", "questions", "answers"}


def test_chidi_can_walk_everywhere_a_stranger_may() -> None:
    walk = crawl.walk(signed_in("chidi"))
    assert walk.broken == []
    assert not [path for path in walk.seen if "gikomba" in path]


def test_a_visitor_is_led_to_the_door() -> None:
    assert crawl.walk(Client()).broken == []


def test_an_office_stands_in_a_contact_book_and_three_complain_of_it() -> None:
    one = Case.objects.get()
    assert one.voices.standing().count() == 3
    assert one.contact is not None
    assert Word.objects.filter(entry__contact=one.contact, right=True).count() == 2


def test_mutua_has_a_buddy_and_both_see_it() -> None:
    people = "/groups/nyamakima-cereals/people/"
    assert "Amina is your buddy until" in signed_in("mutua").get(people).content.decode()
    assert "You are the buddy of Mutua until" in signed_in("amina").get(people).content.decode()


def test_otienos_badges_rest_and_one_who_met_him_has_spoken_for_him() -> None:
    """Row C5 in the demo: a new phone; one more of those who met him lifts it."""
    freeze = Freeze.objects.get(lifted_at=None)
    assert freeze.member == someone("otieno")
    assert freeze.confirmations.count() == 1
    assert signed_in("otieno").get("/me/freeze/").status_code == 200
    queue = signed_in("bakari").get("/groups/nyamakima-cereals/queue/").content.decode()
    assert "Otieno" in queue


def test_the_members_of_nyamakima_vote_on_their_steward() -> None:
    """Row A22 in the demo: a petition, signed by enough, and the vote is open."""
    recall = Recall.objects.get()
    assert recall.is_vote
    assert recall.is_open
    page = signed_in("amina").get(f"/recalls/{recall.pk}/").content.decode()
    assert "The office ends" in page
    people = signed_in("amina").get("/groups/nyamakima-cereals/people/").content.decode()
    assert "until" in people
    assert not Membership.objects.filter(steward=True, term_ends_at=None).exists()


def test_they_met_wrote_it_down_and_meet_again() -> None:
    past, ahead = Meetup.objects.filter(group__slug="nyamakima-cereals").order_by("at")
    assert past.attendees.count() == 3
    assert past.minutes.count() == 1
    assert ahead.at > timezone.now()
    assert ahead.comings.filter(comes=True).count() == 2
    page = signed_in("amina").get(f"/meetups/{past.pk}/").content.decode()
    assert "<em>five</em> scales" in page


def test_a_warning_stands_that_two_who_are_known_confirmed() -> None:
    alert = Alert.objects.get()
    assert alert.sure_at
    assert "Kirinyaga Road" in signed_in("dalia").get("/alerts/").content.decode()
    told = Notice.objects.filter(kind="alert.sure")
    assert told.filter(member=someone("mama-njeri")).exists()
