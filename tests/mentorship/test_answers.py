from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.live.models import Event
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import appeals
from groups.models import Finding, Group
from mentorship.actions import answers, questions
from mentorship.models import Answer
from tests import world
from tests.doors import As


def test_an_answer_is_rendered_once_and_the_asker_is_told(
    amina: Member, bakari: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    given = world.answer(bakari, asked)
    assert given.html == "Dry it to <strong>13 %</strong> first."
    notice = Notice.objects.get(member=amina)
    assert notice.url == f"/questions/{asked.pk}/#a{given.pk}"
    assert Event.objects.filter(topic=asked.topic, kind="answer.given").count() == 1


def test_the_asker_is_told_in_their_own_language(bakari: Member, group: Group) -> None:
    zuhura = world.joined(world.member("Zuhura", "sw"), group)
    world.answer(bakari, world.question(zuhura, group))
    assert Notice.objects.filter(member=zuhura).count() == 1


def test_answering_oneself_tells_nobody(amina: Member, group: Group) -> None:
    world.answer(amina, world.question(amina, group))
    assert not Notice.objects.filter(member=amina).exists()


def test_the_same_key_with_another_answer_is_refused(
    amina: Member, bakari: Member, group: Group
) -> None:
    asked, key = world.question(amina, group), uuid4()
    answers.answer(bakari, asked, key, "Dry it.")
    with pytest.raises(Refusal, match="already sent with other words"):
        answers.answer(bakari, asked, key, "Sieve it.")
    assert Answer.objects.get().text == "Dry it."


def test_the_same_key_twice_is_one_answer(amina: Member, bakari: Member, group: Group) -> None:
    asked, key = world.question(amina, group), uuid4()
    first = answers.answer(bakari, asked, key, "Dry it.")
    assert answers.answer(bakari, asked, key, "Dry it.") == first
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("text", ["", " \n\t", "\u202e", "x" * 10_001])
def test_words_that_will_not_do(amina: Member, bakari: Member, group: Group, text: str) -> None:
    asked = world.question(amina, group)
    with pytest.raises(Refusal) as refused:
        world.answer(bakari, asked, text)
    assert refused.value.field == "text"
    assert not Answer.objects.exists()


def test_nobody_answers_a_question_taken_back(amina: Member, group: Group) -> None:
    asked = questions.withdraw(amina, world.question(amina, group))
    with pytest.raises(Refusal, match="withdrawn"):
        world.answer(amina, asked)


def test_an_answer_is_changed_by_its_author_for_a_quarter_of_an_hour(
    amina: Member, bakari: Member, group: Group
) -> None:
    given = world.answer(bakari, world.question(amina, group))
    with pytest.raises(Refusal, match="Only the one who wrote"):
        answers.edit(amina, given, "x")
    assert answers.edit(bakari, given, "Dry it _well_.").html == "Dry it <em>well</em>."
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False),
        pytest.raises(Refusal, match="15 minutes"),
    ):
        answers.edit(bakari, given, "x")


def test_an_answer_is_taken_back_and_put_back_by_the_same_hand(
    amina: Member, bakari: Member, dalia: Member, group: Group
) -> None:
    given = world.answer(dalia, world.question(amina, group))
    with pytest.raises(Refusal):
        answers.withdraw(amina, given)
    answers.withdraw(bakari, given, "An advert.")
    assert not Answer.objects.standing()
    assert Notice.objects.filter(member=dalia, text__contains="An advert.").exists()
    with pytest.raises(Refusal):
        answers.restore(dalia, given)
    answers.restore(bakari, given)
    answers.restore(bakari, given)
    assert Answer.objects.standing()


