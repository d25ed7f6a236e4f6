from uuid import UUID, uuid4

from community.front import tasks
from community.front.models import Takeaway
from community.machine import limiter
from community.members.freezing import refuse_power
from community.members.models import Member
from community.members.once import once, said
from groups.models import Group

A_DAY, TIMES = 24 * 60 * 60, 5


def ask(by: Member, key: UUID, group: Group | None = None) -> Takeaway:
    """One file with all of it; a job gathers it, and `by` is told when it is there. Not for whoever
    may only have their phone."""
    refuse_power(by)

    def act() -> Takeaway:
        limiter.spend("takeaway", by.pk, TIMES, A_DAY)
        made = Takeaway.objects.create(author=by, key=key, group=group, file=uuid4())
        tasks.gather.defer(takeaway=made.pk)
        return made

    return once(Takeaway, by, key, act, said(group=group))
