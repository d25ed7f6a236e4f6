"""Members say how a company or office deals with them, by three questions, once a quarter."""

from uuid import UUID

from django.utils import timezone

from community.contacts.actions.contacts import DAY, lasting
from community.contacts.models import Contact, Score
from community.contacts.models.score import quarter_of
from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said


def score(by: Member, contact: Contact, key: UUID, first: bool, second: bool, third: bool) -> Score:
    """In the same quarter the new answers stand in the place of the old."""
    words = {"first": first, "second": second, "third": third}

    def act() -> Score:
        limiter.spend("scores", by.pk, limit=30, seconds=DAY)
        where = {"contact": lasting(contact), "quarter": quarter_of(timezone.localdate())}
        earlier = Score.objects.filter(author=by, ended_at=None, **where)
        earlier.update(ended_at=timezone.now())
        return Score.objects.create(author=by, key=key, **where, **words)

    return once(Score, by, key, act, said(contact=contact, **words))
