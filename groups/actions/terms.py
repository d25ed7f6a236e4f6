"""A steward is one for a year; two weeks before its end the members vote on another, in secret.

By the clock alone, as a recall is: no steward can put it off.
"""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.notices.tell import tell
from groups.actions.doors import people_url
from groups.actions.recalls import begin_vote
from groups.electorate import electorate
from groups.models import Membership, Recall
from groups.models.membership import term_from

TO_PREPARE, TO_VOTE = timedelta(days=30), timedelta(days=14)


def look_after_stewards() -> None:
    stewards().filter(term_ends_at=None).update(term_ends_at=term_from())
    for one in ending(TO_PREPARE).filter(reminded_at=None):
        remind(one)
    for one in ending(TO_VOTE):
        ask_members(one)


def stewards() -> QuerySet[Membership]:
    return Membership.objects.filter(steward=True, acting=False)


def ending(ahead: timedelta) -> QuerySet[Membership]:
    soon = stewards().filter(term_ends_at__lte=timezone.now() + ahead)
    return soon.select_related("group", "member").order_by("pk")


@transaction.atomic
def remind(one: Membership) -> None:
    """Once, by a conditional update."""
    still = Membership.objects.filter(pk=one.pk, reminded_at=None)
    if not still.update(reminded_at=timezone.now()) or one.term_ends_at is None:
        return
    words = _("Your year as steward of {group} ends on {day}. The members vote on another.")
    day = timezone.localtime(one.term_ends_at).strftime("%d.%m.%Y")
    text = format_lazy(words, group=one.group, day=day)
    tell([one.member], "group.steward", text=text, url=people_url(one.group))


@transaction.atomic
def ask_members(one: Membership) -> None:
    """One vote at a time on anybody; where nobody else may vote yet, the office goes on."""
    held = stewards().select_for_update(of=["self"]).filter(pk=one.pk).first()
    if held is None or held.term_ends_at is None or held.term_ends_at != one.term_ends_at:
        return
    if not electorate(one.group).exclude(pk=one.member_id).exists():
        Membership.objects.filter(pk=one.pk).update(term_ends_at=term_from(), reminded_at=None)
        return
    if Recall.objects.still_open().filter(group=one.group, steward=one.member).exists():
        return
    row = {"group": one.group, "steward": one.member, "author": one.member, "key": uuid4()}
    lasts = max(held.term_ends_at - timezone.now(), TO_VOTE / 2)
    until = timezone.now() + lasts
    begin_vote(Recall.objects.create(needed=0, closes_at=until, term=True, **row), lasts)
