"""The shelf of a trade, a lesson and an edition under review change while they are open, for those
who may read them and for nobody else; what comes is what a fresh look would show."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from community.live import access as live
from community.live.models import Event
from community.members.models import Member
from groups.actions import memberships
from groups.models import Group
from mentorship import fragments_shelf as fragments
from mentorship.actions import editions, marks, renewals, reviews, translations, trials
from mentorship.models import Edition, Tutorial
from mentorship.subjects import give_tutorial, take_tutorial
from tests import world
from tests.doors import As

Look = Callable[[Member], Any]


@pytest.fixture
def bakari(bakari: Member) -> Member:
    return world.trusted(bakari)


@pytest.fixture
def lesson(amina: Member, bakari: Member, mentor: Member, group: Group) -> Tutorial:
    world.met(mentor, bakari)
    return world.published(bakari, world.lesson(amina, group))


@pytest.fixture
def translated(lesson: Tutorial, amina: Member, bakari: Member) -> Tutorial:
    words = ("sw", "Kausha mahindi", "Anika juani.", timezone.localdate())
    return world.published(bakari, translations.translate(amina, lesson, uuid4(), *words))


def events(topic: str) -> list[Event]:
    return list(Event.objects.filter(topic=topic).order_by("number"))


def last(topic: str) -> str:
    """What the newest event of a topic says to everybody."""
    draw = {"shelf": fragments.draw_shelf, "lesson": fragments.draw_lesson}
    draw["edition"] = fragments.draw_edition
    return draw[topic.partition(".")[0]](events(topic)[-1:])[0]


def english(html: str) -> str:
    """As a page in English shows it."""
    shown = html
    while '<i lang="sw">' in shown:
        before, _, rest = shown.partition('<i lang="sw">')
        shown = before + rest.partition("</i>")[2]
    return shown.replace('<i lang="en">', "").replace("</i>", "")


def caught_up(member: Member, topic: str, as_: As) -> Any:
    return as_(member).get(f"/live/{topic}/events?after=0")


def page(as_: As, member: Member, url: str) -> str:
    text: str = as_(member).get(url).content.decode()
    return english(text)


def test_a_lesson_comes_to_the_shelf_when_it_is_published_and_as_the_shelf_shows_it(
    lesson: Tutorial, wanjiru: Member, group: Group, as_: As
) -> None:
    (event,) = events(lesson.shelf)
    assert event.kind == "lesson.published"
    library = page(as_, wanjiru, f"/groups/{group.slug}/library/")
    assert english(last(lesson.shelf)).strip() in library
    assert "data-only" not in last(lesson.shelf)
    assert f'data-live="{lesson.shelf}" data-after="1" data-place="start"' in library


def test_an_empty_shelf_is_live_too_and_a_searched_one_takes_nothing_new_in(
    wanjiru: Member, group: Group, as_: As
) -> None:
    address = f"/groups/{group.slug}/library/"
    shelf = f"shelf.{group.sector_id}"
    assert f'data-live="{shelf}" data-after="0" data-place="start"' in page(as_, wanjiru, address)
    assert 'data-place="none"' in page(as_, wanjiru, f"{address}?q=weevils")
    assert 'data-place="none"' in page(as_, wanjiru, f"{address}?topic=money")


def test_a_draft_is_news_for_nobody(amina: Member, group: Group) -> None:
    draft = world.lesson(amina, group)
    assert events(draft.shelf) == events(draft.stream) == []
    world.submitted(draft)
    assert events(draft.shelf) == events(draft.stream) == []


def test_who_tried_it_is_read_at_once_on_the_lesson_and_on_the_shelf(
    lesson: Tutorial, mentor: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    url = lesson.get_absolute_url()
    opened = page(as_, wanjiru, url)
    assert f'data-live="{lesson.stream}" data-after="1" data-place="start"' in opened
    assert "nobody has tried it yet" in opened
    said = world.trial(mentor, lesson, words="Three days of sun.")
    fresh, news = page(as_, wanjiru, url), english(last(lesson.stream))
    line, row = news.split("</p>", 1)
    assert line.replace(" data-only", "") in fresh
    assert row.strip() in fresh
    assert f'<li id="trial{said.pk}" data-by="{mentor.pk}">' in row
    assert "worked for 1 of 1 · last tried today" in line
    library = page(as_, wanjiru, f"/groups/{group.slug}/library/")
    assert english(last(lesson.shelf)).replace(" data-only", "").strip() in library


def test_a_later_report_takes_the_place_of_the_earlier(
    lesson: Tutorial, mentor: Member, wanjiru: Member, as_: As
) -> None:
    first = world.trial(mentor, lesson, words="It went well.")
    second = world.trial(mentor, lesson, "no", words="Mould after all.")
    before, after = fragments.draw_lesson(events(lesson.stream)[-2:])
    assert f'<li id="trial{first.pk}" data-gone>' in before
    assert f'<li id="trial{first.pk}" data-gone>' in after
    assert f'<li id="trial{second.pk}" data-by' in after
    assert "It went well." not in before + after
    assert "worked for 0 of 1" in after
    assert "It went well." not in page(as_, wanjiru, lesson.get_absolute_url())


def test_the_same_report_twice_is_told_once(lesson: Tutorial, mentor: Member) -> None:
    key = uuid4()
    for _twice in range(2):
        trials.report(mentor, lesson, key, "worked")
    assert [one.kind for one in events(lesson.stream)].count("trial.reported") == 1


def test_a_translation_hears_of_what_was_tried_and_stands_on_the_shelf_of_its_language(
    lesson: Tutorial, translated: Tutorial, mentor: Member
) -> None:
    assert translated.stream == lesson.stream
    assert "data-only" in last(lesson.shelf), "it comes in nowhere by itself"
    world.trial(mentor, translated)
    rows = last(lesson.shelf)
    for one in (lesson, translated):
        assert f'id="shelf{one.pk}" data-only' in rows
    assert rows.count("worked for 1 of 1") == 2
    assert f'id="valid{lesson.pk}"' in last(lesson.stream)


def test_a_warning_stands_on_the_open_page_and_goes_when_it_is_lifted(
    lesson: Tutorial, bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    made = marks.mark(bakari, lesson, uuid4(), "dangerous", "Burns the seed.")
    url, news = lesson.get_absolute_url(), english(last(lesson.stream))
    assert "Burns the seed." in news
    assert news.strip() in page(as_, wanjiru, url)
    assert "chip bad" in last(lesson.shelf)
    marks.lift(bakari, made)
    news = english(last(lesson.stream))
    assert "Burns the seed." not in news
    assert news.strip() in page(as_, wanjiru, url)
    assert "newer" not in news
    assert "chip bad" not in last(lesson.shelf)


def test_a_delisted_lesson_leaves_the_shelf_and_the_open_page_with_its_words(
    lesson: Tutorial, bakari: Member, wanjiru: Member, as_: As
) -> None:
    assert live.may_watch(wanjiru, lesson.stream)
    made = marks.mark(bakari, lesson, uuid4(), "delisted", "Not of this trade.")
    assert f'<li id="shelf{lesson.pk}" data-gone>' in last(lesson.shelf)
    assert "Dry maize well" not in "".join(fragments.draw_shelf(events(lesson.shelf)))
    news = last(lesson.stream)
    assert f'<article id="text{lesson.pk}" data-gone>' in news
    assert "It was taken off the shelf." in news
    assert as_(wanjiru).get(lesson.get_absolute_url()).status_code == 404
    assert not live.may_watch(wanjiru, lesson.stream)
    marks.lift(bakari, made)
    assert live.may_watch(wanjiru, lesson.stream)
    assert "Dry maize well" in last(lesson.shelf)
    assert "data-only" not in last(lesson.shelf), "it comes back to those who saw it go"
    assert f'id="newer{lesson.pk}"' in last(lesson.stream)


def test_what_a_finding_takes_goes_and_comes_back_once(lesson: Tutorial, bakari: Member) -> None:
    for _twice in range(2):
        take_tutorial(bakari, lesson.pk, "A scam.")
    for _twice in range(2):
        give_tutorial(bakari, lesson.pk)
    kinds = [one.kind for one in events(lesson.stream)]
    assert kinds == ["lesson.published", "lesson.delisted", "lesson.restored"]
    assert [one.kind for one in events(lesson.shelf)] == kinds


def test_a_new_edition_is_offered_and_changes_no_line_under_the_readers_eyes(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, as_: As
) -> None:
    url = lesson.get_absolute_url()
    assert f'<div id="newer{lesson.pk}" hidden></div>' in page(as_, wanjiru, url)
    world.edited(lesson, "Dry it to 12 %.")
    world.published(bakari, lesson)
    news = last(lesson.stream)
    assert f'id="newer{lesson.pk}" data-only' in news
    assert url in news
    assert "12 %" not in news
    assert "12 %" in page(as_, wanjiru, url)


def test_what_was_due_is_due_no_more_when_a_reviewer_says_that_it_is_true(
    lesson: Tutorial, bakari: Member, wanjiru: Member, as_: As
) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=200), tick=False):
        assert "it may have changed" in page(as_, wanjiru, lesson.get_absolute_url())
        renewals.renew(bakari, lesson, uuid4())
        assert "it may have changed" not in last(lesson.stream)
        assert "Not looked at lately" not in last(lesson.shelf)
        assert english(last(lesson.stream)).strip() in page(as_, wanjiru, lesson.get_absolute_url())


def test_outsiders_hear_nothing_and_who_leaves_the_trade_hears_no_more(
    lesson: Tutorial, chidi: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    for topic in (lesson.stream, lesson.shelf):
        assert caught_up(chidi, topic, as_).status_code == 404
        assert caught_up(wanjiru, topic, as_).status_code == 200
    group.memberships.filter(member=wanjiru).delete()
    for topic in (lesson.stream, lesson.shelf):
        assert caught_up(wanjiru, topic, as_).status_code == 404
    for nothing in ("shelf.999999", "lesson.999999", "edition.999999"):
        assert as_(chidi).get(f"/live/{nothing}/events?after=0").status_code == 404


def test_leaving_the_group_cuts_what_its_library_showed(
    lesson: Tutorial, wanjiru: Member, group: Group
) -> None:
    ended = Event.objects.filter(topic="rights", subject=wanjiru.pk)
    before = ended.count()
    memberships.leave(wanjiru, group)
    assert ended.count() > before
    assert not live.may_watch(wanjiru, lesson.shelf)
    assert not live.may_watch(wanjiru, lesson.stream)


def test_what_comes_is_the_same_for_readers_of_both_languages(
    lesson: Tutorial, mentor: Member, bakari: Member
) -> None:
    world.trial(mentor, lesson, outdated=True)
    marks.mark(bakari, lesson, uuid4(), "dangerous", "Burns the seed.")
    heard = {}
    for language in ("en", "sw"):
        with override(language):
            heard[language] = [
                *fragments.draw_lesson(events(lesson.stream)),
                *fragments.draw_shelf(events(lesson.shelf)),
            ]
    assert heard["en"] == heard["sw"]
    assert "last tried today" in heard["en"][1]


def test_many_events_are_drawn_with_a_constant_number_of_queries(
    lesson: Tutorial, bakari: Member, amina: Member, group: Group, django_assert_num_queries: Any
) -> None:
    for number in range(4):
        world.published(bakari, world.lesson(amina, group, f"Lesson {number}"))
        world.trial(world.joined(world.member(f"Juma {number}"), group), lesson)
    rows, heard = events(lesson.shelf), events(lesson.stream)
    with django_assert_num_queries(2):
        assert len(fragments.draw_shelf(rows)) == 9
    with django_assert_num_queries(2):
        assert len(fragments.draw_lesson(heard)) == 5


def test_an_event_of_something_gone_draws_nothing(lesson: Tutorial) -> None:
    words = {"number": 9, "subject": 10**9}
    lost = Event(topic_id=lesson.stream, kind="lesson.warned", **words)
    assert fragments.draw_lesson([lost]) == [""]
    assert fragments.draw_shelf([Event(topic_id=lesson.shelf, kind=lost.kind, **words)]) == [""]
    assert fragments.draw_edition([Event(topic_id="edition.1", kind="x", **words)]) == [""]


def judged(edition: Edition) -> str:
    return english(last(edition.stream))


def test_the_author_reads_what_reviewers_say_while_it_lies_open(
    amina: Member, bakari: Member, mentor: Member, group: Group, as_: As
) -> None:
    draft = world.lesson(amina, group)
    edition = draft.editions.get()
    address = edition.get_absolute_url()
    assert f'data-live="{edition.stream}" data-after="0"' in page(as_, amina, address)
    editions.submit(amina, edition)
    assert "Waiting for a reviewer" in judged(edition)
    reviews.publish(mentor, edition, uuid4())
    assert "Dalia stands for it" in judged(edition)
    assert judged(edition).strip() in page(as_, amina, address)
    reviews.send_back(bakari, edition, uuid4(), "Say how long.")
    assert "Sent back" in judged(edition)
    assert "Say how long." in judged(edition)
    assert judged(edition).strip() in page(as_, amina, address)


def test_what_is_under_review_is_heard_by_its_author_and_reviewers_alone(
    amina: Member, bakari: Member, wanjiru: Member, chidi: Member, group: Group
) -> None:
    world.met(world.member("Staff friend"), bakari)
    draft = world.lesson(amina, group)
    stream = draft.editions.get().stream
    assert live.may_watch(amina, stream)
    assert not any(live.may_watch(one, stream) for one in (bakari, wanjiru, chidi))
    world.submitted(draft)
    assert live.may_watch(bakari, stream)
    assert not any(live.may_watch(one, stream) for one in (wanjiru, chidi))
