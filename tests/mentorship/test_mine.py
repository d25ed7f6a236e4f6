from typing import Any

from community.members.models import Member
from community.notices.models import Notice
from groups.actions import attention, memberships
from groups.models import Group
from mentorship.reads import for_me
from mentorship.reads.mine import questions_for
from tests import world


def test_a_mentor_sees_the_open_questions_of_their_trade(
    amina: Member, bakari: Member, mentor: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    world.question(mentor, group, "My own?")
    assert for_me(mentor).open_questions == [asked]
    assert for_me(bakari).open_questions == []
    world.answer(bakari, asked)
    assert for_me(mentor).open_questions == []


def test_an_asker_sees_what_others_answered(amina: Member, bakari: Member, group: Group) -> None:
    asked = world.question(amina, group)
    given = world.answer(bakari, asked)
    world.answer(amina, asked)
    assert for_me(amina).answers == [given]
    assert for_me(bakari).answers == []


def test_an_asker_who_left_hears_no_more_of_what_the_group_answers(
    amina: Member, bakari: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    world.answer(bakari, asked)
    Notice.objects.all().delete()
    memberships.leave(amina, group)
    world.answer(bakari, asked)
    assert for_me(amina).answers == []
    assert not Notice.objects.filter(member=amina)


def test_a_reviewer_sees_how_many_lessons_wait(
    amina: Member, bakari: Member, chidi: Member, group: Group
) -> None:
    world.trusted(bakari)
    world.submitted(world.lesson(amina, group))
    assert (for_me(bakari).reviews, for_me(amina).reviews, for_me(chidi).reviews) == (1, 0, 0)


def test_it_costs_the_same_however_much_there_is(
    amina: Member, mentor: Member, group: Group, django_assert_max_num_queries: Any
) -> None:
    for _ in range(4):
        world.question(amina, group)
    with django_assert_max_num_queries(3):
        mine = for_me(mentor)
        assert [str(one.author) for one in mine.open_questions] == ["Amina"] * 4


def test_a_muted_group_and_whom_one_blocked_are_not_on_the_home_page(
    amina: Member, bakari: Member, dalia: Member, mentor: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    given = [world.answer(one, asked) for one in (bakari, dalia)]
    waits = world.question(bakari, group, "How do I grade beans?")
    assert for_me(amina).answers == given[::-1]
    assert for_me(mentor).open_questions == [waits]
    world.blocked(amina, dalia)
    assert for_me(amina).answers == given[:1]
    for one in (amina, mentor):
        attention.pay(one, group, "mute")
    assert for_me(amina).answers == for_me(mentor).open_questions == []
    assert [*questions_for(mentor)] == [waits], "who goes to the page of what waits sees it"
