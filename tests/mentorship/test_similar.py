import pytest

from community.members.models import Member
from groups.models import Group
from mentorship.actions import questions
from mentorship.reads.similar import similar
from tests import world


@pytest.mark.parametrize(
    ("earlier", "now", "alike"),
    [
        ("How do I keep weevils out of maize?", "Weevils in my maize, help", True),
        ("How do I keep weevils out of maize?", "Wadudu: weevils kwa mahindi", True),
        ("Nani anauza gunia mpya?", "Who sells new bags? Nani anauza?", True),
        ("How do I keep weevils out of maize?", "How do I open an account?", False),
        ("How do I keep weevils out of maize?", "Who buys maize today?", False),
        ("Where is twine?", "Twine?", True),
        ("Where is twine?", "is it a we to?", False),
        ("Where is twine?", "?!", False),
    ],
)
def test_two_long_words_in_common_make_questions_alike(
    amina: Member, group: Group, earlier: str, now: str, alike: bool
) -> None:
    world.question(amina, group, earlier)
    assert [one.title for one in similar(amina, group, now)] == [earlier] * alike


def test_at_most_three_are_shown_the_likest_first(amina: Member, group: Group) -> None:
    titles = ["maize weevils", "maize weevils store", "maize weevils store dust", "maize prices"]
    for title in titles:
        world.question(amina, group, title)
    found = [one.title for one in similar(amina, group, "maize weevils store dust")]
    assert found == titles[2::-1]


def test_what_one_may_not_see_is_not_shown(amina: Member, bakari: Member, group: Group) -> None:
    closed = world.group(bakari, "Closed Cereals", by_approval=True)
    world.question(bakari, closed, "maize weevils?")
    assert similar(bakari, group, "maize weevils")
    assert not similar(amina, group, "maize weevils")


def test_what_was_withdrawn_is_not_shown(amina: Member, group: Group) -> None:
    questions.withdraw(amina, world.question(amina, group, "maize weevils?"))
    assert not similar(amina, group, "maize weevils")


@pytest.mark.parametrize(
    "title", ["'", "a & b | !c", "maize:*", "(maize", "\\", "x" * 300, "٣ ٣٣٣٣"]
)
def test_no_title_breaks_the_search(amina: Member, group: Group, title: str) -> None:
    world.question(amina, group, "maize?")
    assert similar(amina, group, title) is not None
