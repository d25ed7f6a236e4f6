"""A question as its page shows it, with what this reader may do: all read with the question."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from community.live import replay
from community.members import trust
from community.members.models import Member
from groups import access as groups
from groups.models import Group, Membership
from mentorship.models import Asking, Attempt, Question


def group_of(member: Member, slug: str) -> Any:
    """A group of theirs, with the `head` of the news of its questions."""
    mine = groups.whole(Group.objects.of(member)).annotate(head=replay.head_beside("asked"))
    return groups.found(mine.filter(slug=slug).first())


def whole(rows: QuerySet[Question], member: Member) -> QuerySet[Question]:
    """inside: of its group; knows: who asks, where it is hidden; asked_me: and it waits for them;
    tries: an answer to it, and has not told what came of it; may_merge: may say that it was asked
    before; head: of its stream."""
    here = OuterRef("pk")
    mine = Membership.objects.filter(group=OuterRef("group"), member=member)
    sent = Asking.objects.filter(question=here, member=member)
    trying = Attempt.objects.filter(member=member, answer__question=here, result="")
    theirs = Question.objects.mergeable_by(member).filter(pk=here)
    wide = rows.select_related("group__sector", "group__place", "author", "same_as")
    return wide.annotate(
        **trust.facts("author"),
        inside=Exists(mine),
        knows=Q(author=member) | Exists(mine.filter(steward=True)) | Exists(sent),
        asked_me=Exists(sent.open()),
        tries=Exists(trying),
        may_merge=Exists(theirs),
        head=replay.head_beside("question"),
    )
