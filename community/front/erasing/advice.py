"""What they asked, answered and taught."""

from uuid import uuid4

from django.utils import timezone

from community.members.models import Member
from mentorship.models import Answer, Correction, Question, Term, Tutorial
from mentorship.models.term import Outcome


def silence(member: Member) -> None:
    """Withdrawn; a lesson whose published words are theirs is published no more, and what else
    was said of it, or by others in it, stays."""
    gone = {"withdrawn_at": timezone.now(), "withdrawn_by": member}
    Question.objects.standing().filter(author=member).update(**gone)
    Answer.objects.standing().filter(author=member).update(**gone)
    Tutorial.objects.filter(published__author=member).update(published=None, published_at=None)
    for one in Tutorial.objects.filter(author=member):
        Tutorial.objects.filter(pk=one.pk).update(slug=f"left-{uuid4().hex}")
    leave_terms(member)


def leave_terms(member: Member) -> None:
    """Theirs end; what they aimed at is forgotten, and the mistakes they found."""
    open_ones = Term.objects.of(member).filter(ended_at=None)
    open_ones.update(ended_at=timezone.now(), outcome=Outcome.STOPPED)
    Term.objects.filter(author=member).update(goals=[], reached=[])
    Correction.objects.filter(author=member).update(mistakes=[])
