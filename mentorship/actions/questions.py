from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.notices.tell import take_back
from community.text import render, wording
from community.text.masking import masked
from community.text.refusals import Refusal
from groups.actions.repeats import refuse_spreading
from groups.actions.rules import refuse_unaccepted
from groups.models import Group
from mentorship.actions import askings, changes
from mentorship.models import Question
from mentorship.reads import abouts


def ask(
    by: Member,
    group: Group,
    key: UUID,
    title: str,
    detail: str = "",
    unnamed: bool = False,
    skill: str = "",
    to: str = "",
) -> Question:
    """A question to the group; the few who are likeliest to know are told, and first the one whose
    handle is `to`. Which skill it is about its words tell, unless the asker says it."""
    draft = Question(author=by, key=key, group=group, unnamed=unnamed, chosen=bool(skill))
    draft.skill = skill_of(group, skill)
    write(draft, title, detail)

    def same(earlier: Question) -> bool:
        """As far as can be known: an edit leaves nothing of what was sent."""
        words = (earlier.group_id, earlier.title, earlier.detail)
        return bool(earlier.edited_at) or words == (group.pk, draft.title, draft.detail)

    wanted = askings.wanted(to)
    return once(Question, by, key, lambda: asked(by, draft, wanted), same)


def asked(by: Member, question: Question, to: Member | None = None) -> Question:
    if not question.group.memberships.filter(member=by).exists():
        raise Refusal(_("Join the group first; then ask."))
    refuse_unaccepted(by, question.group)
    limiter.spend("questions", by.pk, limit=20, seconds=86_400)
    refuse_spreading(by, question.group_id, f"{question.title} {question.detail}")
    question.save()
    askings.route(question, to=to)
    changes.record_heard(question, "question.asked", changes.actor(by, question))
    return question


def write(question: Question, title: str, detail: str) -> None:
    """Numbers that could be used against the asker are never stored."""
    question.title = masked(wording.line(title, 300, "title"))
    question.detail = masked(wording.short(detail, 2000, "detail"))
    question.html = render.message(question.detail)


def skill_of(group: Group, skill: str) -> str:
    """As its badges name it."""
    if not skill:
        return ""
    held = abouts.skills(group.sector_id)
    if abouts.alike(skill) not in held:
        raise Refusal(_("Choose a skill that a mentor of the trade has."), "skill")
    return held[abouts.alike(skill)][0]


@transaction.atomic
def say_skill(by: Member, question: Question, skill: str) -> Question:
    """Its asker says what it is about. Just asked and not answered, others are asked who know."""
    fresh = changes.locked(question)
    if fresh.author_id != by.pk or fresh.withdrawn_at is not None:
        raise Refusal(_("Only the one who asked can say what it is about."))
    before = fresh.skill
    fresh.skill, fresh.chosen = skill_of(fresh.group, skill), bool(skill)
    fresh.save(update_fields=["skill", "chosen"])
    if fresh.may_change and abouts.alike(before) != abouts.alike(fresh.skill):
        askings.ask_others(fresh)
    changes.record_heard(fresh, "question.edited", changes.actor(by, fresh))
    return fresh


@transaction.atomic
def edit(by: Member, question: Question, title: str, detail: str = "") -> Question:
    """Its asker words it anew within 15 minutes."""
    fresh = changes.locked(question)
    changes.check_may_change(by, fresh)
    write(fresh, title, detail)
    refuse_spreading(by, fresh.group_id, f"{fresh.title} {fresh.detail}")
    fresh.edited_at = timezone.now()
    fresh.save(update_fields=["title", "detail", "html", "edited_at"])
    changes.record_heard(fresh, "question.edited", changes.actor(by, fresh))
    return fresh


@transaction.atomic
def withdraw(by: Member, question: Question, why: str = "") -> Question:
    """Its asker takes it back, or a steward does and says why; nobody else sees it then."""
    fresh, reason = changes.locked(question), wording.short(why, 300, "why")
    if changes.take_back(by, fresh, fresh.group, reason):
        changes.record_heard(fresh, "question.withdrawn", changes.actor(by, fresh))
        untell(by, fresh)
        sentence = gettext_lazy("A steward withdrew your question: {why}")
        changes.tell_author(by, fresh, "question.withdrawn", sentence)
    return fresh


def untell(by: Member, question: Question) -> None:
    """What told of it quoted its title."""
    pages = [one.get_absolute_url() for one in (question, *question.answers.all())]
    take_back({"question.asked", "question.answered", "question.merged"}, pages, by=by)


@transaction.atomic
def restore(by: Member, question: Question) -> Question:
    """Whoever took it back can put it back."""
    fresh = changes.locked(question)
    if changes.put_back(by, fresh, fresh.group):
        changes.record_heard(fresh, "question.restored", changes.actor(by, fresh))
    return fresh
