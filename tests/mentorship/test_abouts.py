"""What a question is about: said in one tap, told by its words, changed soon after."""

from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import helps, questions
from mentorship.models import Question
from mentorship.reads import abouts
from tests import world
from tests.doors import As, Call

SHOES, MAIZE = "Mending shoes", "Grading maize"


@pytest.fixture
def cobbler(wanjiru: Member, mentor: Member, staff: Member, group: Group) -> Member:
    """Beside Dalia, who grades maize."""
    world.badge(staff, wanjiru, group, SHOES)
    return wanjiru


def asked(by: Member, group: Group, title: str, skill: str = "") -> Question:
    return questions.ask(by, group, uuid4(), title, skill=skill)


def first(question: Question) -> Any:
    return question.askings.order_by("pk").values_list("member__display_name", flat=True)


def test_amina_says_what_it_is_about_whatever_the_words_say(
    amina: Member, cobbler: Member, group: Group
) -> None:
    one = asked(amina, group, "Which maize glue is best?", skill="mending SHOES")
    assert (one.skill, one.chosen) == (SHOES, True)


def test_a_skill_that_no_badge_of_the_trade_names_is_refused_and_nothing_is_asked(
    amina: Member, cobbler: Member, group: Group
) -> None:
    with pytest.raises(Refusal):
        asked(amina, group, "Who flies?", skill="Flying")
    assert not Question.objects.exists()


def test_the_form_offers_the_skills_of_the_trade_by_what_they_are_about(
    amina: Member, cobbler: Member, group: Group, as_: As, django_assert_max_num_queries: Any
) -> None:
    browser = as_(amina)
    browser.get("/groups/")
    with django_assert_max_num_queries(6):
        page = browser.get(f"/groups/{group.slug}/questions/new/").content.decode()
    assert f'value="{SHOES}"' in page
    assert f'value="{MAIZE}"' in page
    assert "The craft" in page
    assert "Law and permits" not in page


def test_where_nobody_holds_a_badge_nothing_is_offered(
    amina: Member, group: Group, as_: As
) -> None:
    page = as_(amina).get(f"/groups/{group.slug}/questions/new/").content.decode()
    assert "What is it about?" not in page
    assert asked(amina, group, "Who dries maize?").skill == ""


def test_what_the_words_leave_open_is_asked_back_once_with_the_likeliest_marked(
    amina: Member, cobbler: Member, group: Group, as_: As
) -> None:
    path = f"/groups/{group.slug}/questions/new/"
    words = {"key": str(uuid4()), "title": "Who can help me with a permit?"}
    back = as_(amina).post(path, words).content.decode()
    assert "The words leave open what it is about" in back
    assert back.count(" checked") == 1
    assert not Question.objects.exists()
    as_(amina).post(path, words | {"seen": "1", "skill": SHOES})
    assert Question.objects.get().skill == SHOES


def test_what_the_words_tell_is_not_asked_back(
    amina: Member, cobbler: Member, group: Group, as_: As
) -> None:
    words = {"key": str(uuid4()), "title": "My shoes are torn"}
    as_(amina).post(f"/groups/{group.slug}/questions/new/", words)
    one = Question.objects.get()
    assert (one.skill, one.chosen) == (SHOES, False)
    page = as_(amina).get(one.get_absolute_url()).content.decode()
    assert SHOES in page
    assert "as the words tell" in page


def test_taken_for_the_wrong_thing_others_are_asked_instead(
    amina: Member, mentor: Member, cobbler: Member, group: Group, as_: As
) -> None:
    one = asked(amina, group, "My shoes are full of grain")
    assert one.skill == SHOES
    told = Notice.objects.filter(kind="question.asked")
    before = {*told.values_list("pk", flat=True)}
    as_(amina).post(f"/questions/{one.pk}/skill/", {"skill": MAIZE})
    one.refresh_from_db()
    assert (one.skill, one.chosen) == (MAIZE, True)
    assert first(one)[0] == "Dalia"
    assert one.askings.count() == told.count() == 2
    assert before.isdisjoint(told.values_list("pk", flat=True))


def test_who_declined_stays_let_off(
    amina: Member, mentor: Member, cobbler: Member, group: Group
) -> None:
    from mentorship.actions import askings

    one = asked(amina, group, "My shoes are full of grain")
    askings.decline(mentor, one)
    questions.say_skill(amina, one, MAIZE)
    assert one.askings.get(member=mentor).declined_at is not None
    assert one.askings.count() == 2


def test_once_answered_or_later_only_what_it_is_about_changes(
    amina: Member, mentor: Member, cobbler: Member, group: Group
) -> None:
    one, other = (asked(amina, group, f"My shoes are torn {n}") for n in "ab")
    world.answer(cobbler, one)
    before = [*one.askings.values_list("pk"), *other.askings.values_list("pk")]
    questions.say_skill(amina, one, MAIZE)
    with time_machine.travel(timezone.now() + timezone.timedelta(hours=1)):
        questions.say_skill(amina, other, MAIZE)
    assert [*one.askings.values_list("pk"), *other.askings.values_list("pk")] == before
    assert {*Question.objects.values_list("skill", "chosen")} == {(MAIZE, True)}


def test_left_to_the_words_again_it_is_what_they_tell(
    amina: Member, cobbler: Member, group: Group
) -> None:
    one = asked(amina, group, "My shoes are torn", skill=MAIZE)
    questions.say_skill(amina, one, "")
    one.refresh_from_db()
    assert (one.skill, one.chosen) == (SHOES, False)


def test_only_who_asked_says_what_it_is_about(
    amina: Member, bakari: Member, chidi: Member, cobbler: Member, group: Group, as_: As
) -> None:
    one = asked(amina, group, "My shoes are torn")
    for other in (bakari, chidi):
        assert as_(other).get(f"/questions/{one.pk}/skill/").status_code == 404
        assert as_(other).post(f"/questions/{one.pk}/skill/", {"skill": MAIZE}).status_code == 404
    with pytest.raises(Refusal):
        questions.say_skill(bakari, one, MAIZE)
    one.refresh_from_db()
    assert one.skill == SHOES


def test_an_answer_that_helped_teaches_the_words_and_a_guess_alone_does_not(
    amina: Member, mentor: Member, cobbler: Member, group: Group
) -> None:
    held = abouts.skills(group.sector_id)
    for n in range(3):
        one = asked(amina, group, f"Soles of shoes {n}")
    assert "mending" not in abouts.meant(group, "soles", held)
    for one in Question.objects.all():
        helps.mark(amina, world.answer(cobbler, one))
    assert abouts.meant(group, "soles", held) == SHOES


def test_a_program_names_the_skill_and_changes_it(
    amina: Member, chidi: Member, cobbler: Member, group: Group, call: Call
) -> None:
    path = f"/groups/{group.slug}/questions"
    assert {one["skill"] for one in call(amina, f"{path}/skills").json()} == {SHOES, MAIZE}
    made = call(amina, path, key=str(uuid4()), title="Torn", skill=SHOES).json()
    assert (made["skill"], made["chosen"]) == (SHOES, True)
    wrong = call(amina, path, key=str(uuid4()), title="Torn", skill="Flying")
    assert wrong.status_code == 422
    assert call(chidi, f"{path}/skills").status_code == 404
