from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from community.members.models import Block, Member
from community.members.once import once
from community.text.refusals import Refusal

MOST = 500


def block(by: Member, member: Member, key: UUID) -> Block:
    """From now on their words are folded away for `by`, and they call `by` no more."""
    return once(Block, by, key, lambda: blocked(by, member, key))


def blocked(by: Member, member: Member, key: UUID) -> Block:
    if member == by:
        raise Refusal(_("You cannot block yourself."))
    if len(by.folded) >= MOST:
        raise Refusal(_("You have blocked %d people, which is the most.") % MOST)
    row, _new = Block.objects.get_or_create(author=by, member=member, defaults={"key": key})
    fold(by)
    return row


@transaction.atomic
def unblock(by: Member, member: Member) -> None:
    """As it was before; what was missed meanwhile is there to be read."""
    Block.objects.filter(author=by, member=member).delete()
    fold(by)


def fold(by: Member) -> None:
    """What the rows say, repeated where every page finds it."""
    Member.objects.select_for_update().get(pk=by.pk)
    rows = Block.objects.filter(author=by).order_by("pk")
    by.folded = [*rows.values_list("member", flat=True)]
    by.save(update_fields=["folded"])
