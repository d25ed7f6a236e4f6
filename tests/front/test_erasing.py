"""A member is forgotten: nothing in any table says who they were; what others rely on stays."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.utils import timezone

from community.front import gathering
from community.front.actions import takeaways
from community.front.erasing import erasing
from community.front.seeding import clock
from community.live.models import Event
from community.members import bearer, trust
from community.members.actions import erasures, joining, vouches
from community.members.models import Deed, Erasure, Member, Vouch
from community.members.models.erasure import LEFT
from community.notices.models import Notice
from community.sms import outbox
from community.text.refusals import Refusal
from groups.actions import ballots, editions, memberships, pictures, reactions, stewards
from groups.models import Group, Message, Report, Request, Vote
from mentorship.models import Answer, Question, Tutorial
from pricing.models import Cell, Quote, Watch
from tests import world
from tests.pictures.photos import upload

WEEK, MONTH = timedelta(days=7, minutes=1), timedelta(days=30, minutes=1)
SECRET, WORD = "Sirinjema ya Amina", "sirinjema"


def asked(member: Member, ago: timedelta = WEEK) -> Erasure:
    with clock.at(timezone.now() - ago):
        return erasures.ask(member, uuid4())


def erased(member: Member, ago: timedelta = WEEK) -> Member:
    one = asked(member, ago)
    erasing.erase_due()
    one.refresh_from_db()
    assert one.done_at, "it was done, for this test to mean anything"
    return Member.objects.get(pk=member.pk)


def everything() -> Iterator[tuple[str, str]]:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            yield from ((table, str(row[0])) for row in cursor.fetchall())


def where(word: str) -> set[str]:
    return {table for table, row in everything() if word.lower() in row.lower()}


@pytest.fixture
def life(group: Group, amina: Member, bakari: Member, dalia: Member) -> Group:
    """Amina says her secret wherever one can say something."""
    room = group.rooms.get()
    said = world.message(amina, group, f"{SECRET} one")
    editions.edit(amina, said, uuid4(), f"{SECRET} two")
    world.message(bakari, group, f"Karibu @{amina.handle}")
    ballots.ask(amina, room, uuid4(), f"{SECRET} three", ["Here", SECRET])
    reactions.react(amina, world.message(dalia, group), uuid4(), "👍")
    question = world.question(amina, group, f"{SECRET} four")
    world.answer(dalia, question)
    mine = world.answer(amina, world.question(dalia, group), f"{SECRET} five")
    world.tried(dalia, mine)
    world.tried(amina, world.answer(dalia, world.question(bakari, group)), "better", SECRET)
    lesson = world.published(bakari, world.lesson(amina, group, f"{SECRET} six"))
    world.trial(dalia, lesson)
    world.report(dalia, "member", bakari.pk)
    world.report(amina, "member", dalia.pk, words=SECRET)
    world.vouch(bakari, amina)
    world.vouch(amina, dalia)
    world.blocked(amina, bakari)
    world.watch(amina, world.quote(amina).cell)
    bearer.issue(amina)
    outbox.send(amina.phone or "", SECRET)
    Notice.objects.create(member=amina, kind="group.mention", text=SECRET, url="/")
    return group


def test_nothing_anywhere_says_who_she_was_or_what_she_said(life: Group, amina: Member) -> None:
    phone, handle = str(amina.phone), amina.handle
    Member.objects.filter(pk=amina.pk).update(display_name="Amina Wanjiku")
    assert len(where(WORD)) > 10, "it stands in many tables, for this test to mean anything"
    assert where(phone)
    assert where("Wanjiku")
    gone = erased(amina)
    assert where(WORD) == set()
    assert where(phone) == set()
    assert where("Wanjiku") == set()
    assert where(f'"{handle}"') == set()
    assert (gone.display_name, gone.phone, gone.is_active) == (LEFT, None, False)


def test_a_second_time_changes_nothing(life: Group, amina: Member) -> None:
    one = asked(amina)
    assert erasing.erase(one)
    before = sorted(everything())
    assert not erasing.erase(one)
    erasing.erase_due()
    assert sorted(everything()) == before


def test_her_messages_leave_their_mark_and_the_room_is_told(group: Group, amina: Member) -> None:
    said = world.message(amina, group, SECRET)
    gone = erased(amina)
    said = Message.objects.get(pk=said.pk)
    assert (said.is_withdrawn, said.text, str(said.html)) == (True, "", "")
    told = Event.objects.filter(topic=said.room.topic, kind="message.withdrawn", subject=said.pk)
    assert told.get().actor == gone


def test_the_room_shows_a_left_member(group: Group, amina: Member, bakari: Member) -> None:
    world.message(amina, group, SECRET)
    erased(amina)
    client = Client()
    client.force_login(bakari, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/rooms/{group.rooms.get().pk}/").content.decode()
    assert LEFT in page
    assert SECRET not in page
    assert client.get(f"/groups/{group.slug}/people/").status_code == 200


def test_pictures_go_with_their_files(group: Group, amina: Member) -> None:
    shown = pictures.show(amina, group.rooms.get(), uuid4(), "Look", upload())
    picture = shown.picture
    assert picture
    assert default_storage.exists(picture.original)
    erased(amina)
    assert not default_storage.exists(picture.original)
    assert not any(default_storage.exists(picture.made(one)) for one in ("small", "large"))


def test_files_she_had_made_go_too(amina: Member) -> None:
    one = takeaways.ask(amina, uuid4())
    gathering.gather(one.pk)
    assert default_storage.exists(one.path)
    erased(amina)
    assert not default_storage.exists(one.path)


def test_prices_stay_without_her_and_no_figure_moves(
    group: Group, amina: Member, dalia: Member, wanjiru: Member
) -> None:
    for who, price in ((amina, "60"), (amina, "62"), (dalia, "64"), (wanjiru, "70")):
        world.quote(who, price)
    before = list(Cell.objects.values())
    gone = erased(amina)
    world.quote(dalia, "64")
    figures = Cell.objects.get()
    assert figures.people == before[0]["people"] == 3
    assert Quote.objects.filter(author=gone).count() == 2
    assert not Watch.objects.filter(author=gone).exists()


def test_her_lesson_and_her_advice_are_taken_down(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group, SECRET))
    asked_one = world.question(amina, group, SECRET)
    given = world.answer(amina, world.question(dalia, group), SECRET)
    erased(amina)
    assert Tutorial.objects.get(pk=lesson.pk).published is None
    assert WORD not in Tutorial.objects.get(pk=lesson.pk).slug
    assert not Question.objects.standing().filter(pk=asked_one.pk).exists()
    assert not Answer.objects.standing().filter(pk=given.pk).exists()


def test_her_word_for_others_stays_and_theirs_for_her_holds_it_up(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.vouch(bakari, amina)
    world.vouch(amina, dalia)
    erased(amina)
    assert Vouch.objects.standing().count() == 2
    assert trust.lines([dalia])[dalia.pk].vouched == 1
    assert [one.author for one in trust.shown(bakari, dalia).vouches] == []
    with pytest.raises(Refusal, match="closed"):
        vouches.online(bakari, Member.objects.get(pk=amina.pk), uuid4())


def test_votes_in_open_polls_go_and_counted_ones_stay(
    group: Group, amina: Member, bakari: Member
) -> None:
    polls = [
        ballots.ask(bakari, group.rooms.get(), uuid4(), f"Where {hours}?", ["Here", "There"], hours)
        for hours in (1, 48)
    ]
    for one in polls:
        ballots.vote(amina, one.ballot, uuid4(), 1)
    with clock.at(timezone.now() + timedelta(hours=2)):
        one = erasures.ask(amina, uuid4())
        erasing.erase(one)
    assert Vote.objects.standing().get().ballot == polls[0].ballot


def test_acts_of_power_stay_in_the_book_without_a_name(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    stewards.make_steward(bakari, group, amina)
    memberships.remove(amina, group, dalia, "Sold bad maize")
    gone = erased(amina)
    deed = Deed.objects.get(verb="member.removed")
    assert (deed.by, str(deed.by), deed.reason) == (gone, LEFT, "Sold bad maize")


def test_the_number_may_come_again_and_is_somebody_new(group: Group, amina: Member) -> None:
    phone, handle = str(amina.phone), amina.handle
    erased(amina)
    again = joining.join(phone, "Amina")
    assert again.pk != amina.pk
    assert again.handle != handle, "old mentions lead to nobody else"
    assert not isinstance(memberships.join(again, group), Request)


def test_who_was_put_out_does_not_come_in_by_being_forgotten(
    group: Group, amina: Member, bakari: Member
) -> None:
    phone = str(amina.phone)
    memberships.remove(bakari, group, amina, "Cheated three people")
    erased(amina)
    assert where(phone) == set(), "the mark is no number"
    assert isinstance(memberships.join(joining.join(phone, "Zuhura"), group), Request)


def test_who_is_out_for_some_days_stays_out(group: Group, amina: Member, bakari: Member) -> None:
    phone = str(amina.phone)
    of = world.report(world.joined(world.member("Dalia"), group), "member", amina.pk)
    world.finding(bakari, of, "suspended")
    erased(amina)
    with pytest.raises(Refusal, match="out of this group"):
        memberships.join(joining.join(phone, "Zuhura"), group)


class TestWhatHoldsItUp:
    def test_a_report_that_is_still_to_be_judged(
        self, group: Group, amina: Member, dalia: Member, bakari: Member
    ) -> None:
        said = world.message(amina, group, SECRET)
        of = world.report(dalia, "message", said.pk)
        one = asked(amina)
        erasing.erase_due()
        assert Erasure.objects.waiting().get() == one
        world.finding(bakari, of)
        erasing.erase_due()
        assert not Erasure.objects.waiting().exists()
        assert where(WORD) == set()

    def test_a_group_that_would_have_no_steward(
        self, group: Group, amina: Member, bakari: Member
    ) -> None:
        asked(bakari)
        erasing.erase_due()
        assert Erasure.objects.waiting().exists()
        stewards.make_steward(bakari, group, amina)
        erasing.erase_due()
        assert not Erasure.objects.waiting().exists()

    def test_nothing_after_thirty_days(self, group: Group, amina: Member, dalia: Member) -> None:
        world.report(dalia, "message", world.message(amina, group, SECRET).pk)
        erased(amina, MONTH)
        assert where(WORD) == set()
        assert not Report.objects.still_open().filter(about=amina).exists()

    def test_a_steward_alone_in_their_group_holds_nothing_up(self, bakari: Member) -> None:
        world.group(by=bakari)
        assert not erased(bakari).is_active


def test_not_before_seven_days(amina: Member) -> None:
    asked(amina, timedelta(days=6, hours=23))
    erasing.erase_due()
    assert Erasure.objects.waiting().exists()
    assert Member.objects.get(pk=amina.pk).phone == amina.phone


def test_her_key_for_programs_opens_nothing_any_more(amina: Member, client: Client) -> None:
    headers = {"Authorization": f"Bearer {bearer.issue(amina)}"}
    assert client.get("/api/v1/groups", headers=headers).status_code == 200
    erased(amina)
    assert client.get("/api/v1/groups", headers=headers).status_code == 401
