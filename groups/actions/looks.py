"""A word on a ring: those in it are hardly heard by the rule, whatever is said here; nobody is
accused by being looked at."""

from uuid import UUID

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.members import book
from community.members.models import Member, Ring
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions import wording
from groups.models import Group, Look
from groups.models.look import Judged


def look(by: Member, group: Group | None, ring: Ring, key: UUID, judged: str, reason: str) -> Look:
    """What a steward makes of it, and why."""
    why = wording.reason(reason)

    def act() -> Look:
        return looked(by, group, ring, key, Judged(judged), why)

    return once(Look, by, key, act, said(ring_id=ring.pk, judged=judged, reason=why))


def looked(
    by: Member, group: Group | None, ring: Ring, key: UUID, judged: Judged, reason: str
) -> Look:
    held = Ring.objects.select_for_update().get(pk=ring.pk)
    if held.members.filter(pk=by.pk).exists():
        raise Refusal(_("You are in it: another steward judges this."))
    earlier = held.looks.filter(group=group, made_at__gte=held.found_at).order_by("-pk").first()
    if earlier is not None:
        raise Refusal(_("It was answered already."))
    words = {"judged": judged, "reason": reason}
    made: Look = held.looks.create(author=by, key=key, group=group, **words)
    where = group.topic if group else "staff"
    after = str(judged.value)
    book.enter(Verb.RING_JUDGED, by=by, where=where, subject=held.pk, after=after, reason=reason)
    if judged == Judged.ASKED:
        ask(by, group, held, reason)
    record(where if group else f"member.{by.pk}", "ring.judged", by=by, subject=made.pk)
    return made


def ask(by: Member, group: Group | None, ring: Ring, reason: str) -> None:
    """Those of the group alone: of the others its stewards know nothing."""
    due = ring.members.filter(memberships__group=group) if group else ring.members.all()
    words = gettext_lazy("Let others who know you vouch for you: {why}")
    url = reverse("members:vouches")
    tell(due, "group.finding", text=format_lazy(words, why=reason), url=url, by=by)
