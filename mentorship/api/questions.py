"""Questions, answers and tutorials for programs: the same access and acts as the pages."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Router

from community.live import replay
from community.members.requests import member
from groups.access import group_of
from mentorship import access, access_asked
from mentorship.actions import answers, helps, mergers, openings, questions, readings, trials
from mentorship.api.schemas import questions as said
from mentorship.models import Answer, Edition, Question, Trial, Tutorial
from mentorship.reads import abouts, pages
from mentorship.reads import questions as asked_reads
from mentorship.reads import tutorials as lesson_reads
from mentorship.reads.tutorials import Lesson

router = Router(tags=["mentorship"])


@router.get("/groups/{slug:slug}/questions", response=list[said.QuestionOut])
def asked(
    request: HttpRequest, slug: str, q: said.Words = "", show: str = "", page: said.Page = 1
) -> list[dict[str, Any]]:
    """Newest first, twenty on a page; show is open, answered or helped."""
    group = group_of(member(request), slug)
    rows = asked_reads.listed(group, q, show).select_related("group")
    return [question_out(row) for row in on_page(rows, page)]


@router.post("/groups/{slug:slug}/questions", response=said.QuestionOut)
def ask(request: HttpRequest, slug: str, body: said.QuestionIn) -> dict[str, Any]:
    group = group_of(member(request), slug)
    return question_out(questions.ask(member(request), group, **body.dict()))


@router.get("/groups/{slug:slug}/questions/skills", response=list[said.SkillOut])
def skills(request: HttpRequest, slug: str) -> list[dict[str, str]]:
    """What one may say that a question is about."""
    held = abouts.skills(group_of(member(request), slug).sector_id)
    return [{"skill": skill, "area": area} for skill, area in held.values()]


@router.put("/questions/{int:pk}/skill", response=said.QuestionOut)
def say_skill(request: HttpRequest, pk: int, body: said.AboutIn) -> dict[str, Any]:
    """You, who asked, say what it is about; just asked and not answered, others are asked."""
    one = access_asked.own_question_of(member(request), pk)
    questions.say_skill(member(request), one, body.skill)
    return question_out(access.question_of(member(request), pk))


@router.get("/questions/{int:pk}", response=said.AskedOut)
def question(request: HttpRequest, pk: int, page: said.Page = 1) -> dict[str, Any]:
    one = access.question_of(member(request), pk)
    head = replay.head(one.topic)
    given = pages.page(asked_reads.answers(one), page)
    drawn = [answer_out(row) for row in given] if page <= given.paginator.num_pages else []
    live = {"topic": one.topic, "head": head, "pages": given.paginator.num_pages}
    return question_out(one) | live | {"answers": drawn}


@router.post("/questions/{int:pk}/merger", response=said.QuestionOut)
def merge(request: HttpRequest, pk: int, body: said.MergerIn) -> dict[str, Any]:
    """It was asked before; DELETE takes that back."""
    one = access_asked.mergeable_of(member(request), pk)
    into = access.question_of(member(request), body.into)
    mergers.merge(member(request), one, body.key, into)
    return question_out(access.question_of(member(request), pk))


@router.delete("/questions/{int:pk}/merger", response=said.QuestionOut)
def part(request: HttpRequest, pk: int) -> dict[str, Any]:
    mergers.part(member(request), access_asked.mergeable_of(member(request), pk))
    return question_out(access.question_of(member(request), pk))


@router.post("/questions/{int:pk}/answers", response=said.AnswerOut)
def answer(request: HttpRequest, pk: int, body: said.AnswerIn) -> dict[str, Any]:
    one = access.question_of(member(request), pk)
    given = answers.answer(member(request), one, **body.dict())
    return answer_out(access.answer_of(member(request), given.pk))


@router.post("/questions/{int:pk}/reading", response=said.ReceiptOut)
def reading(request: HttpRequest, pk: int, body: said.ReadingIn) -> dict[str, int]:
    """You, who asked, have read the answers up to this one."""
    one = access.question_of(member(request), pk)
    return {"read": readings.read(member(request), one, body.answer)}


@router.post("/answers/{int:pk}/help", response=said.AnswerOut)
def help(request: HttpRequest, pk: int) -> dict[str, Any]:
    """The asker says that it helped; DELETE takes it back."""
    helps.mark(member(request), access.answer_of(member(request), pk))
    return answer_out(access.answer_of(member(request), pk))


@router.delete("/answers/{int:pk}/help", response=said.AnswerOut)
def unhelp(request: HttpRequest, pk: int) -> dict[str, Any]:
    helps.unmark(member(request), access.answer_of(member(request), pk))
    return answer_out(access.answer_of(member(request), pk))


@router.get("/groups/{slug:slug}/tutorials", response=list[said.LessonOut])
def library(
    request: HttpRequest,
    slug: str,
    q: said.Words = "",
    topic: said.Words = "",
    language: said.Words = "",
    platform: said.Words = "",
    page: said.Page = 1,
) -> list[dict[str, Any]]:
    """What is published in the group's trade, what works first, twenty on a page."""
    sector = group_of(member(request), slug).sector
    rows = lesson_reads.library(member(request), sector, q, topic, language, platform)
    lessons = lesson_reads.lessons(
        member(request),
        on_page(rows.select_related("author", "sector", "published__platform"), page),
    )
    return [lesson_out(lesson) for lesson in lessons]


