"""Who was who: a steward says it where the number does not."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from community.imports.actions.telling import tell_author
from community.imports.models import Writer
from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Membership


@transaction.atomic
def name(by: Member, writer: Writer, member: Member | None) -> Writer:
    """This was that member of the group; or nobody who is known. Whoever answered stays."""
    held = Writer.objects.select_for_update().get(pk=writer.pk)
    if held.member == member:
        return held
    if held.finds.exclude(accepted_at=None).exists():
        raise Refusal(_("They have already accepted something as theirs."), "member")
    inside = Membership.objects.filter(group=held.imported.group_id, member=member)
    if member is not None and not inside.exists():
        raise Refusal(_("They are not in this group."), "member")
    held.member, held.named_by, held.told_at = member, by, None
    held.save(update_fields=["member", "named_by", "told_at"])
    held.finds.update(refused_at=None)
    tell_author(by, held)
    return held
