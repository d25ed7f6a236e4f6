"""Questions that were asked before. Each leads to an earlier one, so that no chain is a circle; and
every chain leads straight to its first, where the answers are."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record, record_each
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices.tell import take_back, tell
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import changes
from mentorship.models import Merger, Question

TOLD = gettext_lazy("Your question was asked before: {title}. You hear of new answers there.")


def merge(by: Member, question: Question, key: UUID, into: Question) -> Merger:
    """It was asked before: who asked it is told where, and hears of new answers there."""

    def act() -> Merger:
        later, first = alone(question.group, question.pk, into.pk)
        check(by, later, first)
        made = Merger.objects.create(author=by, key=key, question=later, into=first)
        changed = settle(later.group)
        enter(Verb.QUESTION_MERGED, by, later, str(first.pk))
        where = page(made)
        text = format_lazy(TOLD, title=where.title)
        tell([later.author], "question.merged", text=text, url=told_at(where, later), by=by)
        redraw(by, later, "question.merged", changed)
        return made

    return once(Merger, by, key, act, said(question=question, into=into))


@transaction.atomic
def part(by: Member, question: Question) -> Question:
    """Whoever marked it takes that back: it stands alone again, with what it brought along."""
    later = alone(question.group, question.pk)[0]
    made = later.mergers.standing().first()
    if made is None:
        return later
    if made.author_id != by.pk:
        raise Refusal(_("Only the one who marked it can undo it."))
    where = page(made)
    later.mergers.standing().update(undone_at=timezone.now())
    changed = settle(later.group)
    enter(Verb.QUESTION_PARTED, by, later)
    take_back({"question.merged"}, [told_at(where, later)], by=by)
    redraw(by, later, "question.parted", changed)
    return later


def alone(group: Group, *pks: int) -> list[Question]:
    """Those questions as they are now, while nobody else merges in their group."""
    Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    rows = Question.objects.select_related("group", "author").in_bulk(pks)
    return [rows[pk] for pk in pks]


def check(by: Member, later: Question, first: Question) -> None:
    if not Question.objects.mergeable_by(by).filter(pk=later.pk).exists():
        raise Refusal(_("Only who asked it, a steward or a mentor of the trade can say that."))
    if first.group_id != later.group_id or first.pk >= later.pk:
        raise Refusal(_("Choose a question of this group that was asked before this one."), "into")
    if later.withdrawn_at or first.withdrawn_at:
        raise Refusal(_("This question was withdrawn."))
    if later.mergers.standing().exists():
        raise Refusal(_("It is marked so already."))


def settle(group: Group) -> set[int]:
    """What each question of the group leads to, and by how many it was asked: what changed."""
    merged = Merger.objects.standing().filter(question__group=group)
    leads = firsts(dict(merged.values_list("question", "into")))
    touched = Q(pk__in={*leads, *leads.values()}) | Q(same_as__isnull=False) | Q(asked_by__gt=1)
    rows = Question.objects.filter(touched, group=group).in_bulk()
    askers: dict[int, set[int]] = {}
    for one in rows.values():
        askers.setdefault(leads.get(one.pk, one.pk), set()).add(one.author_id)
    changed = []
    for one in rows.values():
        now = (leads.get(one.pk), len(askers.get(one.pk, ())) or 1)
        if now != (one.same_as_id, one.asked_by):
            one.same_as_id, one.asked_by = now
            changed.append(one)
    Question.objects.bulk_update(changed, ["same_as", "asked_by"])
    return {one.pk for one in changed}


def firsts(pairs: Mapping[int, int]) -> dict[int, int]:
    """To each that leads somewhere, where it leads in the end. Pure."""
    ends: dict[int, int] = {}
    for one in sorted(pairs):  # who comes earlier is known by then
        ends[one] = ends.get(pairs[one], pairs[one])
    return ends


def page(made: Merger) -> Question:
    """The first, where the answers are."""
    return Question.objects.select_related("same_as").get(pk=made.question_id).first


def told_at(first: Question, later: Question) -> str:
    return f"{first.get_absolute_url()}#same{later.pk}"


def enter(verb: Verb, by: Member, later: Question, first: str = "") -> None:
    """An act of power, unless one says it of one's own; who hides their name is not named."""
    if later.author_id != by.pk:
        who = None if later.unnamed else later.author
        where = later.group.topic
        book.enter(verb, by=by, where=where, member=who, subject=later.pk, after=first)


def redraw(by: Member, later: Question, kind: str, changed: Collection[int]) -> None:
    """The rows in the list first: whoever tells of both takes its topic before the pages'."""
    pages, who = (
        {f"question.{pk}": pk for pk in sorted({later.pk, *changed})},
        changes.actor(by, later),
    )
    for pk in pages.values():
        record(f"asked.{later.group_id}", "question.listed", by=who, subject=pk)
    record_each(pages, kind, by=who)
