"""Who may be asked a question, with the record that `routing` chooses by: in three queries."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Lower, Mod
from django.utils import timezone

from community.members.models import Browser, Member, Standing
from groups.models import Membership
from mentorship.guessing import Guess
from mentorship.models import Answer, Asking, Attempt, Question, Readiness, Verification
from mentorship.reads.abouts import alike
from mentorship.routing import Came, Candidate, fit, weighed

MOST, ELSEWHERE = 500, "-"
IN_TIME, A_WEEK = timedelta(days=1), timedelta(days=7)
PRIMES = 7919, 104_729, 10_007


def candidates(question: Question, guessed: Guess) -> list[Candidate]:
    """Mentors of the trade who may see it, and of the group those who have answered in it or said
    that they are ready; never the asker, nor who blocked the other of the two."""
    members = list(able(question)[:MOST])
    records, loads = recorded(question, members), loaded(members)
    return [candidate(question, one, guessed, records[one.pk], loads[one.pk]) for one in members]


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


def recorded(question: Question, members: list[Member]) -> dict[int, dict[str, Came]]:
    """For each, by the skill that questions of this trade were taken for, and in one for all other
    trades: how often they were asked, answered within a day, and how often that worked: helped
    whoever asked, or was better for one who tried it, and not for themselves by another name."""
    mine = Answer.objects.filter(question=OuterRef("question"), author=OuterRef("member"))
    in_time = mine.filter(withdrawn_at=None, made_at__lt=OuterRef("made_at") + IN_TIME)
    better = Attempt.objects.filter(answer=OuterRef("pk"), result="better")
    tried = Exists(better.exclude(one_hand("answer__author", "member")))
    helped = Q(help__isnull=False) & ~one_hand("author", "question__author")
    worked = in_time.filter(helped | Q(tried))
    here = When(question__group__sector=question.group.sector_id, then=Lower("question__skill"))
    rows: Any = Asking.objects.filter(member__in=members)
    rows = rows.annotate(given=Exists(in_time), good=Exists(worked))
    rows = rows.values("member", of=Case(here, default=Value(ELSEWHERE))).annotate(
        asked=Count("pk"),
        answered=Count("pk", filter=Q(given=True)),
        worked=Count("pk", filter=Q(good=True)),
    )
    found: dict[int, dict[str, Came]] = defaultdict(dict)
    for row in rows:
        counts = Came(row["asked"], row["answered"], row["worked"])
        found[row["member"]][row["of"]] = counts
    return found


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
    guessed: Guess,
    record: dict[str, Came],
    load: dict[str, Any],
) -> Candidate:
    last = load.get("last")
    ready = getattr(member, "readiness", None)
    return Candidate(
        member.pk,
        **weighed(guessed, record),
        speaks=member.language == question.author.language,
        near=member.place_id is not None and member.place_id == question.author.place_id,
        badge=bool(member.skills),
        fits=fit(guessed, [alike(one) for one in member.skills]),
        load=load.get("load", 0),
        bears=ready.bears if ready else Readiness.USUAL,
        waited=(timezone.now() - last).days if last else 365.0,
    )
