from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions.doors import locked, people_url
from groups.actions.offices import take
from groups.models import Group, Recall
from groups.models.recall import BARRED


@transaction.atomic
def make_steward(by: Member, group: Group, member: Member) -> None:
    """A steward shares the office with another member; not yet with one who was recalled."""
    refuse_recalled(group, member)
    if not take(locked(group), member):
        return
    book.enter(Verb.STEWARD_MADE, by=by, where=group.topic, member=member)
    record(group.topic, "steward.made", by=by, subject=member.pk)
    now = format_lazy(_("You are now a steward of {group}."), group=group)
    tell([member], "group.steward", text=now, url=people_url(group), by=by)


def refuse_recalled(group: Group, member: Member) -> None:
    over = Recall.objects.bars().filter(group=group, steward=member).order_by("-pk").first()
    if over is not None and over.closed_at is not None:
        day = timezone.localtime(over.closed_at + BARRED).strftime("%d.%m.%Y")
        words = {"who": member, "day": day}
        raise Refusal(
            gettext("The group recalled %(who)s, who can be steward from %(day)s.") % words
        )


@transaction.atomic
def unmake_steward(by: Member, group: Group, member: Member) -> None:
    """A steward ends another's office, or their own; the last one stays."""
    stewards = locked(group).memberships.filter(steward=True)
    if not stewards.filter(member=member).exists():
        return
    if stewards.count() == 1:
        raise Refusal(_("A group needs a steward: make someone else steward first."))
    stewards.filter(member=member).update(steward=False, acting=False)
    book.enter(Verb.STEWARD_UNMADE, by=by, where=group.topic, member=member)
    record(group.topic, "steward.unmade", by=by, subject=member.pk)
    over = format_lazy(_("You are no longer a steward of {group}."), group=group)
    tell([member], "group.steward", text=over, url=people_url(group), by=by)
