from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.notices.tell import tell
from community.pictures import keeping
from community.text import render, wording
from community.text.masking import masked
from community.text.refusals import Refusal
from mentorship import tasks
from mentorship.actions import terms
from mentorship.models import Entry, Term
from mentorship.models.entry import Kind

SAYS = {
    Kind.CHECKIN: gettext_lazy("{who} checked in: {skill}"),
    Kind.WORK: gettext_lazy("{who} shows work: {skill}"),
    Kind.SITTING: gettext_lazy("{who} says that you met. Is that so?"),
}


def check_in(by: Member, term: Term, key: UUID, words: str) -> Entry:
    """How the week went, and what is next; either of the two."""
    return write(by, term, key, Kind.CHECKIN, words)


def show(
    by: Member, term: Term, key: UUID, words: str, picture: "File[bytes] | None" = None
) -> Entry:
    """Whoever learns shows what they have made."""
    if by.pk != term.author_id:
        raise Refusal(_("Whoever learns shows their work."))
    return write(by, term, key, Kind.WORK, words, picture)


def sit(
    by: Member, term: Term, key: UUID, words: str, held_on: date, place: str, follows: str = ""
) -> Entry:
    """They met in person; the other one says so too, and then it stands."""
    today = timezone.localdate()
    if not today - timedelta(days=60) <= held_on <= today:
        raise Refusal(_("Say a day of the last two months."), "held_on")
    where = wording.line(place, 80, "place")
    after = masked(wording.short(" ".join(follows.split()), 200, "follows"))
    about: dict[str, Any] = {"held_on": held_on, "place": where, "follows": after}
    return write(by, term, key, Kind.SITTING, words, **about)


def write(
    by: Member,
    term: Term,
    key: UUID,
    kind: Kind,
    words: str,
    picture: "File[bytes] | None" = None,
    **about: Any,
) -> Entry:
    draft = Entry(author=by, key=key, term=term, kind=kind, **about)
    draft.words = masked(wording.said(words, 2000, "words"))
    draft.html = render.message(draft.words)

    def same(earlier: Entry) -> bool:
        return (earlier.term_id, earlier.words) == (term.pk, draft.words)

    return once(Entry, by, key, lambda: written(by, draft, picture), same)


def written(by: Member, entry: Entry, picture: "File[bytes] | None") -> Entry:
    held = terms.running(by, entry.term)
    limiter.spend("entries", by.pk, limit=30, seconds=86_400)
    if picture is not None:
        entry.picture = keeping.take_in(by, entry.key, picture)
    entry.save()
    if entry.picture is not None:
        tasks.develop_entry.defer(entry=entry.pk)
    terms.heard(by, held)
    record(held.topic, "entry.written", by=by, subject=entry.pk)
    tell_other(by, held, SAYS[Kind(entry.kind)], entry)
    return entry


def tell_other(by: Member, term: Term, sentence: Any, entry: Entry) -> None:
    text = format_lazy(sentence, who=by, skill=term.badge.skill)
    others = [one for one in (term.author, term.mentor) if one != by]
    tell(others, "term.entry", text=text, url=entry.get_absolute_url(), by=by)


@transaction.atomic
def confirm(by: Member, entry: Entry) -> Entry:
    """The other says that they met, too; a second time changes nothing."""
    held = terms.running(by, entry.term)
    if entry.kind != Kind.SITTING or entry.author_id == by.pk:
        raise Refusal(_("The other one of you says so."))
    if Entry.objects.filter(pk=entry.pk, confirmed_at=None).update(confirmed_at=timezone.now()):
        terms.heard(by, held)
        record(held.topic, "entry.confirmed", by=by, subject=entry.pk)
    return entry