@pytest.mark.parametrize("unnamed", [False, True])
def test_what_a_steward_withdraws_is_in_the_book_and_can_be_appealed(
    amina: Member, bakari: Member, group: Group, unnamed: bool
) -> None:
    asked = questions.ask(amina, group, uuid4(), "How do I pay back?", unnamed=unnamed)
    for _twice in range(2):
        questions.withdraw(bakari, asked, "Names a buyer.")
    [deed] = Deed.objects.filter(verb="question.withdrawn")
    assert (deed.by, deed.reason, deed.where) == (bakari, "Names a buyer.", group.topic)
    assert deed.member == (None if unnamed else amina)
    found = Finding.objects.get()
    word = Notice.objects.get(member=amina, kind="question.withdrawn")
    assert word.url == f"/findings/{found.pk}/"
    assert found.may_be_appealed
    questions.restore(bakari, asked)
    found.refresh_from_db()
    assert found.lifted_at
    assert Deed.objects.filter(verb="question.restored").count() == 1


def test_an_appeal_gives_an_answer_back_and_ones_own_withdrawal_is_no_deed(
    amina: Member, bakari: Member, staff: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    answers.withdraw(amina, world.answer(amina, asked, "I forgot: in sacks."))
    assert not Deed.objects.filter(verb="answer.withdrawn").exists()
    given = answers.withdraw(bakari, world.answer(amina, asked), "An advert.")
    assert Deed.objects.get(verb="answer.withdrawn").member == amina
    made = appeals.appeal(amina, Finding.objects.get(), uuid4(), "It is none.")
    appeals.judge(staff, made, uuid4(), True, "It is none.")
    given.refresh_from_db()
    assert given.withdrawn_at is None


def test_a_withdrawn_answer_leaves_a_mark_without_its_words(
    amina: Member, bakari: Member, group: Group, as_: As
) -> None:
    given = world.answer(bakari, world.question(amina, group), "My secret")
    answers.withdraw(bakari, given)
    page = as_(amina).get(given.question.get_absolute_url()).content.decode()
    assert f'id="a{given.pk}"' in page
    assert "My secret" not in page


def test_answering_on_the_page(amina: Member, bakari: Member, group: Group, as_: As) -> None:
    asked = world.question(amina, group)
    address = f"/questions/{asked.pk}/answers/"
    refused = as_(bakari).post(address, {"text": "x" * 10_001, "key": uuid4()})
    assert refused.status_code == 422
    assert "too long: the most is 10000" in refused.content.decode()
    words = {"text": "Use **sealed** bags.", "key": uuid4()}
    answer = as_(bakari).post(address, words)
    assert answer["Location"] == Answer.objects.get().get_absolute_url()
    page = as_(amina).get(f"/questions/{asked.pk}/").content.decode()
    assert "Use <strong>sealed</strong> bags." in page


def test_the_live_script_is_answered_without_a_page(
    amina: Member, bakari: Member, group: Group, as_: As
) -> None:
    asked = world.question(amina, group)
    words = {"text": "Dry it.", "key": uuid4()}
    headers = {"X-Sokoni": "live"}
    address = f"/questions/{asked.pk}/answers/"
    assert as_(bakari).post(address, words, headers=headers).status_code == 204
    assert as_(bakari).post(address, {"key": uuid4()}, headers=headers).status_code == 422


def test_the_page_of_an_answer_offers_what_its_reader_may_do(
    amina: Member, bakari: Member, dalia: Member, group: Group, as_: As
) -> None:
    given = world.answer(dalia, world.question(amina, group))
    address = f"/answers/{given.pk}/"
    own, asker, steward = (as_(one).get(address).content.decode() for one in (dalia, amina, bakari))
    assert f"{address}edition/" in own
    assert f"{address}edition/" not in asker
    assert f"{address}withdrawal/" in steward
    assert f"{address}withdrawal/" not in asker
    assert 'type="hidden" name="csrf' in asker
    assert as_(dalia).post(f"{address}edition/", {"text": ""}).status_code == 422
    assert as_(dalia).post(f"{address}edition/", {"text": "Anew"}).status_code == 302
    assert as_(bakari).post(f"{address}withdrawal/", {"why": ""}).status_code == 422
    assert as_(bakari).post(f"{address}withdrawal/", {"why": "Advert"}).status_code == 302
    assert as_(bakari).post(f"{address}withdrawal/", {"undo": "1"}).status_code == 302
    assert Answer.objects.standing().get().text == "Anew"
