"""A question goes to the few who are likely to know, then to more, and never stays unheard."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.live.models import Event
from community.members.models import Browser, Member, Standing
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group, Report
from mentorship.actions import answers, askings, helps, questions
from mentorship.models import Asking, Question
from mentorship.models.question import Wave
from mentorship.reads import catch_up, for_me
from mentorship.reads.candidates import able, candidates, recorded
from mentorship.reads.questions import listed
from mentorship.routing import Came, Candidate
from tests import world

SignedIn = Callable[[Member], Client]


@pytest.fixture
def ready(group: Group) -> Callable[[int], list[Member]]:
    """So many members of the group who said that they may be asked."""

    def many(number: int) -> list[Member]:
        members = [world.joined(world.member(f"Ready {n}"), group) for n in range(number)]
        for one in members:
            askings.be_ready(one, 7)
        return members

    return many


def asked(question: Question) -> set[str]:
    return {one.member.display_name for one in question.askings.select_related("member")}


def hours_later(hours: int) -> Any:
    return time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False)


def test_at_most_five_are_asked_and_told_and_the_others_are_left_in_peace(
    amina: Member, group: Group, ready: Callable[[int], list[Member]]
) -> None:
    ready(9)
    question = world.question(amina, group)
    assert len(asked(question)) == 5
    assert Notice.objects.filter(kind="question.asked").count() == 5


def test_the_asker_is_never_asked(amina: Member, group: Group) -> None:
    askings.be_ready(amina, 7)
    assert amina.display_name not in asked(world.question(amina, group))


def test_dalia_whose_answer_helped_is_asked_first(
    amina: Member, mentor: Member, group: Group, ready: Callable[[int], list[Member]]
) -> None:
    ready(3)
    first = world.question(amina, group)
    helps.mark(amina, world.answer(mentor, first))
    second = world.question(amina, group, "And the beetles?")
    record = next(one for one in weighed(first_like(second)) if one.member == mentor.pk)
    assert (record.asked, record.answered, record.here, record.worked) == (1, 1, 0.5, 0.5)


def weighed(question: Question) -> list[Candidate]:
    return candidates(question, askings.taken_for(question))


def worked(question: Question, member: Member) -> int:
    """How much of what they were asked of this trade, whatever it was taken for."""
    return sum(one.worked for one in recorded(question, [member])[member.pk].values())


def first_like(question: Question) -> Question:
    """Before anyone is asked."""
    question.askings.all().delete()
    return question


def test_who_rests_or_has_been_asked_enough_is_not_asked(
    amina: Member, group: Group, ready: Callable[[int], list[Member]]
) -> None:
    resting, tired, fresh = ready(3)
    askings.be_ready(resting, 7, timezone.localdate() + timedelta(days=2))
    askings.be_ready(tired, 1)
    world.question(amina, group)
    second = world.question(amina, group, "And the beetles?")
    assert asked(second) & {one.display_name for one in (resting, tired, fresh)} == {
        fresh.display_name
    }


def test_whom_amina_blocked_is_not_asked(
    amina: Member, group: Group, ready: Callable[[int], list[Member]]
) -> None:
    [chatty] = ready(1)
    world.blocked(amina, chatty)
    amina.refresh_from_db()
    assert chatty.display_name not in asked(world.question(amina, group))


def test_a_mentor_outside_a_closed_group_is_not_asked(
    mentor: Member, amina: Member, bakari: Member
) -> None:
    closed = world.group(bakari, "Closed Cereals", by_approval=True)
    assert mentor.display_name not in asked(world.question(bakari, closed))


def test_twelve_hours_without_an_answer_ask_five_more_and_48_the_stewards(
    amina: Member, bakari: Member, group: Group, ready: Callable[[int], list[Member]]
) -> None:
    ready(10)
    question = world.question(amina, group)
    with hours_later(11):
        askings.look_after_questions()
    assert question.askings.filter(wave=Wave.SECOND).count() == 0
    with hours_later(13):
        askings.look_after_questions()
        askings.look_after_questions()
    assert question.askings.filter(wave=Wave.SECOND).count() == 5
    assert len(asked(question)) == 10
    with hours_later(49):
        askings.look_after_questions()
        askings.look_after_questions()
    assert Notice.objects.filter(kind="question.unanswered", member=bakari).count() == 1


def test_an_answered_question_goes_no_further(
    amina: Member, bakari: Member, group: Group, ready: Callable[[int], list[Member]]
) -> None:
    ready(9)
    question = world.question(amina, group)
    world.answer(bakari, question)
    with hours_later(60):
        askings.look_after_questions()
    question.refresh_from_db()
    assert question.wave == Wave.FIRST


def test_neither_a_withdrawn_answer_nor_the_askers_own_word_keeps_it_from_others(
    amina: Member, bakari: Member, group: Group, ready: Callable[[int], list[Member]]
) -> None:
    seller = ready(9)[0]
    question = world.question(amina, group)
    world.answer(amina, question, "I forgot to say: in sacks.")
    advert = world.answer(seller, question, "Buy mine.")
    heard = question.askings.order_by("pk")[0].member
    assert for_me(heard).open_questions == []
    answers.withdraw(bakari, advert, "An advert.")
    assert for_me(heard).open_questions == [question]
    with hours_later(13):
        askings.look_after_questions()
    assert question.askings.filter(wave=Wave.SECOND).exists()


def test_not_me_this_time_takes_it_off_the_list_in_one_tap(
    as_: SignedIn, amina: Member, mentor: Member, group: Group
) -> None:
    question = world.question(amina, group)
    assert for_me(mentor).open_questions == [question]
    browser, page = as_(mentor), question.get_absolute_url()
    assert "You are one of the few" in browser.get(page).content.decode()
    for _twice in range(2):
        browser.post(f"{page}declining/")
    assert for_me(mentor).open_questions == []
    assert "You are one of the few" not in browser.get(page).content.decode()


def test_who_was_not_asked_declines_nothing(as_: SignedIn, amina: Member, group: Group) -> None:
    question = world.question(amina, group)
    as_(amina).post(f"{question.get_absolute_url()}declining/")
    assert not Asking.objects.filter(member=amina).exists()


@pytest.mark.parametrize("bears", [0, 51, -1])
def test_one_bears_from_one_to_fifty_questions_a_week(amina: Member, bears: int) -> None:
    with pytest.raises(Refusal, match="1 to 50"):
        askings.be_ready(amina, bears)


def test_amina_says_when_she_may_be_asked_and_what_was_typed_stays(
    as_: SignedIn, amina: Member
) -> None:
    browser = as_(amina)
    refused = browser.post("/me/questions/", {"bears": "ninety"})
    assert refused.status_code == 422
    assert "ninety" in refused.content.decode()
    until = timezone.localdate() + timedelta(days=3)
    assert browser.post("/me/questions/", {"bears": "3", "rests_until": until}).status_code == 302
    assert 'value="3"' in browser.get("/me/questions/").content.decode()


def test_a_hidden_name_is_read_by_those_asked_and_the_stewards_alone(
    as_: SignedIn, amina: Member, bakari: Member, dalia: Member, mentor: Member, group: Group
) -> None:
    words = ("How do I pay back a loan?", "")
    question = questions.ask(amina, group, uuid4(), *words, unnamed=True)
    other = world.joined(world.member("Otieno"), group)
    page = question.get_absolute_url()
    for reader in (mentor, bakari):
        assert "hides it from the group" in as_(reader).get(page).content.decode()
    for door in (page, f"/groups/{group.slug}/questions/"):
        shown = as_(other).get(door).content.decode()
        assert "How do I pay back" in shown
        assert "Amina" not in shown
    assert not Event.objects.filter(topic=question.topic, actor=amina).exists()


def test_reporting_a_hidden_asker_tells_nobody_who_it_is(
    as_: SignedIn, amina: Member, bakari: Member, group: Group
) -> None:
    question = questions.ask(amina, group, uuid4(), "How do I pay back?", unnamed=True)
    other = world.joined(world.member("Otieno"), group)
    browser, door = as_(other), f"/reports/question/{question.pk}/"
    assert "a member" in browser.get(door).content.decode()
    made = browser.post(door, {"key": uuid4(), "kind": "other"}).url
    world.finding(bakari, Report.objects.get(), "warned")
    for page in (door, made, "/reports/", f"/groups/{group.slug}/book/"):
        shown = browser.get(page)
        assert shown.status_code == 200
        assert "Amina" not in shown.content.decode()
    assert Notice.objects.filter(member=amina, kind="group.finding").exists()


def test_a_hidden_asker_is_not_blocked_by_way_of_the_question_but_others_are(
    as_: SignedIn, amina: Member, group: Group
) -> None:
    other = world.joined(world.member("Otieno"), group)
    hidden = questions.ask(amina, group, uuid4(), "How do I pay back?", unnamed=True)
    named, browser = world.question(amina, group), as_(other)
    post = {"key": uuid4(), "block": "1"}
    door = f"/reports/question/{hidden.pk}/"
    assert 'name="block"' not in browser.get(door).content.decode()
    assert browser.post(door, post).status_code == 404
    other.refresh_from_db()
    assert other.folded == []
    door = f"/reports/question/{named.pk}/"
    assert "Block Amina" in browser.get(door).content.decode()
    assert browser.post(door, post).status_code == 302
    other.refresh_from_db()
    assert other.folded == [amina.pk]


def test_what_one_hand_says_of_itself_recommends_nobody(
    amina: Member, wanjiru: Member, mentor: Member, group: Group
) -> None:
    for asker in (amina, wanjiru):
        helps.mark(asker, world.answer(mentor, world.question(asker, group)))
    later = Question(group=group, author=world.member("Otieno"), pk=999_999)
    assert worked(later, mentor) == 2
    for one in (amina, mentor):
        Browser.objects.create(member=one, mark="the family's phone")
    assert worked(later, mentor) == 1
    for one in (wanjiru, mentor):
        words = {"flow": 1.0, "value": 0.5, "circle": mentor.pk, "as_of": timezone.now()}
        Standing.objects.update_or_create(member=one, defaults=words)
    assert recorded(later, [mentor])[mentor.pk] == {"": Came(2, 2, 0)}


def test_what_another_tried_counts_and_what_a_second_phone_tried_does_not(
    amina: Member, wanjiru: Member, mentor: Member, group: Group
) -> None:
    given = world.answer(mentor, world.question(amina, group))
    later = Question(group=group, author=wanjiru, pk=999_999)
    twin = world.joined(world.member("Twin"), group)
    for one in (twin, mentor):
        Browser.objects.create(member=one, mark="the second phone")
    world.tried(twin, given)
    assert worked(later, mentor) == 0
    world.tried(wanjiru, given)
    assert worked(later, mentor) == 1


def test_who_blocked_the_asker_is_not_asked_and_takes_no_place(
    amina: Member, mentor: Member, group: Group
) -> None:
    assert able(Question(group=group, author=amina, pk=999_999)).contains(mentor)
    world.blocked(mentor, amina)
    assert not able(Question(group=group, author=amina, pk=999_999)).contains(mentor)


def test_of_more_than_can_be_weighed_each_comes_among_the_first_in_turn(
    amina: Member, group: Group, ready: Callable[[int], list[Member]]
) -> None:
    everyone = ready(12)
    first = set()
    for number in range(1000, 1060):
        question = Question(group=group, author=amina, pk=number)
        first |= set(able(question)[:3])
        assert list(able(question)[:3]) == list(able(question)[:3])
    assert first == set(everyone)


def test_marking_what_helped_gives_no_hidden_name_away(
    amina: Member, bakari: Member, group: Group
) -> None:
    question = questions.ask(amina, group, uuid4(), "How do I pay back?", unnamed=True)
    given = world.answer(bakari, question)
    helps.mark(amina, given)
    world.tried(amina, given)
    assert not Event.objects.filter(topic=question.topic, actor=amina).exists()
    assert not Notice.objects.filter(member=bakari, text__contains="Amina").exists()


def test_asking_costs_no_more_queries_in_a_large_group(
    amina: Member,
    group: Group,
    ready: Callable[[int], list[Member]],
    django_assert_max_num_queries: Any,
) -> None:
    ready(12)
    question = world.question(amina, group)
    with django_assert_max_num_queries(3):
        candidates(question, {})
    with django_assert_max_num_queries(4):
        askings.taken_for(question)


def test_what_nobody_answered_in_time_stands_first_and_members_come_back_to_it(
    amina: Member, wanjiru: Member, chidi: Member, dalia: Member, group: Group, as_: SignedIn
) -> None:
    old = world.question(amina, group)
    newer = world.question(amina, group, "Who repairs scales?")
    before = timezone.now()
    assert [*listed(group)] == [newer, old]
    assert catch_up(wanjiru, before) == []
    with hours_later(13):
        Question.objects.filter(pk=newer.pk).update(made_at=timezone.now())
        askings.look_after_questions()
        assert Event.objects.filter(kind="question.raised", subject=old.pk).count() == 1
        assert [*listed(group)] == [old, newer]
        page = as_(wanjiru).get(f"/groups/{group.slug}/questions/").content.decode()
        assert page.index("Nobody has answered these yet") < page.index(old.title)
        assert page.count(f'id="ask{old.pk}"') == 1
        assert (
            page.index(old.title)
            < page.index(f'data-live="asked.{group.pk}"')
            < page.index(newer.title)
        )
        [line] = catch_up(wanjiru, before)
        assert line.text == f"Nobody in {group} has answered: {old.title}"
        assert catch_up(amina, before) == [], "it is her own"
        assert catch_up(chidi, before) == [], "it is not of his group"
        assert catch_up(wanjiru, timezone.now()) == [], "it was told already"
        world.answer(dalia, old)
        assert catch_up(wanjiru, before) == []
        assert [*listed(group)] == [newer, old]


def test_it_does_not_stand_first_for_ever(amina: Member, group: Group) -> None:
    old = world.question(amina, group)
    newer = world.question(amina, group, "Who repairs scales?")
    Question.objects.filter(pk=old.pk).update(wave=Wave.STEWARDS)
    assert [*listed(group)] == [old, newer]
    Question.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=15))
    assert [*listed(group)] == [newer, old]


def test_a_question_goes_to_the_badge_that_shares_a_word_with_it(
    amina: Member, mentor: Member, wanjiru: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, wanjiru, group, "Mending shoes")
    grading = world.question(amina, group, "My mahindi is full of stones, what grade?")
    fits = {one.member: one.fits for one in weighed(first_like(grading))}
    assert fits[mentor.pk] > 0.8 > 0.2 > fits[wanjiru.pk], "mahindi is maize"
    shoes = world.question(amina, group, "Whose shoes last longest?")
    fits = {one.member: one.fits for one in weighed(first_like(shoes))}
    assert fits[wanjiru.pk] > 0.8 > 0.2 > fits[mentor.pk]
    other = world.question(amina, group, "Who knows a good lawyer?")
    either = [one.fits for one in weighed(first_like(other))]
    assert either == [pytest.approx(1 / 3)] * 2, "either, or none"
    assert (grading.skill, shoes.skill, other.skill) == ("Grading maize", "Mending shoes", "")


def test_the_record_is_counted_by_what_each_question_was_taken_for(
    amina: Member, mentor: Member, wanjiru: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, wanjiru, group, "Mending shoes")
    maize = world.question(amina, group, "How do I dry maize?")
    helps.mark(amina, world.answer(mentor, maize))
    world.question(amina, group, "Who repairs shoes?")
    named = world.question(amina, group, "When is maize dry?")
    assert recorded(first_like(named), [mentor])[mentor.pk] == {
        "grading maize": Came(1, 1, 1),
        "mending shoes": Came(1, 0, 0),
    }
    record = next(one for one in weighed(named) if one.member == mentor.pk)
    assert (record.asked, record.answered) == (2, 1)
    assert min(record.here, record.worked) > 0.9
    shoes = world.question(amina, group, "Which glue for shoes?")
    record = next(one for one in weighed(first_like(shoes)) if one.member == mentor.pk)
    assert record.here < 0.1 < 0.9 < record.others
