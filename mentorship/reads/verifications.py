"""A badge, an application and the log of badges, as their pages show them."""

from typing import Any

from django.db.models import Exists, QuerySet

from community.members import trust
from community.members.freezing import frozen
from community.members.models import Deed, Member
from mentorship import verifying
from mentorship.actions.badges import WHERE
from mentorship.models import Answer, Application, Interest, Sighting, Tutorial, Verification

SHOWN = 20


def interests(member: Member) -> QuerySet[Interest]:
    return Interest.objects.standing().filter(author=member).order_by("pk")


def givers(badge: Verification) -> list[Sighting]:
    """The two who saw the proof; none where staff saw it alone."""
    if badge.application_id is None:
        return []
    seen = Sighting.objects.filter(application=badge.application_id, agrees=True)
    return list(seen.select_related("author").order_by("pk"))


def badge_page(reader: Member, badge: Verification) -> dict[str, Any]:
    taken = getattr(badge, "revocation", None)
    appeal = getattr(taken, "appeal", None)
    own = badge.member_id == reader.pk
    party = own or reader.is_staff
    may_judge = appeal is not None and verifying.may_judge(reader, appeal)
    return {
        "verification": badge,
        "givers": givers(badge),
        "interests": interests(badge.member),
        "own": own,
        "frozen": badge.member_id in frozen([badge.member_id]),
        "appeal": appeal,
        "may_revoke": badge.is_standing and verifying.may_revoke(reader, badge),
        "may_appeal": own and taken is not None and taken.may_be_appealed,
        "may_judge": may_judge,
        "may_read": party or may_judge,
        "opinions": appeal.opinions.select_related("author") if appeal and party else [],
    }


def application_page(reader: Member, one: Application) -> dict[str, Any]:
    said = list(one.sightings.select_related("author").order_by("pk"))
    own, mine = one.author_id == reader.pk, reader.pk in {word.author_id for word in said}
    return {
        "application": one,
        "own": own,
        "pictures": one.pictures.order_by("pk"),
        "tutorials": one.tutorials.select_related("published"),
        "answers": one.answers.filter(withdrawn_at=None),
        "interests": interests(one.author),
        "sightings": said,
        "trust": trust.lines([one.author]),
        "may_say": one.is_waiting and not own and not mine and verifying.may_see(reader, one),
    }


def mine(member: Member) -> QuerySet[Application]:
    rows = Application.objects.filter(author=member).select_related("sector", "badge")
    return rows.order_by("-pk")


def applicant(member: Member) -> Member:
    """With what their line says, and whether they have anything of their own to show."""
    lessons, answers = evidence(member)
    own = {"has_lessons": Exists(lessons), "has_answers": Exists(answers)}
    return trust.with_facts().annotate(**own).get(pk=member.pk)


def evidence(member: Member) -> tuple[QuerySet[Tutorial], QuerySet[Answer]]:
    """What of their own a member may show: lessons that are published, answers that helped."""
    lessons = Tutorial.objects.filter(author=member, published__isnull=False)
    helped = Answer.objects.standing().filter(author=member, help__isnull=False)
    newest = helped.order_by("-pk").values("pk")[:SHOWN]
    return lessons.select_related("published").order_by("-pk"), Answer.objects.filter(pk__in=newest)


def log() -> QuerySet[Deed]:
    """All that was ever done about badges, newest first."""
    return Deed.objects.at(WHERE)
