from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text import render
from community.text.refusals import Refusal
from groups import wings
from groups.actions import ballots, wording
from groups.actions.mentions import linked, mention, named_in
from groups.actions.repeats import refuse_spreading
from groups.models import Edition, Message


def edit(by: Member, message: Message, key: UUID, text: str) -> Edition:
    """Its author words a message anew within 15 minutes; what it said before stays to be seen."""
    kept = wording.message(text)

    def same(before: Edition) -> bool:
        said = before.message.editions.values_list("text", flat=True)
        return before.message_id == message.pk and kept in {before.message.text, *said}

    return once(Edition, by, key, lambda: edited(by, message, key, kept), same)


def edited(by: Member, message: Message, key: UUID, text: str) -> Edition:
    rows = Message.objects.select_for_update(of=["self"])
    message = rows.select_related("room", "author", "withdrawal", "ballot").get(pk=message.pk)
    refuse_late_or_foreign(by, message, text)
    limiter.spend("messages", by.pk, limit=30, seconds=60)
    refuse_spreading(by, message.room.group_id, text)
    before = Edition.objects.create(
        author=by, key=key, message=message, text=message.text, html=message.html
    )
    named = named_in(message.room, text)
    message.html = render.message(text, linked(named))
    message.text, message.edited_at = text, timezone.now()
    message.is_price = wings.reads_as_price(text)
    message.save(update_fields=["text", "html", "edited_at", "is_price"])
    mention(message, named)
    record(message.room.topic, "message.edited", by=by, subject=message.pk)
    return before


def refuse_late_or_foreign(by: Member, message: Message, text: str) -> None:
    if message.author_id != by.pk:
        raise Refusal(_("Only the one who wrote a message can change it."))
    if message.is_withdrawn:
        raise Refusal(_("This message was withdrawn."))
    if message.is_ballot or ballots.read(text):
        raise Refusal(_("People vote on what it says. Withdraw it, and ask anew."), "text")
    if not message.may_change:
        raise Refusal(
            _("A message can be changed for 15 minutes; this one is older. Post a new one."), "text"
        )
