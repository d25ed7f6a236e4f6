"""Talk that should stay becomes a lesson or an answer, with credit to who said it."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import attention, withdrawals
from groups.models import Group, Message, Room
from mentorship.actions import keepings, questions
from mentorship.fragments import draw
from mentorship.models import Answer, Credit, Keeping, Question, Tutorial
from tests import world
from tests.doors import As


@pytest.fixture
def room(group: Group) -> Room:
    return group.rooms.get()


@pytest.fixture
def said(amina: Member, bakari: Member, room: Room) -> list[Message]:
    """Two lines of Amina's and one of Bakari's."""
    lines = [(amina, "Buy maize in Busia."), (amina, "Go on Tuesday."), (bakari, "Pay by M-Pesa.")]
    return [world.message(by, room, text) for by, text in lines]


@pytest.fixture
def asked(bakari: Member, group: Group) -> Question:
    return world.question(bakari, group, "Where is maize cheap?")


def sent(by: Member, keeping: Keeping, text: str = "Go to Busia on a Tuesday.") -> Answer:
    return keepings.send(by, keeping, uuid4(), text)


def post(browser: Any, name: str, pk: int, **words: Any) -> Any:
    return browser.post(reverse(f"mentorship:{name}", args=[pk]), {"key": str(uuid4()), **words})


LESSON = {"title": "Maize from Busia", "topic": "selling", "language": "en"}


def test_messages_become_a_draft_with_a_line_of_credit_under_each_stretch(
    said: list[Message], wanjiru: Member, amina: Member
) -> None:
    kept = world.keeping(wanjiru, *said)
    assert kept.tutorial is not None
    edition = kept.tutorial.editions.get()
    blocks = edition.text.split("\n\n")
    assert [blocks[0], blocks[1], blocks[3]] == [one.text for one in said]
    assert blocks[2].startswith(f"— {amina}, ")
    assert len(blocks) == 5
    assert (edition.title, edition.author) == ("Maize from Busia", wanjiru)
    assert [one.message for one in kept.credits.order_by("pk")] == said


def test_each_author_is_told_once_and_who_keeps_it_not_at_all(
    said: list[Message], wanjiru: Member, amina: Member, bakari: Member, room: Room
) -> None:
    kept = world.keeping(wanjiru, *said, world.message(wanjiru, room, "And smile."))
    told = Notice.objects.filter(kind="keeping.credited")
    assert sorted(one.member_id for one in told) == sorted([amina.pk, bakari.pk])
    assert {one.url for one in told} == {kept.get_absolute_url()}
    assert "you may say no: Maize from Busia" in told[0].text


def test_a_published_lesson_names_and_links_them(
    said: list[Message], wanjiru: Member, amina: Member, bakari: Member, as_: As
) -> None:
    kept = world.keeping(wanjiru, *said)
    assert kept.tutorial is not None
    world.published(bakari, kept.tutorial)
    page = as_(bakari).get(kept.tutorial.get_absolute_url()).content.decode()
    assert "With the words of" in page
    for member in (amina, bakari):
        assert f'<a href="/members/{member.handle}/">{member}</a>' in page


def test_an_answer_waits_until_it_is_sent_and_then_credits_them(
    said: list[Message], asked: Question, wanjiru: Member, amina: Member, as_: As
) -> None:
    kept = world.kept_answer(wanjiru, asked, *said[:2])
    browser = as_(wanjiru)
    assert not Answer.objects.exists(), "nobody reads it yet"
    page = browser.get(kept.get_absolute_url()).content.decode()
    assert "Buy maize in Busia.\n\nGo on Tuesday.\n\n— Amina" in page
    done = post(browser, "kept_sending", kept.pk, text="Busia, on Tuesdays.")
    given = Answer.objects.get()
    assert done.url == given.get_absolute_url()
    assert (given.text, given.author) == ("Busia, on Tuesdays.", wanjiru)
    question = browser.get(asked.get_absolute_url()).content.decode()
    assert f'<a href="/members/{amina.handle}/">{amina}</a></p>' in question
    assert Notice.objects.filter(kind="question.answered", member=asked.author).exists()


def test_the_answer_is_drawn_with_its_credits_for_who_watches(
    said: list[Message], asked: Question, wanjiru: Member, amina: Member
) -> None:
    sent(wanjiru, world.kept_answer(wanjiru, asked, said[0]))
    event = Event.objects.filter(topic_id=asked.topic, kind="answer.given").get()
    assert f"/members/{amina.handle}/" in draw([event])[0]


def test_what_was_withdrawn_is_left_out(
    said: list[Message], asked: Question, wanjiru: Member, amina: Member
) -> None:
    withdrawals.withdraw(amina, said[0], uuid4())
    fresh = list(Message.objects.filter(pk__in=[one.pk for one in said[:2]]).order_by("pk"))
    kept = world.kept_answer(wanjiru, asked, *fresh)
    assert kept.credits.get().message == said[1]
    with pytest.raises(Refusal, match="Choose messages of this room"):
        world.kept_answer(wanjiru, asked, fresh[0])


def test_sent_twice_under_one_key_is_one(
    said: list[Message], asked: Question, room: Room, wanjiru: Member
) -> None:
    key, words = uuid4(), ("Maize from Busia", "selling", "en")
    first = keepings.into_lesson(wanjiru, room, key, said, *words)
    assert keepings.into_lesson(wanjiru, room, key, said, *words) == first
    with pytest.raises(Refusal, match="already sent with other words"):
        keepings.into_answer(wanjiru, room, key, said, asked.pk)
    kept, key = world.kept_answer(wanjiru, asked, *said), uuid4()
    given = keepings.send(wanjiru, kept, key, "Busia.")
    assert keepings.send(wanjiru, kept, key, "Busia.") == given
    with pytest.raises(Refusal, match="was sent already"):
        sent(wanjiru, kept, "Once more.")
    assert (Tutorial.objects.count(), Keeping.objects.count(), Answer.objects.count()) == (1, 2, 1)
    assert Notice.objects.filter(kind="keeping.credited").count() == 4


def test_nothing_is_kept_of_another_room_or_for_another_groups_question(
    said: list[Message], room: Room, wanjiru: Member, bakari: Member
) -> None:
    elsewhere = world.group(by=bakari, name="Gikomba Traders")
    foreign = world.message(bakari, elsewhere)
    with pytest.raises(Refusal, match="messages of this room"):
        keepings.into_lesson(wanjiru, room, uuid4(), [*said, foreign], *LESSON.values())
    with pytest.raises(Refusal, match="open question of this group"):
        world.kept_answer(wanjiru, world.question(bakari, elsewhere), *said)
    gone = world.question(bakari, room.group)
    questions.withdraw(bakari, gone)
    with pytest.raises(Refusal, match="open question of this group"):
        world.kept_answer(wanjiru, gone, *said)
    assert not Keeping.objects.exists()
    assert not Tutorial.objects.exists()


def test_at_most_fifty_and_no_longer_than_an_answer(
    room: Room, asked: Question, wanjiru: Member, amina: Member
) -> None:
    said = [world.said(amina, room, f"line {number}") for number in range(51)]
    with pytest.raises(Refusal, match="At most 50"):
        world.keeping(wanjiru, *said)
    long = [world.said(amina, room, "x" * 1999) for _ in range(6)]
    with pytest.raises(Refusal, match="too long"):
        world.kept_answer(wanjiru, asked, *long)
    assert not Credit.objects.exists()


def test_only_who_keeps_it_sends_it(said: list[Message], asked: Question, wanjiru: Member) -> None:
    kept = world.kept_answer(wanjiru, asked, *said)
    with pytest.raises(Refusal, match="Only who keeps"):
        sent(said[0].author, kept)
    with pytest.raises(Refusal, match="Only who keeps"):
        sent(wanjiru, world.keeping(wanjiru, *said))
    assert not Answer.objects.exists()


def test_the_page_shows_what_was_chosen_and_what_can_be_made_of_it(
    said: list[Message], asked: Question, room: Room, wanjiru: Member, as_: As
) -> None:
    browser, url = as_(wanjiru), reverse("mentorship:keep", args=[room.pk])
    picking = browser.get(url, {"from": said[1].pk}).content.decode()
    assert f'value="{said[1].pk}" checked' in picking
    assert f'name="messages" value="{said[0].pk}"' not in picking
    assert 'class="said"' not in picking, "what is offered is no notice of the page"
    assert "Choose messages of this room." in browser.get(url, {"pick": 1}).content.decode()
    page = browser.get(url, {"messages": [said[0].pk, said[2].pk]}).content.decode()
    assert "Buy maize in Busia." in page
    assert "Go on Tuesday." not in page
    assert asked.title in page
    assert page.count(f'name="messages" value="{said[0].pk}"') == 2, "in both forms"


def test_both_forms_do_what_they_say_and_keep_what_was_typed(
    said: list[Message], asked: Question, room: Room, wanjiru: Member, as_: As
) -> None:
    browser, pks = as_(wanjiru), [one.pk for one in said]
    bad = post(browser, "kept_lesson", room.pk, messages=pks, **{**LESSON, "topic": "x"})
    assert bad.status_code == 422
    assert 'value="Maize from Busia"' in bad.content.decode()
    assert post(browser, "kept_lesson", room.pk, **LESSON).status_code == 422
    assert not Keeping.objects.exists()
    done = post(browser, "kept_lesson", room.pk, messages=pks, **LESSON)
    assert done.url == Tutorial.objects.get().get_absolute_url()
    done = post(browser, "kept_answer", room.pk, messages=pks, question=asked.pk)
    assert done.url == Keeping.objects.get(question=asked).get_absolute_url()
    picking = browser.get(reverse("mentorship:keep", args=[room.pk])).content.decode()
    assert f'href="{done.url}"' in picking, "it waits there to be sent"


def test_who_cannot_read_a_message_cannot_keep_it(
    said: list[Message], room: Room, wanjiru: Member, chidi: Member, bakari: Member, as_: As
) -> None:
    hidden = world.message(bakari, world.group(by=bakari, name="Gikomba Traders"), "Secret")
    browser = as_(wanjiru)
    url = reverse("mentorship:keep", args=[room.pk])
    assert browser.get(url, {"messages": [hidden.pk]}).status_code == 404
    for pk in (hidden.pk, 10**9):
        answer = post(browser, "kept_lesson", room.pk, messages=[said[0].pk, pk], **LESSON)
        assert answer.status_code == 404
    assert as_(chidi).get(url).status_code == 404
    assert not Keeping.objects.exists()


def test_the_message_and_the_room_lead_there(
    said: list[Message], room: Room, wanjiru: Member, amina: Member, as_: As
) -> None:
    url = reverse("mentorship:keep", args=[room.pk])
    browser = as_(wanjiru)
    assert f'href="{url}"' in browser.get(f"/rooms/{room.pk}/").content.decode()
    link = f'href="{url}?from={said[0].pk}"'
    assert link in browser.get(f"/messages/{said[0].pk}/").content.decode()
    withdrawals.withdraw(amina, said[0], uuid4())
    assert link not in browser.get(f"/messages/{said[0].pk}/").content.decode()


def test_more_words_cost_no_more_queries(
    room: Room,
    asked: Question,
    wanjiru: Member,
    amina: Member,
    as_: As,
    django_assert_max_num_queries: Any,
) -> None:
    few = [world.message(amina, room)]
    many = few + [world.message(world.joined(world.member(), room.group), room) for _ in range(4)]
    kept = [world.kept_answer(wanjiru, asked, *some) for some in (few, many)]
    lessons = [world.keeping(wanjiru, *some).tutorial for some in (few, many)]
    urls = [[one.get_absolute_url() for one in pair if one] for pair in (kept, lessons)]
    pick = reverse("mentorship:keep", args=[room.pk])
    chosen = ["?" + "&".join(f"messages={one.pk}" for one in some) for some in (few, many)]
    browser = as_(wanjiru)
    for less, more in [*urls, [pick + one for one in chosen]]:
        counts = []
        for url in (less, less, more):
            with django_assert_max_num_queries(20) as counted:
                assert browser.get(url).status_code == 200
            counts.append(len(counted))
        assert counts[1] == counts[2], url


def test_answers_with_credit_cost_one_query_more_however_many(
    asked: Question,
    room: Room,
    wanjiru: Member,
    amina: Member,
    as_: As,
    django_assert_max_num_queries: Any,
) -> None:
    browser, counts = as_(wanjiru), []
    for _ in range(3):
        sent(wanjiru, world.kept_answer(wanjiru, asked, world.message(amina, room)))
        browser.get(asked.get_absolute_url())
        with django_assert_max_num_queries(20) as counted:
            browser.get(asked.get_absolute_url())
        counts.append(len(counted))
    assert len(set(counts)) == 1


def test_who_muted_the_room_or_its_group_is_told_quietly(
    said: list[Message], wanjiru: Member, amina: Member, bakari: Member, room: Room
) -> None:
    attention.pay(amina, room.group, "mute")
    world.keeping(wanjiru, *said)
    told = Notice.objects.filter(kind="keeping.credited")
    assert {(one.member, one.quiet) for one in told} == {(amina, True), (bakari, False)}
    assert {one.where for one in told} == {room.topic}
