"""Two whole ways through the pages, as a phone without JavaScript walks them."""

from uuid import uuid4

from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice
from groups.models import Group
from mentorship.models import Question, Tutorial
from tests import world
from tests.doors import As


def last_notice(member: Member) -> str:
    return Notice.objects.filter(member=member).latest("pk").url


def test_from_a_question_to_what_helped(
    amina: Member, mentor: Member, group: Group, as_: As
) -> None:
    asker, helper = as_(amina), as_(mentor)
    words = {"title": "How dry must maize be?", "detail": "For six months.", "key": uuid4()}
    asker.post(f"/groups/{group.slug}/questions/new/", words)
    page = last_notice(mentor)
    assert "How dry must maize be?" in helper.get(page).content.decode()
    helper.post(f"{page}answers/", {"text": "13 % at most.", "key": uuid4()})
    answer = last_notice(amina)
    seen = asker.get(answer).content.decode()
    assert "13 % at most." in seen
    assert "Grading maize" in seen
    asker.post(f"/answers/{answer.rpartition('#a')[2]}/help/")
    assert last_notice(mentor) == answer
    assert Question.objects.counted().get().helped == 1  # type: ignore[attr-defined]


def test_from_a_draft_to_a_lesson_others_have_tried(
    amina: Member,
    bakari: Member,
    mentor: Member,
    wanjiru: Member,
    group: Group,
    as_: As,
) -> None:
    author, reviewer, reader = as_(amina), as_(mentor), as_(wanjiru)
    world.trusted(bakari)
    words = {"title": "Dry maize", "text": "Spread it.", "checked_on": timezone.localdate()}
    where = {"sector": group.sector_id, "topic": "skills", "language": "en"}
    author.post("/tutorials/new/", {**words, **where, "key": uuid4()})
    address = Tutorial.objects.get().get_absolute_url()
    assert reader.get(address).status_code == 404
    author.post(f"{address}submission/")
    assert last_notice(mentor) == address
    reviewer.post(f"{address}editions/1/return/", {"reason": "How long?", "key": uuid4()})
    assert "How long?" in author.get(last_notice(amina)).content.decode()
    author.post(f"{address}edition/", {**words, "text": "Two days.", "key": uuid4()})
    author.post(f"{address}submission/")
    assert "<ins>Two days.</ins>" in reviewer.get(address).content.decode()
    reviewer.post(f"{address}editions/2/publication/", {"key": uuid4()})
    assert reader.get(address).status_code == 404
    as_(bakari).post(f"{address}editions/2/publication/", {"key": uuid4()})
    assert address in reader.get(f"/groups/{group.slug}/library/").content.decode()
    reader.post(f"{address}trials/", {"outcome": "worked", "key": uuid4()})
    shown = " ".join(author.get(address).content.decode().split())
    assert "worked for 1 of 1 · last tried today" in shown
