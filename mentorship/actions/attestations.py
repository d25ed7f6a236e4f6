from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.members.apart import share_a_phone
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from mentorship import learning
from mentorship.actions import terms
from mentorship.models import Attestation, Term

MOST = 5


def ask(by: Member, term: Term, key: UUID, handle: str) -> Attestation:
    """Whoever learns asks a third person to say what they saw them do."""
    known = Member.objects.known_to(by)
    third = known.filter(handle=handle.strip().removeprefix("@").lower()).first()
    if third is None:
        raise Refusal(_("Nobody in your groups has this handle."), "handle")
    same = said(term_id=term.pk, member=third)
    return once(Attestation, by, key, lambda: asked(by, term, key, third), same)


def asked(by: Member, term: Term, key: UUID, third: Member) -> Attestation:
    held = terms.running(by, term)
    if by.pk != held.author_id:
        raise Refusal(_("Whoever learns asks for this."))
    check_third(held, third)
    if Attestation.objects.filter(term=held).count() >= MOST:
        raise Refusal(_("Five people are enough."))
    row, new = Attestation.objects.get_or_create(
        term=held, member=third, defaults={"author": by, "key": key}
    )
    if new:
        sentence = gettext_lazy("{who} learns {skill}. Did you see them do it? Say what you saw.")
        text = format_lazy(sentence, who=by, skill=held.badge.skill)
        tell([third], "term.attest", text=text, url=row.get_absolute_url(), by=by)
        record(held.topic, "term.changed", by=by, subject=held.pk)
    return row


def check_third(term: Term, third: Member) -> None:
    if third.pk in (term.author_id, term.mentor_id):
        raise Refusal(_("A third person says this."), "handle")
    if learning.circle_of(third) & learning.circle_of(term.author, term.mentor):
        raise Refusal(_("Ask somebody outside your own circle."), "handle")
    if share_a_phone(third, term.author) or share_a_phone(third, term.mentor):
        raise Refusal(_("Ask somebody with a phone of their own."), "handle")


@transaction.atomic
def attest(by: Member, one: Attestation, words: str) -> Attestation:
    """The third says what they saw; the first word holds."""
    if one.member_id != by.pk:
        raise Refusal(_("Only the one who was asked says this."))
    line = wording.line(words, 300, "words", _("Say in one line what you saw."))
    if not one.term.is_running:
        raise Refusal(_("This term is not running."))
    mine = Attestation.objects.filter(pk=one.pk, said_at=None)
    if mine.update(words=line, said_at=timezone.now()):
        seen = gettext_lazy("{who} said what they saw of the work: {skill}")
        terms.notify(by, one.term, "term.entry", seen, who=by)
    return one
