from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.members.vouching import hold
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from mentorship import learning
from mentorship.models import Party, Term, Verification
from mentorship.models.term import GOALS, LONGEST, SHORTEST, Outcome

WAITING = 3


def request(
    by: Member, badge: Verification, key: UUID, goals: str, weeks: int, pay: str = ""
) -> Term:
    """A member asks a mentor to teach them, with what they want to be able to do, and for how
    long; both see the same words, so a yes binds both."""
    draft = Term(author=by, key=key, mentor=badge.member, badge=badge, weeks=weeks)
    draft.goals, draft.pay = aims(goals), wording.short(" ".join(pay.split()), 100, "pay")
    same = said(badge_id=badge.pk, goals=draft.goals, weeks=weeks)
    return once(Term, by, key, lambda: requested(by, draft), same)


def aims(goals: str) -> list[str]:
    lines = [wording.line(one, 120, "goals") for one in goals.splitlines() if one.strip()]
    if not 1 <= len(lines) <= GOALS:
        raise Refusal(_("Say one to three goals, one a line."), "goals")
    return lines


def requested(by: Member, term: Term) -> Term:
    if not SHORTEST <= term.weeks <= LONGEST:
        raise Refusal(_("A term has four to eight weeks."), "weeks")
    if term.mentor_id == by.pk:
        raise Refusal(_("Nobody is their own apprentice."))
    hold(by, term.mentor)
    mine = Term.objects.filter(author=by).exclude(key=term.key)
    if mine.filter(mentor=term.mentor, ended_at=None).exists():
        raise Refusal(_("There is a term between you two already."))
    if mine.asked().count() >= WAITING:
        raise Refusal(_("Three of your requests wait already. Wait for an answer."))
    refuse_full(term, by)
    limiter.spend("terms", by.pk, limit=10, seconds=86_400)
    term.save()
    begin_parties(term)
    sentence = gettext_lazy("{who} asks to learn from you: {skill}")
    notify(by, term, "term.asked", sentence, who=by)
    return term


def refuse_full(term: Term, by: Member) -> None:
    """Whom the mentor blocked reads the same as where there is no place."""
    learning.refuse_without_badge(term)
    if learning.places_left(term.mentor) == 0 or by.pk in term.mentor.folded:
        raise Refusal(_("This mentor has no free place now. Look for another."))


def begin_parties(term: Term) -> None:
    now = timezone.now()
    for member in (term.author, term.mentor):
        Party.objects.update_or_create(
            term=term,
            member=member,
            defaults={"heard_at": now, "nudged_at": None, "offered_at": None},
        )


@transaction.atomic
def accept(by: Member, term: Term) -> Term:
    """The mentor takes them on as it was asked; the first answer given is the one that counts."""
    hold(term.mentor)
    held = asked_of(by, term)
    if held is None:
        return term
    refuse_full(held, term.mentor)
    now = timezone.now()
    held.accepted_at, held.ends_on = now, timezone.localdate(now) + timedelta(weeks=held.weeks)
    held.save(update_fields=["accepted_at", "ends_on"])
    begin_parties(held)
    notify(by, held, "term.answered", gettext_lazy("{who} takes you on: {skill}"), who=by)
    return held


@transaction.atomic
def decline(by: Member, term: Term) -> Term:
    """One tap, no reason asked."""
    held = asked_of(by, term)
    if held is not None:
        end(held, Outcome.DECLINED)
        sentence = gettext_lazy("{who} cannot take you on now: {skill}. Ask another.")
        notify(by, held, "term.answered", sentence, who=by)
    return term


def asked_of(by: Member, term: Term) -> Term | None:
    """The term, held, while it waits for this mentor's answer."""
    if term.mentor_id != by.pk:
        raise Refusal(_("Only the mentor answers this."))
    return locked(term, Term.objects.asked())


def locked(term: Term, among: Any) -> Term | None:
    held: Term | None = among.select_for_update().filter(pk=term.pk).first()
    if held is not None:
        held.author, held.mentor, held.badge = term.author, term.mentor, term.badge
    return held


@transaction.atomic
def stop(by: Member, term: Term) -> Term:
    """Either of the two ends it, or takes the request back; nobody is asked why."""
    refuse_stranger(by, term)
    held = locked(term, Term.objects.filter(ended_at=None))
    if held is not None:
        end(held, Outcome.STOPPED)
        notify(by, held, "term.ended", gettext_lazy("The term has ended: {skill}"))
    return term


@transaction.atomic
def reach(by: Member, term: Term, reached: Iterable[int]) -> Term:
    """The mentor marks which goals are reached by now."""
    if term.mentor_id != by.pk:
        raise Refusal(_("Only the mentor marks the goals."))
    held = running(by, term)
    held.reached = sorted({one for one in reached if 0 <= one < len(held.goals)})
    held.save(update_fields=["reached"])
    heard(by, held)
    record(held.topic, "term.changed", by=by, subject=held.pk)
    return held


def running(by: Member, term: Term) -> Term:
    """The term, held, if this member may write in it now."""
    refuse_stranger(by, term)
    held = locked(term, Term.objects.running())
    if held is None:
        raise Refusal(_("This term is not running."))
    return held


def refuse_stranger(by: Member, term: Term) -> None:
    if by.pk not in (term.author_id, term.mentor_id):
        raise Refusal(_("Only the two whose term it is write here."))


def end(term: Term, outcome: Outcome) -> None:
    term.ended_at, term.outcome = timezone.now(), outcome
    term.save(update_fields=["ended_at", "outcome", "credited"])
    term.relays.filter(answered_at=None).update(answered_at=term.ended_at)


def heard(by: Member, term: Term) -> None:
    """A sign of life: a silence, if there was one, is over."""
    fresh = {"heard_at": timezone.now(), "nudged_at": None, "offered_at": None}
    Party.objects.filter(term=term, member=by).update(**fresh)


def notify(by: Member, term: Term, kind: str, sentence: Any, **words: object) -> None:
    """The other of the two is told, and both their pages change."""
    text = format_lazy(sentence, skill=term.badge.skill, **words)
    others = [one for one in (term.author, term.mentor) if one != by]
    record(term.topic, "term.changed", by=by, subject=term.pk)
    tell(others, kind, text=text, url=term.get_absolute_url(), by=by)
