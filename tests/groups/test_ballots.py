"""Polls: a line with choices, one vote each while it is open, a result that stands."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.live import replay
from community.live.models import Event
from community.members.models import Member
from community.notices.actions.preferences import arrange
from community.notices.deliver import send_due
from community.notices.models import Notice
from community.sms.models import Text
from community.text.refusals import Refusal
from groups import reads
from groups.actions import (
    attention,
    ballots,
    closings,
    editions,
    memberships,
    messages,
    withdrawals,
)
from groups.models import Ballot, Group, Message, Room, Vote
from tests import world
from tests.doors import As, Call
from tests.notices.test_deliver import BY_TEXT

LINE = "/poll Where do we buy? | Wakulima | Marikiti"


@pytest.fixture
def poll(room: Room, amina: Member) -> Ballot:
    return messages.post(amina, room, uuid4(), LINE).ballot


def vote(by: Member, ballot: Ballot, choice: int = 1) -> Vote:
    return ballots.vote(by, ballot, uuid4(), choice)


def counts(ballot: Ballot) -> list[int]:
    return [choice.times for choice in reads.ballot(ballot.pk).ballot.choices.all()]


def later(ballot: Ballot, **more: int) -> time_machine.travel:
    return time_machine.travel(ballot.closes_at + timedelta(**more), tick=False)


def test_a_line_asks_the_room_until_tomorrow(room: Room, poll: Ballot) -> None:
    assert poll.message.text == "Where do we buy? | Wakulima | Marikiti"
    assert poll.message.html == "Where do we buy?"
    assert [choice.words for choice in poll.choices.all()] == ["Wakulima", "Marikiti"]
    assert timedelta(hours=23) < poll.closes_at - timezone.now() <= timedelta(hours=24)
    assert Event.objects.get(topic=room.topic).kind == "message.posted"


@pytest.mark.parametrize(
    "line",
    [
        "/poll",
        "/poll Where?",
        "/poll Where? | Here",
        "/poll | Here | There",
        "/poll Where? | Here | here",
        "/poll Where? | " + " | ".join("abcdefg"),
        "/poll Where? | Here | " + "x" * 81,
        "/poll " + "x" * 201 + " | Here | There",
    ],
)
def test_a_line_that_asks_nothing_is_refused_with_an_example(
    line: str, as_: As, room: Room, amina: Member
) -> None:
    words = {"key": str(uuid4()), "text": line}
    answer = as_(amina).post(reverse("groups:messages", args=[room.pk]), words)
    assert answer.status_code == 422
    assert "Write it like this: /poll" in answer.content.decode()
    assert not Message.objects.exists()


def test_a_line_that_only_speaks_of_it_is_plain_talk(room: Room, amina: Member) -> None:
    for text in ("see /poll a | b | c", "a | b | c", "/= 50", "/2 kg is enough", "bei/kilo 90"):
        assert not messages.post(amina, room, uuid4(), text).is_ballot


@pytest.mark.parametrize(
    "line", ["/pol Where? | a | b", "/polling day | a | b", "/kura", "/Bei\n5"]
)
def test_a_slip_of_the_word_is_told_and_not_said_to_everyone(
    line: str, as_: As, room: Room, amina: Member
) -> None:
    words = {"key": str(uuid4()), "text": line}
    answer = as_(amina).post(reverse("groups:messages", args=[room.pk]), words)
    assert answer.status_code == 422
    assert f"there is no {line.split()[0]}." in answer.content.decode()
    assert line.split()[0] in answer.content.decode().partition("<textarea")[2], "it is kept"
    assert not Message.objects.exists()


def test_a_poll_sent_as_an_answer_quotes_what_it_answers(
    room: Room, amina: Member, bakari: Member
) -> None:
    asked = world.message(bakari, room, "Tununue wapi?")
    key = uuid4()
    poll = messages.post(amina, room, key, LINE, asked.pk)
    assert (poll.is_ballot, poll.reply_to) == (True, asked)
    assert Notice.objects.filter(member=bakari, kind="group.answer").count() == 1
    assert messages.post(amina, room, key, LINE, asked.pk) == poll, "twice is once"
    frames = replay.since(room.topic, 0).frames
    assert frames is not None
    assert f'id="q{poll.pk}"' in str(frames[-1]["html"])


def test_a_poll_answers_only_what_is_in_its_room(room: Room, amina: Member, bakari: Member) -> None:
    elsewhere = world.message(bakari, world.room(bakari, room.group), "Lori linaondoka.")
    with pytest.raises(Refusal, match="was moved to Transport"):
        messages.post(amina, room, uuid4(), LINE, elsewhere.pk)
    assert not Ballot.objects.exists()


def test_the_same_line_under_the_same_key_is_one_poll(room: Room, amina: Member) -> None:
    key = uuid4()
    first, again = (messages.post(amina, room, key, LINE) for _time in range(2))
    assert first == again
    with pytest.raises(Refusal):
        messages.post(amina, room, key, LINE + " | Gikomba")
    assert Ballot.objects.count() == 1


def test_the_form_asks_without_script_and_keeps_what_was_typed(
    as_: As, room: Room, amina: Member
) -> None:
    url = reverse("groups:new_ballot", args=[room.pk])
    words = {"key": str(uuid4()), "question": "Lini?", "choices": "Leo", "hours": "3"}
    refused = as_(amina).post(url, words)
    assert refused.status_code == 422
    assert "Lini?" in refused.content.decode()
    assert as_(amina).post(url, words | {"choices": "Leo\n\nKesho\n"}).status_code == 302
    made = Ballot.objects.get()
    assert [one.words for one in made.choices.all()] == ["Leo", "Kesho"]
    assert made.closes_at - timezone.now() <= timedelta(hours=3)


@pytest.mark.parametrize("hours", [0, -1, 337, 10**9])
def test_open_for_less_than_an_hour_or_more_than_a_fortnight_is_refused(
    hours: int, room: Room, amina: Member
) -> None:
    with pytest.raises(Refusal) as refused:
        ballots.ask(amina, room, uuid4(), "Lini?", ["Leo", "Kesho"], hours)
    assert refused.value.field == "hours"
    assert not Message.objects.exists()


def test_a_member_has_one_vote_and_may_change_it(
    poll: Ballot, amina: Member, bakari: Member
) -> None:
    vote(amina, poll, 1)
    vote(bakari, poll, 1)
    vote(amina, poll, 2)
    assert counts(poll) == [1, 1]


def test_a_vote_sent_twice_is_one_even_after_it_was_changed(poll: Ballot, amina: Member) -> None:
    key = uuid4()
    ballots.vote(amina, poll, key, 1)
    vote(amina, poll, 2)
    ballots.vote(amina, poll, key, 1)
    assert counts(poll) == [0, 1]


@pytest.mark.parametrize("choice", [0, 3, -1])
def test_what_is_no_choice_is_no_vote(choice: int, poll: Ballot, amina: Member) -> None:
    vote(amina, poll, 1)
    with pytest.raises(Refusal):
        vote(amina, poll, choice)
    assert counts(poll) == [1, 0]


def test_once_closed_nothing_moves_the_result(
    group: Group, poll: Ballot, amina: Member, bakari: Member
) -> None:
    vote(amina, poll, 1)
    vote(bakari, poll, 2)
    with later(poll):
        with pytest.raises(Refusal, match="its result stands"):
            vote(amina, poll, 2)
        memberships.leave(amina, group)
        assert counts(poll) == [1, 1]


def test_who_leaves_takes_the_vote_along_while_it_is_open(
    group: Group, room: Room, poll: Ballot, amina: Member, bakari: Member
) -> None:
    vote(amina, poll)
    vote(bakari, poll)
    memberships.leave(amina, group)
    assert counts(poll) == [1, 0]
    assert Event.objects.filter(topic=room.topic, kind="ballot.voted").count() == 3
    with pytest.raises(Refusal, match="Only members"):
        vote(amina, poll)


def test_who_is_put_out_has_no_vote_either(
    group: Group, poll: Ballot, amina: Member, bakari: Member
) -> None:
    vote(amina, poll)
    memberships.remove(bakari, group, amina, "Adverts")
    assert counts(poll) == [0, 0]


def test_a_poll_is_not_reworded(poll: Ballot, amina: Member) -> None:
    with pytest.raises(Refusal, match="ask anew"):
        editions.edit(amina, poll.message, uuid4(), "Where do we sell?")


def test_withdrawn_it_takes_no_votes_and_shows_no_choices(
    as_: As, call: Call, room: Room, poll: Ballot, amina: Member, bakari: Member
) -> None:
    withdrawals.withdraw(amina, poll.message, uuid4())
    with pytest.raises(Refusal, match="withdrawn"):
        vote(bakari, poll)
    seen = as_(bakari).get(f"/rooms/{room.pk}/").content.decode()
    seen += as_(bakari).get(f"/messages/{poll.pk}/").content.decode()
    seen += call(bakari, f"/ballots/{poll.pk}").content.decode()
    assert "Marikiti" not in seen + str(replay.since(room.topic, 0).frames)


def test_page_socket_and_catch_up_draw_the_same_counts(
    as_: As, room: Room, poll: Ballot, amina: Member, bakari: Member
) -> None:
    vote(bakari, poll, 2)
    frames = replay.since(room.topic, 0).frames
    assert frames is not None
    drawn = frames[-1]["html"]
    assert "<span>Marikiti</span> <b>1</b>" in drawn
    for member in (amina, bakari):
        assert drawn.replace(" data-only", "") in as_(member).get(f"/rooms/{room.pk}/").text
        caught_up = as_(member).get(f"/live/{room.topic}/events?after=0").json()
        assert caught_up["events"] == frames


def test_one_votes_on_the_message_s_page_without_script(
    as_: As, poll: Ballot, bakari: Member
) -> None:
    page, url = f"/messages/{poll.pk}/", reverse("groups:votes", args=[poll.pk])
    assert url in as_(bakari).get(page).text
    words = {"key": str(uuid4()), "choice": "2"}
    assert as_(bakari).post(url, words).url == page
    assert 'value="2" checked' in as_(bakari).get(page).text
    with later(poll):
        assert url not in as_(bakari).get(page).text
        late = {"key": str(uuid4()), "choice": "1"}
        assert as_(bakari).post(url, late).status_code == 422


def test_chidi_finds_no_poll_behind_any_door(
    as_: As, call: Call, room: Room, poll: Ballot, chidi: Member
) -> None:
    browser, words = as_(chidi), {"key": str(uuid4()), "choice": "1"}
    assert browser.post(reverse("groups:votes", args=[poll.pk]), words).status_code == 404
    assert browser.get(reverse("groups:new_ballot", args=[room.pk])).status_code == 404
    assert call(chidi, f"/ballots/{poll.pk}").status_code == 404
    assert call(chidi, f"/ballots/{poll.pk}/votes", key=words["key"], choice=1).status_code == 404
    asked = {"key": words["key"], "question": "Lini?", "choices": ["Leo", "Kesho"]}
    assert call(chidi, f"/rooms/{room.pk}/ballots", **asked).status_code == 404
    assert not Vote.objects.exists()
    assert Client().get(reverse("groups:new_ballot", args=[room.pk])).status_code == 302


def test_programs_ask_and_vote(call: Call, room: Room, amina: Member, bakari: Member) -> None:
    asked = {"key": str(uuid4()), "question": "Lini?", "choices": ["Leo", "Kesho"], "hours": 2}
    made = [call(amina, f"/rooms/{room.pk}/ballots", **asked).json() for _time in range(2)]
    assert made[0] == made[1]
    key, path = str(uuid4()), f"/ballots/{made[0]['id']}"
    for _time in range(2):
        voted = call(bakari, f"{path}/votes", key=key, choice=2).json()
    assert (voted["mine"], voted["choices"][1]) == (2, {"number": 2, "words": "Kesho", "votes": 1})
    assert call(amina, path).json()["mine"] is None
    assert call(bakari, f"{path}/votes", key=str(uuid4()), choice=9).status_code == 422


def test_who_has_not_voted_is_told_once_when_it_closes_soon(
    group: Group, dalia: Member, poll: Ballot, amina: Member, bakari: Member
) -> None:
    vote(bakari, poll)
    attention.pay(dalia, group, "mute")
    closings.look_after_ballots()
    assert not Notice.objects.exists()
    with later(poll, hours=-2):
        for _time in range(2):
            closings.look_after_ballots()
    told = Notice.objects.filter(kind="ballot.closing")
    assert {(one.member, one.quiet) for one in told} == {(amina, False), (dalia, True)}


def test_one_of_an_hour_calls_only_in_its_second_half(room: Room, amina: Member) -> None:
    made = ballots.ask(amina, room, uuid4(), "Lini?", ["Leo", "Kesho"], 1).ballot
    for minutes, calls in ((-40, 0), (-20, 2)):
        with later(made, minutes=minutes):
            closings.look_after_ballots()
        assert Notice.objects.count() == calls


def test_open_pages_are_shown_once_that_it_is_closed(room: Room, poll: Ballot) -> None:
    with later(poll, minutes=1):
        for _time in range(2):
            closings.look_after_ballots()
        frames = replay.since(room.topic, 0).frames
    assert frames is not None
    assert [one["kind"] for one in frames] == ["message.posted", "ballot.closed"]
    assert '<i lang="en">closed</i>' in frames[-1]["html"]


def test_many_polls_are_drawn_with_two_queries(
    room: Room, amina: Member, django_assert_num_queries: Any
) -> None:
    for number in range(20):
        ballots.ask(amina, room, uuid4(), f"Lini {number}?", ["Leo", "Kesho"])
    with django_assert_num_queries(2):
        drawn = reads.talk(room).messages
        assert all(len(one.ballot.choices.all()) == 2 for one in drawn)


def test_a_vote_and_a_poll_leave_alone_what_others_decide(
    group: Group, room: Room, poll: Ballot, amina: Member
) -> None:
    other = messages.post(amina, room, uuid4(), "/poll Lini? | Leo | Kesho").ballot
    vote(amina, poll)
    assert counts(other) == [0, 0]
    assert world.message(amina, group).is_ballot is False


def test_search_and_programs_read_the_question_and_its_choices(
    call: Call, room: Room, poll: Ballot, bakari: Member
) -> None:
    [found] = reads.search(bakari, "Marikiti")
    assert found.url == reverse("groups:message", args=[poll.pk])
    [one] = call(bakari, f"/rooms/{room.pk}/messages").json()["messages"]
    assert one["text"] == "Where do we buy? | Wakulima | Marikiti"


def test_markup_in_a_choice_stays_text(room: Room, amina: Member) -> None:
    messages.post(amina, room, uuid4(), "/poll Lini? | <img src=x> | <script>a</script>")
    frames = replay.since(room.topic, 0).frames
    assert frames is not None
    assert "&lt;img src=x&gt;" in frames[0]["html"]
    assert "<script" not in frames[0]["html"]


def test_a_line_of_the_form_cannot_smuggle_in_a_choice(room: Room, amina: Member) -> None:
    asked = ballots.ask(amina, room, uuid4(), "Here | there?", ["Leo | jana", "Kesho"])
    assert asked.text == "Here / there? | Leo / jana | Kesho"
    assert [one.words for one in asked.ballot.choices.all()] == ["Leo / jana", "Kesho"]


LATE = "Only who was here when it was asked votes"


def test_who_came_in_after_it_was_asked_reads_it_and_has_no_vote_behind_any_door(
    as_: As, call: Call, group: Group, poll: Ballot, chidi: Member
) -> None:
    world.joined(chidi, group)
    page = as_(chidi).get(f"/messages/{poll.pk}/").text
    assert "Marikiti" in page
    assert "You came in after it was asked" in page
    assert 'name="choice"' not in page
    words = {"key": str(uuid4()), "choice": "2"}
    answer = as_(chidi).post(reverse("groups:votes", args=[poll.pk]), words)
    assert (answer.status_code, LATE in answer.text) == (422, True)
    program = call(chidi, f"/ballots/{poll.pk}/votes", key=str(uuid4()), choice=2)
    assert (program.status_code, LATE in program.text) == (422, True)
    seen = call(chidi, f"/ballots/{poll.pk}").json()
    assert (seen["open"], seen["may_vote"], seen["mine"]) == (True, False, None)
    assert counts(poll) == [0, 0]


def test_who_came_in_later_is_not_called_to_vote(
    group: Group, poll: Ballot, amina: Member, bakari: Member, chidi: Member
) -> None:
    world.joined(chidi, group)
    with later(poll, hours=-2):
        closings.look_after_ballots()
        assert (called(amina), called(bakari), called(chidi)) == (1, 1, 0)
    closes = poll.closes_at.astimezone(timezone.get_current_timezone())
    with later(poll, hours=-closes.hour, minutes=-closes.minute):
        lines = [reads.catch_up(one, poll.message.made_at) for one in (amina, chidi)]
    assert [len(one) for one in lines] == [1, 0]


def test_who_comes_back_reads_what_was_asked_before(
    group: Group, poll: Ballot, amina: Member, bakari: Member
) -> None:
    """To leave ends a vote; to come back is to come in later."""
    vote(amina, poll, 1)
    memberships.leave(amina, group)
    memberships.join(amina, group)
    with pytest.raises(Refusal, match=LATE):
        vote(amina, poll, 2)
    assert counts(poll) == [0, 0]
    vote(amina, ballots.ask(bakari, poll.message.room, uuid4(), "Lini?", ["Leo", "Kesho"]).ballot)


@pytest.mark.parametrize("votes", [[1, 2], []], ids=["a tie", "no vote"])
def test_where_nobody_is_ahead_nothing_is_decided_and_every_door_says_so(
    votes: list[int], as_: As, call: Call, room: Room, poll: Ballot, amina: Member, bakari: Member
) -> None:
    for member, choice in zip((amina, bakari), votes, strict=False):
        vote(member, poll, choice)
    says, page = "nobody ahead: nothing is decided", f"/messages/{poll.pk}/"
    assert says not in as_(amina).get(page).text, "while it is open nothing is a tie"
    with later(poll, minutes=1):
        closings.look_after_ballots()
        frames = replay.since(room.topic, 0).frames
        assert says in as_(amina).get(page).text
        assert says in as_(amina).get(f"/rooms/{room.pk}/").text
        program = call(amina, f"/ballots/{poll.pk}").json()
    assert frames is not None
    assert says in frames[-1]["html"]
    assert (program["open"], program["undecided"]) == (False, True)


def test_one_vote_decides_for_there_is_no_quorum_and_the_page_says_how_many_voted(
    as_: As, call: Call, group: Group, poll: Ballot, amina: Member, bakari: Member, chidi: Member
) -> None:
    vote(amina, poll, 2)
    world.joined(chidi, group)
    page = as_(amina).get(f"/messages/{poll.pk}/").text
    assert "1 of 2 who may vote have voted." in page
    assert "There is no quorum" in page
    assert "<span>Marikiti</span> <b>1</b>" in page
    with later(poll, minutes=1):
        program = call(bakari, f"/ballots/{poll.pk}").json()
        assert "nobody ahead" not in as_(bakari).get(f"/messages/{poll.pk}/").text
    assert (program["undecided"], program["turnout"], program["electors"]) == (False, 1, 2)


def test_a_withdrawn_poll_calls_nobody(poll: Ballot, amina: Member) -> None:
    withdrawals.withdraw(amina, poll.message, uuid4())
    with later(poll, hours=-1):
        closings.look_after_ballots()
    assert not Notice.objects.filter(kind="ballot.closing").exists()


@pytest.mark.parametrize("path", ["votes", "new"])
def test_what_makes_no_sense_is_422_and_changes_nothing(
    path: str, as_: As, room: Room, poll: Ballot, amina: Member
) -> None:
    name, pk = ("votes", poll.pk) if path == "votes" else ("new_ballot", room.pk)
    for words in ({}, {"key": "x", "choice": "1"}, {"key": str(uuid4()), "choice": "x"}):
        assert as_(amina).post(reverse(f"groups:{name}", args=[pk]), words).status_code == 422
    assert (Ballot.objects.count(), Vote.objects.count()) == (1, 0)


def test_another_choice_under_the_same_key_is_refused_and_not_lost_unsaid(
    call: Call, poll: Ballot, amina: Member
) -> None:
    key = uuid4()
    ballots.vote(amina, poll, key, 1)
    with pytest.raises(Refusal, match="already sent with other words") as refused:
        ballots.vote(amina, poll, key, 2)
    assert refused.value.status == 409
    assert call(amina, f"/ballots/{poll.pk}/votes", key=str(key), choice=2).status_code == 409
    assert counts(poll) == [1, 0]


def called(member: Member) -> int:
    return Notice.objects.calling().filter(member=member, kind="ballot.closing").count()


def test_who_votes_is_called_no_longer_on_any_device(
    poll: Ballot, amina: Member, bakari: Member
) -> None:
    with later(poll, hours=-2):
        closings.look_after_ballots()
        assert (called(amina), called(bakari)) == (1, 1)
        vote(amina, poll)
    news = Event.objects.filter(topic=f"member.{amina.pk}").latest("number")
    assert (called(amina), called(bakari), news.kind) == (0, 1, "notice.read")


@pytest.mark.parametrize("end", ["closed", "withdrawn"])
def test_a_call_to_vote_goes_with_the_poll(
    end: str, poll: Ballot, amina: Member, bakari: Member
) -> None:
    with later(poll, hours=-2):
        closings.look_after_ballots()
        assert called(bakari) == 1
        if end == "withdrawn":
            withdrawals.withdraw(amina, poll.message, uuid4())
    if end == "closed":
        with later(poll):
            closings.look_after_ballots()
    assert not Notice.objects.filter(kind="ballot.closing").exists()


def asked_at(hour: int, by: Member, room: Room, hours: int) -> tuple[Ballot, datetime]:
    """A poll of so many hours, asked at this hour of a day."""
    then = datetime(2027, 3, 1, hour, 0, tzinfo=ZoneInfo("Africa/Nairobi"))
    with time_machine.travel(then, tick=False):
        return ballots.ask(by, room, uuid4(), "Lini?", ["Leo", "Kesho"], hours).ballot, then


@pytest.mark.parametrize(
    ("asked", "hours", "calls"),
    [(8, 4, 10), (2, 24, 20), (10, 24, 31), (18, 9, 20), (20, 6, 20.5), (22, 4, 24)],
    ids=["by day", "over by night", "by morning", "at night", "asked late", "asked at night"],
)
def test_whoever_sleeps_when_it_closes_is_called_before_the_night(
    asked: int, hours: int, calls: float, settings: Any, room: Room, amina: Member
) -> None:
    """Unless nothing of the evening is left; then the call is held, and gone with the poll."""
    settings.QUIET_HOURS = "21:00-06:30"
    made, then = asked_at(asked, amina, room, hours)
    midnight = then.replace(hour=0)
    assert made.call_at == midnight + timedelta(hours=calls)
    assert made.message.made_at <= made.call_at < made.closes_at


def test_no_text_in_the_morning_says_that_what_closed_by_night_closes_soon(
    room: Room, amina: Member, bakari: Member
) -> None:
    arrange(bakari, **BY_TEXT | {"ballot": "text"})
    made, then = asked_at(22, amina, room, 4)
    with time_machine.travel(then, tick=False) as clock:
        for _minutes in range(18):
            clock.shift(timedelta(minutes=30))
            closings.look_after_ballots()
            send_due()
        assert not made.is_open
    assert not Text.objects.exists()
    assert not Notice.objects.exists()


def test_a_message_is_not_made_a_poll_by_an_edit(room: Room, amina: Member) -> None:
    said = world.message(amina, room, "Tununue wapi?")
    with pytest.raises(Refusal, match="ask anew"):
        editions.edit(amina, said, uuid4(), LINE)
    said.refresh_from_db()
    assert (said.text, said.is_ballot) == ("Tununue wapi?", False)


def test_lists_show_the_question_of_a_poll_and_other_lines_as_they_are(
    as_: As, room: Room, poll: Ballot, amina: Member, bakari: Member
) -> None:
    for url in ("/", f"/groups/{room.group.slug}/", "/inbox/"):
        page = as_(bakari).get(url).content.decode()
        assert "Where do we buy?" in page
        assert "Wakulima" not in page
    world.message(amina, room, "Mahindi | maharage")
    assert "Mahindi | maharage" in as_(bakari).get("/").content.decode()