@router.get("/tutorials/{slug:slug}", response=said.TutorialOut)
def tutorial(request: HttpRequest, slug: str) -> dict[str, Any]:
    found = access.published_of(member(request), slug)
    openings.open_lesson(member(request), found)
    lesson = lesson_reads.lessons(member(request), [found])[0]
    beside = lesson_reads.beside(member(request), found)
    return lesson_out(lesson) | whole(lesson) | in_other_words(found, beside)


@router.post("/tutorials/{slug:slug}/trials", response=said.TrialOut)
def tried(request: HttpRequest, slug: str, body: said.TrialIn) -> Trial:
    lesson = access.published_of(member(request), slug)
    return trials.report(member(request), lesson, place=member(request).place, **body.dict())


def on_page(rows: QuerySet[Any], number: int) -> list[Any]:
    start = (number - 1) * pages.SIZE
    return list(rows[start : start + pages.SIZE])


def question_out(row: Question) -> dict[str, Any]:
    counts = {"answered": getattr(row, "answered", 0), "helped": getattr(row, "helped", 0)}
    words = taken(row, "title", "detail", "made_at", "edited_at", "asked_by", "skill", "chosen")
    words["same_as"] = row.same_as_id
    who = "" if row.unnamed else row.author.handle
    return {"id": row.pk, "group": row.group.slug, "author": who} | counts | words


def answer_out(row: Answer) -> dict[str, Any]:
    gone = row.withdrawn_at is not None
    words = {"text": "" if gone else row.text, "html": "" if gone else row.html}
    who = {"author": row.author.handle, "skills": [one["skill"] for one in badges(row)]}
    who["interests"] = [] if gone else [*getattr(row, "interests", ())]
    words["danger"] = "" if gone else getattr(row, "danger", None) or ""
    times = taken(row, "made_at", "edited_at") | {"withdrawn": gone, "helped": row.is_help}
    return {"id": row.pk, "question": row.question_id} | who | words | times


def badges(row: Answer) -> list[Any]:
    return getattr(row, "badges", [])


def lesson_out(lesson: Lesson) -> dict[str, Any]:
    row, edition, counts = lesson
    names = {"sector": row.sector.slug, "author": row.author.handle, "edition": edition.number}
    names |= {"platform": slug_of(edition)}
    tried = {"worked": counts.worked, "tried": counts.tried, "last_tried": counts.last}
    tried |= {"outdated": counts.outdated}
    about = taken(row, "slug", "topic", "language", "published_at")
    return about | names | taken(edition, "title", "checked_on") | tried


def slug_of(edition: Edition) -> str:
    return edition.platform.slug if edition.platform else ""


def whole(lesson: Lesson) -> dict[str, Any]:
    row, edition, _counts = lesson
    card = getattr(edition, "card", None)
    words = taken(edition, "text", "html") | taken(row, "kind", "review_by")
    danger = getattr(row, "danger", None) or ""
    return words | {"danger": danger, "card": card.words if card else None}


def in_other_words(row: Tutorial, beside: dict[str, Any]) -> dict[str, Any]:
    others = {one.language: one.slug for one in beside["translations"]}
    source = row.source.slug if row.source else ""
    return {"source": source, "behind_source": beside["outdated"], "translations": others}


def taken(row: Model, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
