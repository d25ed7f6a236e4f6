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
    wide = seen.select_related("same_as").order_by("-pk")
    rows = search_text.best(wide, words, "title", "detail", most=MOST)
    return [
        Found(
            row.title,
            later(row.get_absolute_url),
            later(search_text.snippet, row.detail, words),
            row.made_at,
            "question",
        )
        for row in dict.fromkeys(one.first for one in rows)
    ]


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
    newest = shown_now.select_related("tutorial").defer("html").order_by("-pk")
    rows = search_text.best(newest, words, "title", "text", most=MOST)
    return [
        Found(
            row.title,
            later(row.tutorial.get_absolute_url),
            later(search_text.snippet, row.text, words),
            row.tutorial.published_at,
            "tutorial",
        )
        for row in rows
    ]
