from typing import Any

from django.db.models import Case, When
from django.urls import reverse

from community.members.models import Member
from community.search import search as search_text
from community.search.found import Found, later
from mentorship.models import Answer, Edition, Question, Tutorial

MOST = 100


def search(member: Member, words: str) -> list[Found]:
    """What this member may see that holds most of the words; of those alike, the newest first."""
    return [*questions(member, words), *answers(member, words), *tutorials(member, words)]


def questions(member: Member, words: str) -> list[Found]:
    """What was asked again is found as what was asked first."""
    seen = Question.objects.seen_by(member).standing()
    first: Any = {f"first_{name}": of_first(name) for name in ASKED}
    wide: Any = seen.annotate(**first).order_by("-pk").values_list("pk", *first, named=True)
    rows = search_text.best(wide, words, "title", "detail", most=MOST)
    return [
        Found(
            row.first_title,
            later(reverse, "mentorship:question", None, [row.first_id]),
            later(search_text.snippet, row.first_detail, words),
            row.first_made_at,
            "question",
        )
        for row in each_once(rows)
    ]


def of_first(name: str) -> Case:
    """As `Question.first` says."""
    stands = When(same_as__isnull=False, same_as__withdrawn_at=None, then=f"same_as__{name}")
    return Case(stands, default=name)


def each_once(rows: list[Any]) -> list[Any]:
    """The newest of those that were asked as one."""
    return list({row.first_id: row for row in reversed(rows)}.values())[::-1]


def answers(member: Member, words: str) -> list[Found]:
    asked = Question.objects.seen_by(member).standing().values("pk")
    seen = Answer.objects.standing().filter(question__in=asked).select_related("question")
    rows = search_text.best(seen.order_by("-pk"), words, "text", most=MOST)
    return [
        Found(
            row.question.title,
            later(row.get_absolute_url),
            later(search_text.snippet, row.text, words),
            row.made_at,
            "answer",
        )
        for row in rows
    ]


def tutorials(member: Member, words: str) -> list[Found]:
    seen = Tutorial.objects.published_for(member)
    shown_now = Edition.objects.filter(pk__in=seen.values("published"))
    newest: Any = shown_now.order_by("-pk").values_list(*SHOWN, named=True)
    rows = search_text.best(newest, words, "title", "text", most=MOST)
    return [
        Found(
            row.title,
            later(reverse, "mentorship:tutorial", None, [row.tutorial__slug]),
            later(search_text.snippet, row.text, words),
            row.tutorial__published_at,
            "tutorial",
        )
        for row in rows
    ]


# A hundred are found and a few shown: no rows are made of them.
ASKED = ("id", "title", "detail", "made_at")
SHOWN = ("pk", "title", "text", "tutorial__slug", "tutorial__published_at")
