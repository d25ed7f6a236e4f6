from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from groups import offices
from groups.models import Finding
from groups.models.finding import Outcome
from mentorship.actions import news
from mentorship.models import Edition, Mark, Tutorial
from mentorship.models.mark import Kind

WARNED = gettext_lazy("Marked as dangerous: {title}. {why}")
DELISTED = gettext_lazy("Taken off the shelf: {title}. {why}")
FREED = {Kind.DANGEROUS: "lesson.freed", Kind.DELISTED: "lesson.restored"}
VERBS = {Kind.DANGEROUS: Verb.TUTORIAL_WARNED, Kind.DELISTED: Verb.TUTORIAL_DELISTED}


def mark(by: Member, tutorial: Tutorial, key: UUID, kind: str, reason: str) -> Mark:
    """A steward warns of a lesson or takes it off the shelf: shown at once; the author is told."""

    why = wording.line(reason, 300, "reason")

    def act() -> Mark:
        held = Tutorial.objects.select_for_update(of=["self"]).get(pk=tutorial.pk)
        where = desk(by, held)
        check(held, kind)
        if kind == Kind.DELISTED:
            Tutorial.objects.filter(pk=held.pk).update(published=None)
        made = Mark.objects.create(author=by, key=key, tutorial=held, kind=kind, reason=why)
        enter(VERBS[Kind(kind)], by, where, held, why)
        news.of_lesson(held, f"lesson.{kind}", by)
        tell_author(by, held, kind, why)
        return made

    return once(Mark, by, key, act, said(tutorial=tutorial, kind=kind, reason=why))


@transaction.atomic
def lift(by: Member, mark: Mark) -> Mark:
    """The mark is taken off; what was delisted stands again. Twice is once."""
    held = Tutorial.objects.select_for_update(of=["self"]).get(pk=mark.tutorial_id)
    if held.author_id == by.pk:
        raise Refusal(_("Nobody takes the mark off their own lesson."))
    where, fresh = desk(by, held), Mark.objects.select_for_update(of=["self"]).get(pk=mark.pk)
    if fresh.lifted_at is None:
        fresh.lifted_at, fresh.lifted_by = timezone.now(), by
        fresh.save(update_fields=["lifted_at", "lifted_by"])
        if fresh.kind == Kind.DELISTED:
            put_back(held)
        enter(Verb.TUTORIAL_FREED, by, where, held)
        news.of_lesson(held, FREED[Kind(fresh.kind)], by)
    return fresh


def desk(by: Member, tutorial: Tutorial) -> str:
    """Where the deed is written: the steward's group of that trade, or the house of the staff."""
    mine = offices.held_by(by).filter(group__sector=tutorial.sector_id)
    if not by.is_staff and not mine.exists():
        raise Refusal(_("Only a steward of this trade can do this."))
    group = mine.order_by("group").values_list("group", flat=True).first()
    return f"group.{group}" if group else f"sector.{tutorial.sector_id}"


def check(tutorial: Tutorial, kind: str) -> None:
    if kind not in Kind.values:
        raise Refusal(_("Choose one of the two."), "kind")
    if tutorial.published_id is None:
        raise Refusal(_("This tutorial is not published."))
    if tutorial.marks.standing().filter(kind=kind).exists():
        raise Refusal(_("It is marked so already."))


def put_back(tutorial: Tutorial) -> None:
    """The newest edition the reviewers published, unless another stands by now, or it was taken
    away by a finding."""
    approved = Edition.objects.filter(tutorial=tutorial, published_at__isnull=False)
    last = approved.order_by("-number").first()
    if last is None or tutorial.published_id is not None or was_taken(last):
        return
    tutorial.published = last
    tutorial.save(update_fields=["published"])


def was_taken(edition: Edition) -> bool:
    """By stewards who judged a report of it, and no appeal has lifted that."""
    taken = Finding.objects.filter(noun="tutorial", subject=edition.tutorial_id, lifted_at=None)
    since = edition.published_at or edition.made_at
    return taken.filter(outcome=Outcome.TAKEN, made_at__gte=since).exists()


def enter(verb: Verb, by: Member, where: str, tutorial: Tutorial, why: str = "") -> None:
    book.enter(verb, by=by, where=where, member=tutorial.author, subject=tutorial.pk, reason=why)


def tell_author(by: Member, tutorial: Tutorial, kind: str, why: str) -> None:
    sentence = WARNED if kind == Kind.DANGEROUS else DELISTED
    text = format_lazy(sentence, title=tutorial.published, why=why)
    url = tutorial.get_absolute_url()
    tell([tutorial.author], f"tutorial.{kind}", text=text, url=url, by=by)
