"""Who may be asked a question, with the record that `routing` chooses by: in three queries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Mod
from django.utils import timezone

from community.members.models import Browser, Member, Standing
from community.search import search
from community.search.words import WORD, alike, plain
from groups.models import Membership
from mentorship.models import Answer, Asking, Attempt, Question, Readiness, Verification
from mentorship.routing import Candidate, fit

MOST, SHORTEST = 500, 4
IN_TIME, A_WEEK = timedelta(days=1), timedelta(days=7)
PRIMES = 7919, 104_729, 10_007


def candidates(question: Question) -> list[Candidate]:
    """Mentors of the trade who may see it, and of the group those who have answered in it or said
    that they are ready; never the asker, nor who blocked the other of the two."""
    members = list(able(question)[:MOST])
    matter = named(question, members)
    records, loads = recorded(question, members, matter), loaded(members)
    return [candidate(question, one, matter, records[one.pk], loads[one.pk]) for one in members]


def able(question: Question) -> QuerySet[Member]:
    group = question.group
    badges = Verification.objects.standing().filter(member=OuterRef("pk"), sector=group.sector_id)
    inside = Membership.objects.filter(group=group, member=OuterRef("pk"))
    answered = Answer.objects.filter(author=OuterRef("pk"), question__group=group)
    rows = Member.objects.filter(is_active=True).exclude(pk=question.author_id)
    rows = rows.annotate(inside=Exists(inside), skills=ArraySubquery(badges.values("skill")))
    knows = Exists(answered) | Q(readiness__isnull=False)
    outside_too = Q() if not (group.by_approval or group.hidden) else Q(inside=True)
    rows = rows.filter(Exists(badges) & outside_too | Q(inside=True) & knows)
    rows = rows.exclude(askings__question=question)
    rows = rows.exclude(pk__in=question.author.folded)
    rows = rows.exclude(folded__contains=[question.author_id])
    resting = Q(readiness__rests_until__gte=timezone.localdate())
    awake = rows.exclude(resting).select_related("readiness")
    return awake.order_by(in_turn(question), "pk")


def in_turn(question: Question) -> Mod:
    """Where there are more than may be weighed, each question begins with others of them."""
    step, jump, around = PRIMES
    return Mod(F("pk") * step + question.pk * jump, around)


def named(question: Question, members: list[Any]) -> frozenset[str]:
    """What skill the question is about: those of its longer words that their badges name."""
    said = worded(f"{question.title} {question.detail}")
    return said & frozenset().union(*(worded(skill) for one in members for skill in one.skills))


def worded(text: str) -> frozenset[str]:
    """The beginnings of its longer words, with their other names."""
    longer = (one for one in WORD.findall(plain(text)) if len(one) >= SHORTEST)
    return frozenset().union(*map(alike, longer))


def recorded(
    question: Question, members: list[Member], matter: Collection[str] = ()
) -> dict[int, dict[str, int]]:
    """How often each was asked of this matter, or in this trade where it names none, and else; and
    how often an answer within a day worked: helped whoever asked, or was better for one who tried
    it, and not for themselves by another name."""
    mine = Answer.objects.filter(question=OuterRef("question"), author=OuterRef("member"))
    in_time = mine.filter(withdrawn_at=None, made_at__lt=OuterRef("made_at") + IN_TIME)
    better = Attempt.objects.filter(answer=OuterRef("pk"), result="better")
    tried = Exists(better.exclude(one_hand("answer__author", "member")))
    helped = Q(help__isnull=False) & ~one_hand("author", "question__author")
    worked = in_time.filter(helped | Q(tried))
    here = Q(question__in=of_this(question, matter))
    rows: Any = Asking.objects.filter(member__in=members).annotate(good=Exists(worked))
    rows = rows.values("member").annotate(
        asked=Count("pk", filter=here),
        worked=Count("pk", filter=here & Q(good=True)),
        others=Count("pk", filter=~here),
        others_worked=Count("pk", filter=~here & Q(good=True)),
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    return found | {row.pop("member"): row for row in rows}


def of_this(question: Question, matter: Collection[str]) -> QuerySet[Question]:
    """The questions of the trade that hold one of these words; all, where there are none."""
    trade = Question.objects.filter(group__sector=question.group.sector_id)
    return search.any_of(trade, matter, "title", "detail") if matter else trade


def one_hand(one: str, other: str) -> Q:
    """Both came in by one browser, or vouch for nobody but each other."""
    device = Browser.objects.shared(OuterRef(OuterRef(other)), OuterRef(one))
    circles = Standing.objects.filter(member=OuterRef(OuterRef(other))).values("circle")
    circle = Standing.objects.filter(member=OuterRef(one), circle__in=circles)
    return Q(Exists(device)) | Q(Exists(circle))


def loaded(members: list[Member]) -> dict[int, dict[str, Any]]:
    lately = Q(made_at__gt=timezone.now() - A_WEEK)
    rows: Any = Asking.objects.filter(member__in=members).values("member")
    rows = rows.annotate(load=Count("pk", filter=lately), last=Max("made_at"))
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    return found | {row.pop("member"): row for row in rows}


def candidate(
    question: Question,
    member: Any,
    matter: frozenset[str],
    record: dict[str, int],
    load: dict[str, Any],
) -> Candidate:
    last = load.get("last")
    ready = getattr(member, "readiness", None)
    return Candidate(
        member.pk,
        **record,
        speaks=member.language == question.author.language,
        near=member.place_id is not None and member.place_id == question.author.place_id,
        badge=bool(member.skills),
        fits=max((fit(matter, worded(one)) for one in member.skills), default=0.0),
        load=load.get("load", 0),
        bears=ready.bears if ready else Readiness.USUAL,
        waited=(timezone.now() - last).days if last else 365.0,
    )
