"""Earlier questions like the one about to be sent: perhaps it need not be."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from community.members.models import Member
from community.search import search
from community.search.words import WORD, plain, terms
from groups.models import Group
from mentorship.models import Answer, Question

FEW, CANDIDATES = 3, 20
SHORTEST = 4
FIRST = Q(same_as=None)


def answered(member: Member, group: Group, title: str) -> list[Question]:
    """Those like it that somebody has answered: what may save the asking."""
    given = Answer.objects.standing().filter(question=OuterRef("pk"))
    return similar(member, group, title, FIRST & Q(Exists(given)))


def similar(member: Member, group: Group, title: str, which: Q = FIRST) -> list[Question]:
    """Up to three of the trade that share at least two of its longer words, the likest first."""
    asked = [any_of for any_of in terms(title) if max(map(len, any_of)) >= SHORTEST]
    if not asked:
        return []
    near = [(shared(asked, row.title), row) for row in candidates(member, group, asked, which)]
    alike = [(count, row) for count, row in near if count >= min(2, len(asked))]
    return [row for _count, row in sorted(alike, key=lambda one: -one[0])][:FEW]


def before(member: Member, question: Question) -> list[Question]:
    """Asked before it in its group, and like it."""
    earlier = Q(pk__lt=question.pk, same_as=None, group=question.group_id)
    return similar(member, question.group, question.title, earlier)


def candidates(member: Member, group: Group, asked: list[set[str]], which: Q) -> QuerySet[Question]:
    """The newest that hold most of the words; with fewer of them, where few hold so many."""
    seen = Question.objects.seen_by(member).standing().filter(which, group__sector=group.sector_id)
    least = min(2, len(asked))
    near = search.nearest(
        seen.order_by("-pk"), asked, "title", "detail", most=CANDIDATES, least=least, whole=True
    )
    return Question.objects.counted().filter(pk__in=[one.pk for one in near]).order_by("-pk")


def shared(asked: list[set[str]], text: str) -> int:
    """How many of the words asked for stand in a text."""
    there = [plain(word) for word in WORD.findall(text)]
    return sum(any(word.startswith(tuple(any_of)) for word in there) for any_of in asked)
