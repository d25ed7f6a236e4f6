import pytest

from community.members.models import Member
from groups.models import Group
from mentorship.actions import answers, questions
from tests import world
from tests.doors import As

KINDS = ["verification", "revocation", "question", "answer", "tutorial", "review", "trial"]


@pytest.mark.parametrize("kind", KINDS)
def test_staff_read_every_row_and_change_none(
    kind: str,
    amina: Member,
    bakari: Member,
    mentor: Member,
    staff: Member,
    group: Group,
    as_: As,
) -> None:
    world.answer(bakari, world.question(amina, group))
    lesson = world.published(bakari, world.lesson(amina, group))
    world.trial(mentor, lesson)
    browser = as_(staff)
    assert browser.get(f"/admin/mentorship/{kind}/").status_code == 200
    assert b"deletelink" not in browser.get(f"/admin/mentorship/{kind}/1/change/").content


def test_what_was_taken_back_is_shown_to_no_staff(
    amina: Member, bakari: Member, staff: Member, group: Group, as_: As
) -> None:
    asked, kept = world.question(amina, group, "Who is Kamau?"), world.question(amina, group)
    given = world.answer(bakari, kept, "Kamau is a buyer.")
    questions.withdraw(amina, asked)
    answers.withdraw(bakari, given)
    for kind, pk in (("question", asked.pk), ("answer", given.pk)):
        for path in ("", f"{pk}/change/"):
            page = as_(staff).get(f"/admin/mentorship/{kind}/{path}", follow=True)
            assert "Kamau" not in page.content.decode()


def test_adding_a_badge_leads_to_the_page_that_does_it(staff: Member, as_: As) -> None:
    answer = as_(staff).get("/admin/mentorship/verification/add/")
    assert answer["Location"] == "/mentors/new/"


def test_a_badge_leads_to_the_page_that_takes_it_back(
    mentor: Member, staff: Member, as_: As
) -> None:
    badge = mentor.verifications.get()
    page = as_(staff).get(f"/admin/mentorship/verification/{badge.pk}/change/")
    assert page.status_code == 200
    assert "40 bags" in page.content.decode()


def test_members_have_no_admin(amina: Member, as_: As) -> None:
    assert as_(amina).get("/admin/mentorship/verification/").status_code == 302
