"""Who is asked, and who next when nobody answers."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.members.models import Member
from community.notices.tell import take_back, tell
from community.text import wording
from community.text.refusals import Refusal
from groups.reads import place
from mentorship.guessing import Guess, taken
from mentorship.models import Asking, Question, Readiness
from mentorship.models.asking import unanswered
from mentorship.models.question import Wave
from mentorship.reads import abouts
from mentorship.reads.candidates import candidates
from mentorship.routing import routed

AFTER = {Wave.FIRST: timedelta(hours=12), Wave.SECOND: timedelta(hours=48)}
MOST = 50


def route(question: Question, wave: int = Wave.FIRST, to: Member | None = None) -> list[Member]:
    """At most five are asked and told, by what it is about; first whom the asker wants. Part of
    the act that asks."""
    wanted = to.pk if to else None
    chosen = routed(candidates(question, taken_for(question)), turn=question.pk, to=wanted)
    if to and wanted not in chosen:
        said = _("{who} cannot take your question now. Leave the name out, and others are asked.")
        raise Refusal(said.format(who=to), "to")
    rows = [Asking(question=question, member_id=one, wave=wave) for one in chosen]
    Asking.objects.bulk_create(rows)
    members = list(Member.objects.filter(pk__in=chosen))
    sentence = gettext_lazy("{group} asks ({number}): {title}")
    names = {"group": question.group, "number": question.pk, "title": question.title}
    text = format_lazy(sentence, **names)
    here, url = place(members, question.group), question.get_absolute_url()
    tell(members, "question.asked", text=text, url=url, by=question.author, **here)
    return members


def taken_for(question: Question) -> Guess:
    """What it is about; kept as what it was taken for, unless its asker has said it."""
    held = abouts.skills(question.group.sector_id)
    guessed = abouts.about(question, held)
    if not question.chosen:
        question.skill, _area = held.get(taken(guessed), ("", ""))
        question.save(update_fields=["skill"])
    return guessed


def wanted(handle: str) -> Member | None:
    if not handle:
        return None
    found = Member.objects.filter(handle=handle.replace("\0", ""), is_active=True).first()
    if found is None:
        raise Refusal(_("Nobody goes by this name."), "to")
    return found


def ask_others(question: Question) -> None:
    """Taken for something else at first: who has not declined is let off, and five are asked anew,
    unless somebody has answered. Part of the act that says so."""
    if question.wave != Wave.FIRST or not unanswered().filter(pk=question.pk).exists():
        return
    question.askings.filter(declined_at=None).delete()
    take_back({"question.asked"}, [question.get_absolute_url()], by=question.author)
    route(question)


def decline(by: Member, question: Question) -> Asking | None:
    """One tap, no reason asked: it leaves their list, and the load they bear stays."""
    mine = Asking.objects.filter(question=question, member=by)
    mine.filter(declined_at=None).update(declined_at=timezone.now())
    return mine.first()


def look_after_questions() -> None:
    """Twelve hours without an answer: five more, and it stands first in the group's list and among
    what its members come back to; 48: its stewards."""
    for wave, wait in AFTER.items():
        due = unanswered().filter(wave=wave)
        for question in due.filter(made_at__lt=timezone.now() - wait).order_by("pk")[:MOST]:
            raise_up(question, wave)


@transaction.atomic
def raise_up(question: Question, wave: int) -> None:
    """Claimed by a conditional update: of two workers one does it."""
    if not Question.objects.filter(pk=question.pk, wave=wave).update(wave=wave + 1):
        return
    if wave == Wave.FIRST:
        route(question, Wave.SECOND)
        record(f"asked.{question.group_id}", "question.raised", by=None, subject=question.pk)
    else:
        tell_stewards(question)


def tell_stewards(question: Question) -> None:
    stewards = Member.objects.filter(
        memberships__group=question.group, memberships__steward=True, is_active=True
    )
    text = format_lazy(gettext_lazy("Two days without an answer: {title}"), title=question.title)
    tell(list(stewards), "question.unanswered", text=text, url=question.get_absolute_url(), by=None)


def be_ready(
    by: Member,
    bears: int,
    rests_until: date | None = None,
    places: int | None = None,
    hours: str = "",
) -> Readiness:
    """How many questions a week, and how many apprentices, a member can bear; none is said by
    resting."""
    if not 1 <= bears <= 50:
        raise Refusal(_("Choose from 1 to 50 questions a week."), "bears")
    if rests_until and rests_until > timezone.localdate() + timedelta(days=366):
        raise Refusal(_("Rest for a year at most; then say it again."), "rests_until")
    if places is not None and not 0 <= places <= 10:
        raise Refusal(_("Choose from 0 to 10 apprentices."), "places")
    said: dict[str, Any] = {"bears": bears, "rests_until": rests_until}
    said |= {"hours": wording.short(" ".join(hours.split()), 80, "hours")}
    said |= {"places": Readiness.PLACES if places is None else places}
    return Readiness.objects.update_or_create(member=by, defaults=said)[0]
