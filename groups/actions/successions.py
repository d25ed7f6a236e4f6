from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.members import book
from community.members.models import Erasure, Member
from community.members.models.deed import Verb
from community.notices.models import Notice
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions.doors import locked
from groups.actions.offices import take
from groups.heirs import heir
from groups.models import Group, Membership


def ask_heirs() -> None:
    """By the clock: whose turn it is hears of it, once."""
    going = Erasure.objects.waiting().values("author")
    staying = Membership.objects.filter(group=OuterRef("pk"), steward=True, acting=False)
    left = Group.objects.filter(~Exists(staying.exclude(member__in=going)))
    wanting = left.filter(Q(memberships__isnull=False)).distinct().order_by("pk")
    for group in wanting:
        with transaction.atomic():
            ask(group)


def ask(group: Group) -> None:
    next_one, url = heir(group), reverse("groups:succession", args=[group.slug])
    if next_one is None:
        return
    kind = "group.heir"
    if not Notice.objects.filter(member=next_one, kind=kind, url=url).exists():
        words = gettext_lazy("{group} needs a steward. Will you be it? You have two days.")
        tell([next_one], kind, text=format_lazy(words, group=group), url=url)


@transaction.atomic
def take_office(by: Member, group: Group) -> None:
    """Whoever is asked says yes; a second time changes nothing."""
    held = locked(group)
    if held.memberships.filter(member=by, steward=True, acting=False).exists():
        return
    if heir(held) != by:
        raise Refusal(_("Somebody else is asked now."))
    take(held, by)
    book.enter(Verb.STEWARD_MADE, by=None, where=held.topic, member=by)
    record(held.topic, "steward.made", by=by, subject=by.pk)
