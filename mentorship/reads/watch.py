"""What a steward keeps an eye on: advice that was marked as dangerous, or that members reported."""

from django.db.models import Count, Q, QuerySet

from community.members.models import Member
from groups import offices
from groups.models import Group, Report
from mentorship.models import Danger, Mark, Question
from mentorship.models.mark import Kind

ADVICE = ("question", "answer", "tutorial")


def dangerous(steward: Member) -> QuerySet[Mark]:
    """The standing warnings of the trades they speak for, the newest first; of all, for staff."""
    led = offices.held_by(steward).values("group__sector")
    marks = Mark.objects.standing().filter(kind=Kind.DANGEROUS)
    mine = marks if steward.is_staff else marks.filter(tutorial__sector__in=led)
    wide = mine.select_related("tutorial__published", "tutorial__sector", "author")
    return wide.defer("tutorial__published__text", "tutorial__published__html").order_by("-pk")


def warned(steward: Member) -> QuerySet[Danger]:
    """The answers that are dangerous, of the trades they speak for, where they see the question."""
    standing = Danger.objects.standing().filter(answer__withdrawn_at=None)
    mine = standing.filter(answer__question__in=Question.objects.seen_by(steward).values("pk"))
    if steward.is_staff:
        return mine.order_by("-pk")
    led = offices.held_by(steward).values("group__sector")
    return mine.filter(answer__question__group__sector__in=led).order_by("-pk")


def reported(steward: Member) -> QuerySet[Group]:
    """Their groups where questions, answers or lessons wait to be judged, with how `many`."""
    waiting = Report.objects.still_open().filter(noun__in=ADVICE)
    waiting = waiting.exclude(Q(about=steward) | Q(author=steward))
    led = Group.objects.filter(memberships__member=steward, memberships__steward=True)
    things = Count("reports__pk", filter=Q(reports__in=waiting), distinct=True)
    return led.annotate(many=things).filter(many__gt=0).order_by("name")
