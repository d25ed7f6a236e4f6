"""All that waits for a member in mentorship, on one page: as mentor, learner, judge and steward."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship import verifying
from mentorship.models import (
    Application,
    Attestation,
    Edition,
    Entry,
    Mark,
    Question,
    Relay,
    Term,
    Tutorial,
)
from mentorship.reads import watch
from mentorship.reads.mine import questions_for
from mentorship.reads.tutorials import overdue, to_review

MOST = 20
OVERDUE = timedelta(days=7)


class Desk(NamedTuple):
    questions: list[Question]
    terms: list[Term]
    works: list[Entry]
    relays: list[Relay]
    attestations: list[Attestation]
    applications: list[Application]
    reviews: list[Edition]
    stale: list[Tutorial]
    dangerous: list[Mark]
    reported: list[Group]
    member: Member

    @property
    def asked(self) -> list[Term]:
        """Who asks to learn from me."""
        return [one for one in self.taught if one.is_asked]

    @property
    def taught(self) -> list[Term]:
        return [one for one in self.terms if one.mentor_id == self.member.pk]

    @property
    def apprentices(self) -> list[Term]:
        return [one for one in self.taught if one.is_running]

    @property
    def learning(self) -> list[Term]:
        return [one for one in self.terms if one.author_id == self.member.pk]

    @property
    def overdue(self) -> int:
        """Lessons that have waited for a reviewer for more than a week."""
        late = timezone.now() - OVERDUE
        return sum(1 for one in self.reviews if one.submitted_at and one.submitted_at < late)

    @property
    def is_empty(self) -> bool:
        return not any(self[:-1])


def desk(member: Member) -> Desk:
    mine = Term.objects.of(member).filter(ended_at=None).select_related(*NAMES).order_by("pk")
    works = Entry.objects.uncorrected().filter(term__in=Term.objects.running(), term__mentor=member)
    relays = Relay.objects.filter(mentor=member, answered_at=None).select_related("author", "badge")
    third = Attestation.objects.filter(member=member, said_at=None)
    third = third.filter(term__in=Term.objects.running()).select_related("author", "term__badge")
    return Desk(
        questions=list(questions_for(member)[:MOST]),
        terms=list(mine[:MOST]),
        works=list(works.select_related("author", "term__badge").order_by("pk")[:MOST]),
        relays=list(relays.order_by("pk")[:MOST]),
        attestations=list(third.order_by("pk")[:MOST]),
        applications=list(verifying.waiting_for(member)[:MOST]),
        reviews=list(to_review(member)[:MOST]),
        stale=list(overdue(member)[:MOST]),
        dangerous=list(watch.dangerous(member)[:MOST]),
        reported=list(watch.reported(member)[:MOST]),
        member=member,
    )


NAMES = ("author", "mentor", "badge")
