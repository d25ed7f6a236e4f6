"""Another mentor goes on with a term: since the first fell silent, or has no badge any more."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live import cut
from community.live.record import record
from community.members.models import Member
from community.members.once import once, said
from community.members.vouching import hold
from community.notices.tell import tell
from community.text.refusals import Refusal
from mentorship import learning
from mentorship.actions import terms
from mentorship.models import Party, Relay, Term, Verification
from mentorship.models.term import Outcome


def ask(by: Member, term: Term, key: UUID, badge: Verification) -> Relay:
    """Whoever learns asks another mentor to go on with it."""
    same = said(term_id=term.pk, badge_id=badge.pk)
    return once(Relay, by, key, lambda: asked(by, term, key, badge), same)


def asked(by: Member, term: Term, key: UUID, badge: Verification) -> Relay:
    held = terms.running(by, term)
    if by.pk != held.author_id:
        raise Refusal(_("Whoever learns asks for this."))
    if badge.member_id in (held.author_id, held.mentor_id):
        raise Refusal(_("Ask another mentor."))
    if not learning.same_skill(held.badge).filter(pk=badge.pk).exists():
        raise Refusal(_("Only a mentor of the same trade and skill can go on with it."))
    if learning.places_left(badge.member) == 0:
        raise Refusal(_("This mentor has no free place now. Look for another."))
    Relay.objects.filter(term=held, answered_at=None).update(answered_at=timezone.now())
    relay = Relay.objects.create(author=by, key=key, term=held, mentor=badge.member, badge=badge)
    terms.heard(by, held)
    sentence = gettext_lazy("{who} asks you to go on with a term: {skill}")
    text = format_lazy(sentence, who=by, skill=badge.skill)
    tell([badge.member], "term.asked", text=text, url=relay.get_absolute_url(), by=by)
    record(held.topic, "term.changed", by=by, subject=held.pk)
    return relay


@transaction.atomic
def answer(by: Member, relay: Relay, accepted: bool) -> Relay:
    """The new mentor goes on with it, or not; the first answer given is the one that counts."""
    if relay.mentor_id != by.pk:
        raise Refusal(_("Only the mentor answers this."))
    hold(by)
    waiting = Relay.objects.filter(pk=relay.pk, answered_at=None)
    if accepted and waiting.exists() and learning.places_left(by) == 0:
        raise Refusal(_("You have no free place now."))
    if waiting.update(answered_at=timezone.now(), accepted=accepted):
        (move if accepted else leave)(by, relay)
    return relay


def move(by: Member, relay: Relay) -> None:
    """All that was written stays with whoever learns; the mentor of before sees it no more."""
    term, before = relay.term, relay.term.mentor
    Term.objects.filter(pk=term.pk).update(mentor=by, badge=relay.badge)
    Party.objects.filter(term=term, member=before).delete()
    term.mentor, term.badge = by, relay.badge
    terms.begin_parties(term)
    terms.notify(by, term, "term.answered", gettext_lazy("{who} goes on with you: {skill}"), who=by)
    text = format_lazy(gettext_lazy("A term goes on with another mentor: {who}"), who=term.author)
    tell([before], "term.ended", text=text, url=reverse("mentorship:desk"), by=by)
    cut.topic(before.pk, term.topic)


def leave(by: Member, relay: Relay) -> None:
    sentence = gettext_lazy("{who} cannot take you on now: {skill}. Ask another.")
    text = format_lazy(sentence, who=by, skill=relay.badge.skill)
    url = f"{relay.term.get_absolute_url()}relay/"
    tell([relay.author], "term.answered", text=text, url=url, by=by)


def lose(badge: Verification) -> None:
    """The badge is gone: each who learns on it is offered others, and what was asked is answered.
    Part of the act that ends the badge."""
    mine = Term.objects.taught_by(badge)
    for term in mine.asked():
        terms.end(term, Outcome.DECLINED)
        offer(term, gettext_lazy("{who} cannot take you on now: {skill}. Ask another."))
    for term in mine.running():
        offer(term, gettext_lazy("{who} can no longer go on with you: {skill}. Choose another."))


def offer(term: Term, sentence: Any) -> None:
    text = format_lazy(sentence, who=term.mentor, skill=term.badge.skill)
    url = f"{term.get_absolute_url()}relay/" if term.is_running else term.get_absolute_url()
    tell([term.author], "term.offer", text=text, url=url, by=None)
