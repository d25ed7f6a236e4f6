"""A member forgotten: what they said and all that leads to them, in one transaction."""

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from community.front import gathering
from community.front.erasing import advice, person, talk
from community.front.erasing.fates import Fate, fates
from community.front.models import Takeaway
from community.members import tasks
from community.members.models import Erasure, Member
from groups.actions.memberships import is_needed, put_out
from groups.models import Appeal, Group, Report


def erase_due() -> None:
    """By the clock, one after the other: what fails for one is no matter of the next."""
    for one in ready():
        erase(one)


def ready() -> list[Erasure]:
    """Due, and nothing holds it up; thirty days after it was asked for nothing does any more."""
    due = Erasure.objects.due().select_related("author").order_by("pk")
    return [one for one in due if one.is_overdue or not is_held(one.author)]


def is_held(member: Member) -> bool:
    """By a report that stewards have yet to judge, or a group that would be left without one."""
    judged = Report.objects.still_open().filter(about=member).exists()
    heard = Appeal.objects.filter(author=member, answered_at=None).exists()
    return judged or heard or any(is_needed(member, one) for one in stewarded(member))


def stewarded(member: Member) -> QuerySet[Group]:
    mine = member.memberships.filter(steward=True, group=OuterRef("pk"))
    return Group.objects.filter(Exists(mine))


@transaction.atomic
def erase(one: Erasure) -> bool:
    """Claimed by a conditional update: two workers erase once, and a third time finds nothing."""
    waiting = Erasure.objects.waiting().filter(pk=one.pk)
    if not waiting.update(done_at=timezone.now()):
        return False
    member = Member.objects.select_for_update().get(pk=one.author_id)
    for place in member.memberships.select_related("group", "member").order_by("group"):
        put_out(place, "member.left", member)
    talk.silence(member)
    advice.silence(member)
    person.mark(one, member)
    person.sign_out(member)
    for kept in Takeaway.objects.filter(author=member):
        gathering.drop(kept)
    for label, name, fate in fates():
        meet(member, label, name, fate)
    person.forget(member)
    tasks.owe()
    return True


def meet(member: Member, label: str, name: str, fate: Fate) -> None:
    model = apps.get_model(label)
    rows = model._default_manager.filter(Q(**{name: member}))
    if model._meta.get_field(name).many_to_many and fate.goes:
        for row in rows:
            getattr(row, name).remove(member)
    elif fate.goes:
        rows.delete()
    elif fate.words:
        rows.update(**dict.fromkeys(fate.words, ""))
