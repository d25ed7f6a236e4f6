"""All that waits for a member in mentorship, on one page: as mentor, learner, judge and steward."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship import verifying
from mentorship.models import (
    Application,
    Attestation,
    Danger,
    Edition,
    Entry,
    Mark,
    Question,
    Relay,
    Term,
    Tutorial,
)
from mentorship.reads import gathered, watch
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
    warned: list[Danger]
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
    def dangers(self) -> int:
        return len(self.dangerous) + len(self.warned)

    @property
    def is_empty(self) -> bool:
        return not any(self[:-1])


def desk(member: Member) -> Desk:
    """All the lists by one query."""
    here: dict[str, Any] = gathered.by_one_query(member, waiting(member), MOST)
    return Desk(**here, member=member)


def waiting(member: Member) -> dict[str, gathered.List]:
    """Each list with what the page shows of its rows."""
    running = Term.objects.running()
    works = Entry.objects.uncorrected().filter(term__in=running, term__mentor=member)
    third = Attestation.objects.filter(member=member, said_at=None, term__in=running)
    relays = Relay.objects.filter(mentor=member, answered_at=None)
    terms = Term.objects.of(member).filter(ended_at=None)
    again = Tutorial.objects.filter(pk__in=overdue(member).order_by().values("pk"))
    return {
        "questions": (questions_for(member), "title", *named("group")),
        "terms": (terms.order_by("pk"), *TERM, *WHO, *who("mentor"), *skill("badge")),
        "works": (works.order_by("pk"), "words", "made_at", *WHO),
        "relays": (relays.order_by("pk"), *WHO, *skill("badge")),
        "attestations": (third.order_by("pk"), *WHO, "term__id", *skill("term__badge")),
        "applications": (verifying.waiting_for(member), "skill", "made_at", *WHO, *trade("sector")),
        "reviews": (to_review(member), *EDITION, *WHO, *trade("tutorial__sector")),
        "stale": (again.order_by("review_by", "pk"), *LESSON, "review_by", *trade("sector")),
        "dangerous": (watch.dangerous(member), "reason", "made_at", *WHO, *below("tutorial")),
        "warned": (watch.warned(member), "reason", "made_at", *WHO, *ADVICE),
        "reported": (watch.reported(member), "name", "slug", "many"),
    }


def who(path: str) -> tuple[str, ...]:
    return f"{path}__id", f"{path}__display_name"


def named(path: str) -> tuple[str, ...]:
    return f"{path}__id", f"{path}__name"


def trade(path: str) -> tuple[str, ...]:
    return *named(path), f"{path}__name_sw"


def skill(path: str) -> tuple[str, ...]:
    return f"{path}__id", f"{path}__skill"


def below(path: str) -> list[str]:
    return [f"{path}__{one}" for one in ("id", *LESSON)]


WHO = who("author")
TERM = ("author_id", "mentor_id", "weeks", "accepted_at", "ended_at")
EDITION = ("title", "number", "submitted_at", "tutorial__id", "tutorial__slug")
ADVICE = ("answer__id", "answer__text")
LESSON = ("slug", "published__id", "published__title")
