"""What traders should not answer alone says so at once; what is of the trade is left in peace."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.lengths import parts
from community.sms.models import Text
from groups.models import Group
from mentorship.actions import questions
from mentorship.models import Question
from mentorship.referrals import REFERRALS, referral
from tests import world
from tests.doors import As

OF_A_MATTER = [
    ("My child has fever since I opened the sacks, what now?", "health"),
    ("Nina homa na nakohoa, nifanye nini?", "health"),
    ("Three customers had food poisoning after my samosas", "health"),
    ("Is DOCTOR Njoroge in Gikomba any good?", "health"),
    ("The council arrested my brother with his cart", "law"),
    ("Naweza kwenda mahakamani kwa deni?", "law"),
    ("Can I sue a buyer who never paid?", "law"),
    ("Which site is best for betting with 200 bob?", "gambling"),
    ("Nimepoteza stock kwa kamari", "gambling"),
    ("Where can I sell my writing account?", "accounts"),
    ("Nauza akaunti ya uandishi, nani anataka?", "accounts"),
]
OF_THE_TRADE = [
    "Which dawa keeps weevils out of maize?",
    "My maize smells damp, what now?",
    "How do I open an account at the bank?",
    "Who sells better bags?",
    "Sukari imepanda bei, kwa nini?",
    "How do I count what was taken on credit?",
    "Is it better to buy by the bag or by the kilo?",
    "What is the courtesy price for a neighbour?",
    "My goats are thin; who feeds them cheaply?",
    "Policies of the market: who knows the stall fee?",
    "",
]


@pytest.mark.parametrize(("text", "matter"), OF_A_MATTER)
def test_these_are_referred(text: str, matter: str) -> None:
    found = referral(text)
    assert found
    assert found.matter == matter


@pytest.mark.parametrize("text", OF_THE_TRADE)
def test_these_are_not(text: str) -> None:
    assert referral(text) is None


@given(st.text(max_size=60), st.sampled_from([text for text, _matter in OF_A_MATTER]))
def test_no_words_around_it_hide_the_matter(around: str, text: str) -> None:
    assert referral(f"{around} {text}") is not None


@pytest.mark.parametrize("one", REFERRALS)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_is_one_text_long(one: object, language: str) -> None:
    with override(language):
        assert all(parts(str(each.says)) <= 2 for each in REFERRALS)


def test_it_stands_under_the_question_for_every_reader_and_it_may_be_answered(
    as_: As, amina: Member, bakari: Member, group: Group
) -> None:
    asked = world.question(amina, group, "I have fever from the dust, who knows it?")
    for reader in (amina, bakari):
        shown = as_(reader).get(asked.get_absolute_url()).content.decode()
        assert "No trader replaces a doctor." in shown
    assert world.answer(bakari, asked, "Wear a mask, and see a doctor.").pk
    plain = world.question(amina, group)
    assert 'id="referral"' not in as_(bakari).get(plain.get_absolute_url()).content.decode()
    questions.withdraw(amina, asked)
    assert 'id="referral"' not in as_(amina).get(asked.get_absolute_url()).content.decode()


def test_who_asks_by_text_reads_it_too(amina: Member, group: Group) -> None:
    receive(amina.phone or "", "ASK nina homa, nifanye nini?", "1")
    reply = Text.objects.order_by("pk").last()
    assert reply
    assert "No trader replaces a doctor." in reply.body
    assert parts(reply.body) <= 2
    assert Question.objects.exists()
