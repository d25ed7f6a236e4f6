"""A question that was asked before leads to the first, and whoever asked it hears there."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.live.models import Event
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import memberships
from groups.models import Group
from mentorship.actions import askings, mergers, questions
from mentorship.actions.mergers import firsts
from mentorship.fragments import draw
from mentorship.models import Answer, Asking, Merger, Question
from mentorship.reads import for_me
from mentorship.reads import questions as reads
from mentorship.reads.found import search
from mentorship.reads.similar import similar
from tests import world
from tests.doors import As, Call


@pytest.fixture
def first(dalia: Member, group: Group) -> Question:
    return world.question(dalia, group, "How do I keep weevils out of maize?")


@pytest.fixture
def later(amina: Member, first: Question, group: Group) -> Question:
    return world.question(amina, group, "Insects eat my mahindi, what now?")


def leads(question: Question) -> int | None:
    question.refresh_from_db()
    return question.same_as_id


def asked_by(question: Question) -> int:
    question.refresh_from_db()
    return question.asked_by


def told(member: Member, kind: str = "question.merged") -> list[str]:
    return list(Notice.objects.filter(member=member, kind=kind).values_list("url", flat=True))


def test_a_steward_leads_a_question_to_the_first_and_its_asker_is_told_where(
    amina: Member, bakari: Member, first: Question, later: Question
) -> None:
    world.merged(bakari, later, first)
    assert (leads(later), asked_by(first)) == (first.pk, 2)
    assert told(amina) == [f"{first.get_absolute_url()}#same{later.pk}"]
    deed = Deed.objects.at(later.group.topic)[0]
    assert (deed.verb, deed.subject, deed.after) == ("question.merged", later.pk, str(first.pk))


def test_a_mentor_may_and_the_asker_herself_which_is_no_act_of_power(
    amina: Member, mentor: Member, group: Group, first: Question, later: Question
) -> None:
    world.merged(amina, later, first)
    assert not Deed.objects.filter(verb="question.merged").exists()
    assert told(amina) == []
    other = world.question(amina, group, "Weevils again?")
    world.merged(mentor, other, first)
    assert Deed.objects.filter(verb="question.merged", by=mentor).count() == 1
    assert asked_by(first) == 2, "Amina is one, however often she asks"


def test_others_may_not_and_nothing_is_changed(
    chidi: Member, wanjiru: Member, first: Question, later: Question
) -> None:
    for someone in (chidi, wanjiru):
        with pytest.raises(Refusal, match="Only who asked it"):
            world.merged(someone, later, first)
    assert not Merger.objects.exists()
    assert leads(later) is None


def test_only_an_earlier_question_of_the_group_that_stands_will_do(
    amina: Member, bakari: Member, first: Question, later: Question
) -> None:
    elsewhere = world.question(bakari, world.group(bakari, "Boda"), "Who mends?")
    for question, into in ((first, later), (first, first), (elsewhere, first), (later, elsewhere)):
        with pytest.raises(Refusal, match="asked before this one"):
            world.merged(bakari, question, into)
    questions.withdraw(amina, later)
    with pytest.raises(Refusal, match="withdrawn"):
        world.merged(bakari, later, first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Merger.objects.create(author=bakari, key=uuid4(), question=first, into=later)


def test_twice_is_once(bakari: Member, first: Question, later: Question) -> None:
    key = uuid4()
    made = mergers.merge(bakari, later, key, first)
    assert mergers.merge(bakari, later, key, first) == made
    with pytest.raises(Refusal, match="marked so already"):
        world.merged(bakari, later, first)
    for _twice in range(2):
        mergers.part(bakari, later)
    kinds = (
        Event.objects.filter(topic=later.topic).order_by("number").values_list("kind", flat=True)
    )
    assert list(kinds) == ["question.asked", "question.merged", "question.parted"]


def test_only_who_marked_it_lets_it_stand_alone_again(
    amina: Member, bakari: Member, mentor: Member, first: Question, later: Question
) -> None:
    world.merged(bakari, later, first)
    for someone in (amina, mentor):
        with pytest.raises(Refusal, match="Only the one who marked it"):
            mergers.part(someone, later)
    mergers.part(bakari, later)
    assert (leads(later), asked_by(first), told(amina)) == (None, 1, [])
    world.merged(bakari, later, first)
    assert leads(later) == first.pk, "and may be marked anew"


def test_a_chain_leads_straight_to_its_first_and_what_came_along_goes_along(
    amina: Member, bakari: Member, group: Group, first: Question, later: Question
) -> None:
    last = world.question(bakari, group, "Beetles?")
    world.merged(bakari, last, later)
    world.merged(bakari, later, first)
    assert (leads(last), leads(later), asked_by(first)) == (first.pk, first.pk, 3)
    assert Event.objects.filter(topic=last.topic, kind="question.merged").count() == 2
    mergers.part(bakari, later)
    assert (leads(last), leads(later)) == (later.pk, None)
    assert (asked_by(first), asked_by(later)) == (1, 2)


PAIRS = st.dictionaries(st.integers(2, 30), st.integers(1, 29)).map(
    lambda pairs: {later: first for later, first in pairs.items() if first < later}
)


@given(PAIRS)
def test_no_chain_is_a_circle_and_each_ends_at_one_that_leads_nowhere(
    pairs: dict[int, int],
) -> None:
    ends = firsts(pairs)
    assert set(ends) == set(pairs)
    assert not set(ends.values()) & set(pairs)
    assert all(ends[one] == ends.get(pairs[one], pairs[one]) for one in pairs)


@pytest.fixture
def six(amina: Member, bakari: Member, group: Group) -> list[Question]:
    titles = [f"Question number {word}?" for word in ("one", "two", "three", "four", "five", "six")]
    return [world.question((amina, bakari)[n % 2], group, one) for n, one in enumerate(titles)]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_whatever_is_merged_and_parted_the_rows_say_what_the_chains_say(
    said: list[tuple[int, int]], six: list[Question], bakari: Member
) -> None:
    Merger.objects.all().delete()
    mergers.settle(six[0].group)
    for one, other in said:
        if one == other:
            mergers.part(bakari, six[one])
        elif other < one and not six[one].mergers.standing().exists():
            world.merged(bakari, six[one], six[other])
    standing = Merger.objects.standing().values_list("question", "into")
    ends = firsts(dict(standing))
    rows = Question.objects.filter(pk__in=[one.pk for one in six])
    assert {one.pk: one.same_as_id for one in rows if one.same_as_id} == ends
    for one in rows:
        alike = {each.author_id for each in rows if one.pk in (each.pk, each.same_as_id)}
        assert one.asked_by == len(alike)


def test_new_answers_are_given_at_the_first_and_heard_by_all_who_asked(
    amina: Member, bakari: Member, dalia: Member, first: Question, later: Question
) -> None:
    given_before = world.answer(bakari, later, "Ask the mill.")
    world.merged(bakari, later, first)
    later.refresh_from_db()
    with pytest.raises(Refusal, match=f"as question {first.pk}. Answer there"):
        world.answer(bakari, later)
    world.answer(bakari, first)
    assert len(told(dalia, "question.answered")) == 1
    assert len(told(amina, "question.answered")) == 2, "the one before, and the one there"
    assert {one.question_id for one in for_me(amina).answers} == {first.pk, later.pk}
    assert Answer.objects.get(pk=given_before.pk).withdrawn_at is None


def test_whoever_asked_the_same_reads_them_there_and_is_called_no_more(
    as_: As, amina: Member, bakari: Member, wanjiru: Member, first: Question, later: Question
) -> None:
    world.merged(bakari, later, first)
    given = world.answer(bakari, first)
    page = first.get_absolute_url()
    assert f"{page}reading/" in as_(amina).get(page).content.decode()
    assert f"{page}reading/" not in as_(wanjiru).get(page).content.decode()
    as_(amina).post(f"{page}reading/", {"message": given.pk})
    assert for_me(amina).answers == []


def test_who_asked_the_same_and_left_hears_nothing(
    amina: Member, bakari: Member, first: Question, later: Question, group: Group
) -> None:
    world.merged(bakari, later, first)
    memberships.leave(amina, group)
    world.answer(bakari, first)
    assert told(amina, "question.answered") == []


def test_nobody_is_asked_a_question_twice(
    amina: Member, bakari: Member, mentor: Member, group: Group
) -> None:
    first = world.question(bakari, group, "How do I keep weevils out of maize?")
    later = world.question(amina, group, "Insects eat my maize?")
    assert for_me(mentor).open_questions == [later, first]
    world.merged(bakari, later, first)
    assert for_me(mentor).open_questions == [first]
    assert set(Asking.objects.open().values_list("question", flat=True)) == {first.pk}
    Question.objects.update(made_at="2020-01-01T00:00Z")
    askings.look_after_questions()
    assert {one.pk: one.wave for one in Question.objects.all()} == {first.pk: 3, later.pk: 1}


def test_lists_and_search_show_the_first_by_the_words_of_either(
    amina: Member, bakari: Member, group: Group, first: Question, later: Question
) -> None:
    world.merged(bakari, later, first)
    assert list(reads.listed(group)) == [first]
    assert list(reads.listed(group, "insects")) == [first]
    assert list(reads.listed(group, "weevils")) == [first]
    assert [one.title for one in search(amina, "insects")] == [first.title]
    assert similar(amina, group, "Insects in mahindi?") == []
    questions.withdraw(first.author, first)
    assert list(reads.listed(group, "insects")) == [later], "the first is gone: it stands again"
    assert [one.title for one in search(amina, "insects")] == [later.title]


def test_the_pages_say_it(
    as_: As, amina: Member, bakari: Member, group: Group, first: Question, later: Question
) -> None:
    world.answer(bakari, later, "Ask the mill.")
    world.merged(bakari, later, first)
    shown = as_(amina).get(first.get_absolute_url()).content.decode()
    assert "Asked again" in shown
    assert f'id="same{later.pk}"' in shown
    shown = as_(amina).get(later.get_absolute_url()).content.decode()
    assert "Ask the mill." in shown, "what was answered stays readable"
    assert f'href="/questions/{first.pk}/"' in shown
    assert "See the answers there" in shown
    assert f'action="/questions/{later.pk}/answers/"' not in shown
    listed = as_(amina).get(f"/groups/{group.slug}/questions/").content.decode()
    assert "</i> 2</span>" in listed
    assert later.title not in listed


def test_what_is_drawn_live_is_the_same_for_every_reader(
    bakari: Member, first: Question, later: Question
) -> None:
    world.merged(bakari, later, first)
    events = list(Event.objects.filter(kind="question.merged").order_by("subject"))
    above, below = draw(events)
    assert "asked by" in above
    assert f'<a href="/questions/{first.pk}/">{first.title}</a>' in below


def test_a_hidden_name_stays_hidden(
    amina: Member, bakari: Member, group: Group, first: Question
) -> None:
    asked = questions.ask(amina, group, uuid4(), "How do I pay back?", unnamed=True)
    mergers.merge(amina, asked, uuid4(), first)
    assert not Event.objects.filter(kind="question.merged", actor=amina).exists()
    mergers.part(amina, asked)
    world.merged(bakari, asked, first)
    assert Deed.objects.get(verb="question.merged").member is None


@pytest.fixture
def typed(first: Question, later: Question) -> list[str]:
    return [f"{first.pk}", f"#{first.pk}", f"https://sokoni.example/questions/{first.pk}/"]


def test_a_steward_marks_it_by_the_page_and_undoes_it(
    as_: As, bakari: Member, typed: list[str], first: Question, later: Question
) -> None:
    browser, page = as_(bakari), f"{later.get_absolute_url()}merger/"
    assert "Asked before?" in browser.get(later.get_absolute_url()).content.decode()
    for into in typed:
        assert browser.post(page, {"key": str(uuid4()), "into": into}).status_code == 302
        assert leads(later) == first.pk
        assert "It is marked as the same" in browser.get(page).content.decode()
        assert browser.post(page, {"undo": "1"}).status_code == 302
        assert leads(later) is None


def test_like_questions_asked_before_are_offered(
    as_: As, bakari: Member, amina: Member, group: Group, first: Question
) -> None:
    alike = world.question(amina, group, "Weevils in my maize, how?")
    shown = as_(bakari).get(f"{alike.get_absolute_url()}merger/").content.decode()
    assert first.title in shown
    shown = as_(bakari).get(f"{first.get_absolute_url()}merger/").content.decode()
    assert alike.title not in shown, "it came later"


def test_a_number_that_is_none_is_refused_and_stays_typed(
    as_: As, bakari: Member, first: Question, later: Question
) -> None:
    page = f"{later.get_absolute_url()}merger/"
    for into in ("999999", "the first one"):
        answer = as_(bakari).post(page, {"key": str(uuid4()), "into": into})
        assert answer.status_code == 422
        assert "There is no such question" in answer.content.decode()
        assert into in answer.content.decode()
    answer = as_(bakari).post(page, {"key": str(uuid4()), "into": str(later.pk)})
    assert "asked before this one" in answer.content.decode()


def test_outsiders_and_mere_members_find_no_such_page(
    as_: As, call: Call, chidi: Member, wanjiru: Member, first: Question, later: Question
) -> None:
    page = f"{later.get_absolute_url()}merger/"
    for someone in (chidi, wanjiru):
        assert as_(someone).get(page).status_code == 404
        assert as_(someone).post(page, {"into": str(first.pk)}).status_code == 404
        words = {"key": str(uuid4()), "into": first.pk}
        assert call(someone, f"/questions/{later.pk}/merger", **words).status_code == 404
    assert not Merger.objects.exists()


def test_a_program_marks_it_and_reads_where_it_leads(
    call: Call, bakari: Member, chidi: Member, first: Question, later: Question
) -> None:
    words = {"key": str(uuid4()), "into": first.pk}
    for _twice in range(2):
        assert call(bakari, f"/questions/{later.pk}/merger", **words).json()["same_as"] == first.pk
    said = call(bakari, f"/questions/{first.pk}").json()
    assert (said["asked_by"], said["same_as"]) == (2, None)
    hidden = world.question(chidi, world.group(chidi, "Hidden", hidden=True), "Which?")
    words = {"key": str(uuid4()), "into": hidden.pk}
    assert call(bakari, f"/questions/{later.pk}/merger", **words).status_code == 404


def test_marking_costs_the_same_however_many_are_merged(
    bakari: Member,
    amina: Member,
    group: Group,
    first: Question,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(6):
        world.merged(bakari, world.question(amina, group, f"Weevils {number}?"), first)
    last = world.question(amina, group, "Weevils once more?")
    with django_assert_max_num_queries(28):
        world.merged(bakari, last, first)
