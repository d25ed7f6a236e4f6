"""What becomes of each row that leads to a member who is erased: one line for each such field.

A row either goes; or it stays and points at an account without a name, its `words` emptied. Prices
stay without the person, as one voice, so that no figure moves; so do votes that were counted, acts
of power, and what belongs to a group: its name, its rules, its rooms, its own words for things.
A field that has no line here meets the usual fate: a row that would go with its member goes, any
other stays without its free words. So a new table is never forgotten, and the tests of this list
see that what is usual can be done to it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import CASCADE, CharField, ForeignKey, ManyToManyField, Model, TextField

from community.members.models import Member


class Fate(NamedTuple):
    """`goes`: the row is deleted. Else it stays, and these texts in it are emptied."""

    goes: bool = False
    words: tuple[str, ...] = ()


GOES = Fate(goes=True)
STAYS = Fate()
# Texts that are names out of some list, and say nothing of anybody.
NO_WORDS = {"noun", "kind", "sign", "outcome", "verb", "key", "url", "handle", "mark", "currency"}
NO_WORDS |= {"unit", "base", "grade", "source", "ruling", "where", "slug", "digest", "order"}
NO_WORDS |= {"way", "matter", "level", "verdict", "result", "sort", "language", "topic", "status"}


def leading() -> Iterator[tuple[type[Model], str]]:
    """Every foreign key and every table between that leads to a member, ours or not."""
    for model in apps.get_models():
        for field in (*model._meta.concrete_fields, *model._meta.local_many_to_many):
            if isinstance(field, ForeignKey | ManyToManyField) and field.related_model is Member:
                yield model, field.name


def fates() -> Iterator[tuple[str, str, Fate]]:
    """Model, field and fate: the usual ones first, for nothing listed stands on those."""
    for model, name in leading():
        label = model._meta.label_lower
        if f"{label}.{name}" not in FATES:
            yield label, name, usual(model, name)
    for field, fate in FATES.items():
        label, name = field.rsplit(".", 1)
        yield label, name, fate


def usual(model: type[Model], name: str) -> Fate:
    field: Any = model._meta.get_field(name)
    if field.many_to_many or field.remote_field.on_delete is CASCADE:
        return GOES
    return without(*free_words(model))


def free_words(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if is_free(field)]


def is_free(field: object) -> bool:
    """A text of any words, not a name out of a list."""
    if not isinstance(field, CharField | TextField) or field.choices or field.unique:
        return False
    return field.name not in NO_WORDS


def without(*words: str) -> Fate:
    return Fate(words=words)


# In this order: what stands on another row goes before it.
FATES = {
    # What two promised each other belongs to both, and what was judged to those who rely on it.
    "deals.claim.author": without("what"),
    "deals.claim.member": without("reply"),
    "deals.feedback.author": without("words"),
    "deals.feedback.member": without("reply", "mending"),
    "deals.hearing.author": without("words"),
    "deals.lookup.author": GOES,
    "deals.lookup.member": GOES,
    "deals.result.author": without("words"),
    "deals.terms.author": STAYS,
    "deals.verdict.author": STAYS,
    "admin.logentry.user": STAYS,
    "account.emailaddress.user": GOES,
    "mfa.authenticator.user": GOES,
    "usersessions.usersession.user": GOES,
    "members.attendance.member": GOES,
    "members.block.author": GOES,
    "members.block.member": STAYS,
    "members.deed.by": STAYS,
    "members.deed.member": STAYS,
    "members.erasure.author": STAYS,
    "members.handshake.author": GOES,
    "members.handshake.to": GOES,
    "members.ring.members": STAYS,
    "members.standing.member": STAYS,
    "members.token.member": GOES,
    # A vouch survives its giver's leaving, and with it what the giver's own word rests on.
    "members.vouch.author": STAYS,
    "members.vouch.member": STAYS,
    "pictures.picture.author": STAYS,
    "personas.placing.author": GOES,
    "personas.placing.member": GOES,
    "personas.calling.author": GOES,
    "personas.calling.member": GOES,
    "personas.dictation.author": GOES,
    "personas.dictation.member": GOES,
    "personas.persona.member": GOES,
    "personas.photo.author": GOES,
    "personas.sharing.author": GOES,
    "personas.proof.author": GOES,
    "live.event.actor": STAYS,
    "front.takeaway.author": GOES,
    "notices.delivery.member": GOES,
    "notices.device.member": GOES,
    "notices.digest.member": GOES,
    "notices.notice.member": GOES,
    "notices.notice.actor": GOES,
    "notices.preference.member": GOES,
    "notices.habits.member": GOES,
    "groups.appeal.author": without("words"),
    "groups.attention.member": GOES,
    "groups.buddy.author": STAYS,
    "groups.craft.author": GOES,
    "groups.edition.author": without("text", "html"),
    "groups.finding.author": STAYS,
    "groups.finding.about": without("evidence"),
    "groups.finding.brought_by": STAYS,
    "groups.group.author": STAYS,
    "groups.invitation.by": GOES,
    "groups.invitation.member": GOES,
    "groups.attendee.author": GOES,
    "groups.coming.author": GOES,
    "groups.minutes.author": STAYS,
    "groups.meetup.author": STAYS,
    "groups.caution.member": GOES,
    "groups.membership.brought_by": STAYS,
    "groups.membership.member": GOES,
    "groups.message.author": without("text", "html", "business"),
    "groups.message.mentions": GOES,
    "groups.move.author": STAYS,
    "groups.opinion.author": STAYS,
    "groups.pin.author": STAYS,
    "groups.pointer.member": GOES,
    "groups.reaction.author": GOES,
    "groups.recall.author": STAYS,
    "groups.recall.steward": STAYS,
    "groups.removal.by": STAYS,
    "groups.removal.member": STAYS,
    "groups.report.about": without("evidence"),
    "groups.report.author": without("words"),
    "groups.request.answered_by": STAYS,
    "groups.request.member": GOES,
    "groups.room.author": STAYS,
    "groups.rules.by": STAYS,
    "groups.summary.author": STAYS,
    "groups.suspension.member": STAYS,
    "groups.sweep.author": GOES,
    "groups.synonym.author": STAYS,
    "groups.vote.author": STAYS,
    "groups.withdrawal.author": STAYS,
    "pricing.line.author": GOES,
    "pricing.basket.author": GOES,
    "pricing.cancellation.author": STAYS,
    "pricing.card.by": STAYS,
    "pricing.commodity.proposed_by": STAYS,
    "pricing.confirmation.author": STAYS,
    "pricing.delivery.author": STAYS,
    "pricing.dispute.author": without("reason"),
    "pricing.entry.by": STAYS,
    "pricing.entry.member": STAYS,
    "pricing.fare.author": STAYS,
    "pricing.invitation.by": STAYS,
    "pricing.invitation.member": STAYS,
    "pricing.minute.by": STAYS,
    "pricing.offer.author": without("note"),
    "pricing.order.author": STAYS,
    "pricing.payment.member": GOES,
    "pricing.pledge.author": STAYS,
    "pricing.proposal.author": GOES,
    "pricing.purchase.author": GOES,
    "pricing.quote.author": STAYS,
    "pricing.rate.author": STAYS,
    "pricing.round.author": STAYS,
    "pricing.supplier.by": STAYS,
    "pricing.supplier.member": STAYS,
    "pricing.unit.by": STAYS,
    "pricing.unit.ended_by": STAYS,
    "pricing.watch.author": GOES,
    "pricing.withdrawal.by": STAYS,
    "mentorship.answer.author": without("text", "html"),
    "mentorship.answer.withdrawn_by": STAYS,
    "mentorship.appeal.author": without("words"),
    "mentorship.application.author": without("words"),
    "mentorship.asking.member": GOES,
    "mentorship.attempt.member": without("words"),
    "mentorship.collection.author": STAYS,
    "mentorship.credit.member": without("text", "line"),
    "mentorship.danger.author": STAYS,
    "mentorship.danger.lifted_by": STAYS,
    "mentorship.edition.author": without("title", "text", "html"),
    "mentorship.experiment.author": STAYS,
    "mentorship.help.by": STAYS,
    "mentorship.idea.author": STAYS,
    "mentorship.interest.author": GOES,
    "mentorship.keeping.author": STAYS,
    "mentorship.mark.author": STAYS,
    "mentorship.mark.lifted_by": STAYS,
    "mentorship.opinion.author": STAYS,
    "mentorship.question.author": without("title", "detail", "html"),
    "mentorship.question.withdrawn_by": STAYS,
    "mentorship.readiness.member": GOES,
    "mentorship.review.author": STAYS,
    "mentorship.revocation.author": STAYS,
    "mentorship.sighting.author": STAYS,
    "mentorship.tally.author": STAYS,
    "mentorship.term.mentor": STAYS,
    "mentorship.trial.author": without("words"),
    "mentorship.tutorial.author": STAYS,
    "mentorship.verification.author": STAYS,
    "mentorship.verification.member": without("proof"),
    "alerts.alert.author": GOES,
    "alerts.echo.author": GOES,
    # How an office is reached says nothing of who wrote it down.
    "contacts.contact.author": STAYS,
    "contacts.entry.author": STAYS,
    "contacts.word.author": STAYS,
    "contacts.score.author": STAYS,
    "contacts.case.author": STAYS,
    "contacts.case.closed_by": STAYS,
    "contacts.voice.author": GOES,
    "imports.find.judged_by": STAYS,
    "imports.import.author": STAYS,
    "imports.writer.member": GOES,
    "imports.writer.named_by": STAYS,
}
