from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.members.models import Member
from community.members.once import once
from community.text import wording
from community.text.refusals import Refusal
from mentorship import learning
from mentorship.actions import terms
from mentorship.actions.entries import tell_other
from mentorship.models import Correction, Entry
from mentorship.models.entry import MISTAKES, Kind


def correct(by: Member, entry: Entry, key: UUID, mistakes: str, words: str = "") -> Correction:
    """The mentor says what is wrong with a work, one mistake a line, or what is right with it."""
    found = [wording.line(one, 120, "mistakes") for one in mistakes.splitlines() if one.strip()]
    if len(found) > MISTAKES:
        raise Refusal(_("Ten mistakes are enough for one time."), "mistakes")
    line = wording.short(words, 1000, "words")
    if not found and not line:
        raise Refusal(_("Say what is wrong, or that nothing is."), "words")
    row: dict[str, object] = {"mistakes": found, "words": line}

    def same(earlier: Correction) -> bool:
        return (earlier.entry_id, earlier.mistakes, earlier.words) == (entry.pk, found, line)

    return once(Correction, by, key, lambda: corrected(by, entry, key, row), same)


def corrected(by: Member, entry: Entry, key: UUID, row: dict[str, object]) -> Correction:
    held = terms.running(by, entry.term)
    if held.mentor_id != by.pk:
        raise Refusal(_("The mentor looks at the work."))
    learning.refuse_without_badge(held)
    if entry.kind != Kind.WORK or Correction.objects.filter(entry=entry).exists():
        raise Refusal(_("This was looked at already."))
    correction = Correction.objects.create(author=by, key=key, entry=entry, **row)
    terms.heard(by, held)
    record(held.topic, "entry.corrected", by=by, subject=entry.pk)
    tell_other(by, held, gettext_lazy("{who} looked at your work: {skill}"), entry)
    return correction
