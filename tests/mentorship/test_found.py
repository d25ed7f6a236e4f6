from typing import Any

from community.members.models import Member
from groups.models import Group
from mentorship import reads
from mentorship.actions import answers, questions
from tests import world


def titles(member: Member, words: str) -> list[tuple[str, str]]:
    return [(one.kind, one.title) for one in reads.search(member, words)]


def test_search_finds_questions_answers_and_lessons(
    amina: Member, bakari: Member, group: Group
) -> None:
    asked = world.question(amina, group, "How do I dry mahindi?")
    world.answer(bakari, asked, "Maize wants sun.")
    world.published(bakari, world.lesson(amina, group))
    kinds = sorted(kind for kind, _title in titles(amina, "maize"))
    assert kinds == ["answer", "question", "tutorial"]


def test_chidi_finds_nothing(amina: Member, bakari: Member, chidi: Member, group: Group) -> None:
    world.answer(bakari, world.question(amina, group, "Maize?"), "Maize.")
    world.published(bakari, world.lesson(amina, group))
    assert titles(amina, "maize")
    assert titles(chidi, "maize") == []


def test_drafts_and_what_was_withdrawn_are_not_found(
    amina: Member, bakari: Member, group: Group
) -> None:
    world.lesson(amina, group)
    asked = world.question(amina, group, "Maize?")
    answers.withdraw(bakari, world.answer(bakari, asked, "Maize."))
    assert titles(amina, "maize") == [("question", "Maize?")]
    questions.withdraw(amina, asked)
    assert titles(amina, "maize") == []


def test_only_the_published_words_of_a_lesson_are_found(
    amina: Member, bakari: Member, wanjiru: Member, group: Group
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    found = reads.search(wanjiru, "turn it")
    assert [one.url for one in found] == [lesson.get_absolute_url()]
    assert "turn it" in found[0].snippet


def test_no_words_find_nothing(amina: Member, group: Group) -> None:
    world.question(amina, group)
    assert reads.search(amina, " ") == []


def test_a_question_that_holds_most_of_the_words_is_found_after_one_that_holds_all(
    amina: Member, group: Group
) -> None:
    world.question(amina, group, "Bei ya viazi Nakuru leo?")
    world.question(amina, group, "Viazi from Nakuru: which lorry?")
    asked = [title for _kind, title in titles(amina, "bei viazi nakuru")]
    assert asked == ["Bei ya viazi Nakuru leo?", "Viazi from Nakuru: which lorry?"]


def test_what_was_asked_again_is_found_once_and_as_it_stands_now(
    amina: Member, bakari: Member, group: Group
) -> None:
    first = world.question(amina, group, "Weevils in maize?")
    for again in ("Weevils once more?", "And weevils again?"):
        world.merged(bakari, world.question(amina, group, again), first)
    [found] = reads.search(amina, "weevils")
    assert (found.title, found.url) == (first.title, first.get_absolute_url())
    assert found.when == first.made_at
    questions.withdraw(amina, first)
    shown = [title for _kind, title in titles(amina, "weevils")]
    assert shown == ["And weevils again?", "Weevils once more?"], "each stands for itself again"


def test_a_search_asks_once_of_each_noun_and_not_again_when_it_is_shown(
    amina: Member, bakari: Member, group: Group, django_assert_num_queries: Any
) -> None:
    for number in range(4):
        asked = world.question(amina, group, f"Maize {number}?")
        world.answer(bakari, asked, "Maize wants sun.")
        world.published(bakari, world.lesson(amina, group, f"Maize {number}"))
    with django_assert_num_queries(3):
        found = reads.search(amina, "maize")
        assert len(found) == 12
        assert all(f"{one.url}{one.snippet}{one.title}" for one in found)
