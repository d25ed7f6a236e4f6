import pytest

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import answers, helps
from mentorship.models import Answer, Help
from tests import world
from tests.doors import As


@pytest.fixture
def given(amina: Member, bakari: Member, group: Group) -> Answer:
    return world.answer(bakari, world.question(amina, group))


def test_the_asker_marks_what_helped_and_its_author_is_told(
    amina: Member, bakari: Member, given: Answer
) -> None:
    helps.mark(amina, given)
    assert Help.objects.get().answer == given
    assert Notice.objects.filter(member=bakari, kind="answer.helped").count() == 1


def test_several_answers_may_help(amina: Member, dalia: Member, given: Answer) -> None:
    helps.mark(amina, given)
    helps.mark(amina, world.answer(dalia, given.question))
    assert Help.objects.count() == 2


def test_marking_twice_is_harmless(amina: Member, bakari: Member, given: Answer) -> None:
    helps.mark(amina, given)
    helps.mark(amina, given)
    assert Event.objects.filter(kind="answer.helped", topic=given.question.topic).count() == 1
    assert Notice.objects.filter(member=bakari, kind="answer.helped").count() == 1


def test_only_the_asker_says_what_helped(bakari: Member, dalia: Member, given: Answer) -> None:
    for someone in (bakari, dalia):
        with pytest.raises(Refusal, match="Only the one who asked"):
            helps.mark(someone, given)
    assert not Help.objects.exists()


def test_ones_own_answer_is_not_what_helped(amina: Member, given: Answer) -> None:
    own = world.answer(amina, given.question)
    with pytest.raises(Refusal, match="Your own answer"):
        helps.mark(amina, own)


def test_a_withdrawn_answer_helps_nobody(amina: Member, bakari: Member, given: Answer) -> None:
    answers.withdraw(bakari, given)
    with pytest.raises(Refusal, match="withdrawn"):
        helps.mark(amina, given)


def test_the_mark_is_taken_back(amina: Member, given: Answer) -> None:
    helps.mark(amina, given)
    helps.unmark(amina, given)
    helps.unmark(amina, given)
    assert not Help.objects.exists()
    assert Event.objects.filter(kind="answer.unhelped", topic=given.question.topic).count() == 1


def test_what_helped_comes_first_on_the_page_and_is_marked(
    amina: Member, dalia: Member, given: Answer, as_: As
) -> None:
    later = world.answer(dalia, given.question, "Buy sealed bags")
    answer = as_(amina).post(f"/answers/{later.pk}/help/")
    assert answer["Location"] == later.get_absolute_url()
    page = as_(dalia).get(given.question.get_absolute_url()).content.decode()
    assert page.index(f'id="a{later.pk}"') < page.index(f'id="a{given.pk}"')
    assert as_(amina).post(f"/answers/{later.pk}/help/", {"undo": "1"}).status_code == 302
    assert not Help.objects.exists()


def test_only_the_askers_page_carries_the_form_the_buttons_need(
    amina: Member, bakari: Member, given: Answer, as_: As
) -> None:
    address = given.question.get_absolute_url()
    assert '<form id="help"' in as_(amina).get(address).content.decode()
    assert '<form id="help"' not in as_(bakari).get(address).content.decode()


def test_a_refused_mark_says_why(dalia: Member, given: Answer, as_: As) -> None:
    answer = as_(dalia).post(f"/answers/{given.pk}/help/")
    assert answer.status_code == 422
    assert "Only the one who asked" in answer.content.decode()
