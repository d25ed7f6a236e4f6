"""Found to cheat: who had to do with them hears of it; and many who report one member alike."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.members.voice import voices
from community.notices.tell import tell
from groups import wings
from groups.models import Caution, Finding, Group, Membership, Message, Report
from groups.models.finding import Outcome
from groups.models.report import Kind
from groups.subjects import unnamed

CIRCLES = 3
LATELY = timedelta(days=90)


def caution(by: Member, finding: Finding, reports: list[Report]) -> None:
    """Whoever had to do with them reads what was found, once of each person; not where the thing
    does not say whose it is."""
    scam = any(one.kind == Kind.SCAM for one in reports)
    if finding.outcome == Outcome.DISMISSED or not scam or unnamed([finding]):
        return
    due = list(concerned(finding))
    Caution.objects.bulk_create(Caution(finding=finding, member=one) for one in due)
    said = _("{who} was found to cheat, and you had to do with them. Read it before you pay.")
    text = format_lazy(said, who=finding.about)
    tell(due, "member.cautioned", text=text, url=caution_url(finding), by=by)


def concerned(finding: Finding) -> list[Member]:
    about = finding.about
    told = Caution.objects.filter(finding__about=about, finding__lifted_at=None).values("member")
    near = wings.contacts(about) | talked(about)
    known = Member.objects.filter(pk__in=near, is_active=True).exclude(pk=about.pk)
    return list(known.exclude(pk__in=told).order_by("pk"))


def talked(about: Member) -> set[int]:
    """Who answered what they said, and whom they answered."""
    heard = Message.objects.filter(reply_to__author=about).values_list("author", flat=True)
    spoken = Message.objects.filter(author=about, reply_to__isnull=False)
    return {*heard, *spoken.values_list("reply_to__author", flat=True)}


def take_back(by: Member, finding: Finding) -> None:
    """Lifted on appeal: whoever was warned hears that too."""
    told = Member.objects.filter(cautions__finding=finding, is_active=True)
    text = format_lazy(_("What was found of {who} was lifted on appeal."), who=finding.about)
    tell(told, "member.cautioned", text=text, url=caution_url(finding), by=by)


def caution_url(finding: Finding) -> str:
    return reverse("groups:caution", args=[finding.pk])


def alarm(made: Report) -> None:
    """The third who reports a member for cheating, of a third circle, is a pattern: the stewards
    of every group they are in hear of it, and staff; not who reported."""
    if made.kind != Kind.SCAM:
        return
    lately = Report.objects.still_open().filter(kind=Kind.SCAM, about=made.about)
    rows = list(lately.filter(made_at__gt=timezone.now() - LATELY).select_related("author"))
    known = voices(one.author for one in rows)
    before = {known[one.author_id].circle for one in rows if one.pk != made.pk}
    if len(before) == CIRCLES - 1 and known[made.author_id].circle not in before:
        tell_all(made)


def tell_all(made: Report) -> None:
    said = _("{n} people who do not know each other report {who} for cheating.")
    text = format_lazy(said, n=CIRCLES, who=made.about)
    kind, parties = "group.report", [made.about_id, made.author_id]
    for group in Group.objects.of(made.about):
        stewards = group.stewards().exclude(pk__in=parties)
        tell(stewards, kind, text=text, url=reverse("groups:queue", args=[group.slug]))
    staff = Member.objects.filter(is_staff=True, is_active=True).exclude(pk__in=parties)
    tell(staff, kind, text=text, url=reverse("groups:staff_queue"))


def introduced_by(one: Report) -> Member | None:
    """Who brought whom it is about into the group, where it is known."""
    inside = Membership.objects.filter(group=one.group, member=one.about)
    row = inside.select_related("brought_by").first()
    return row.brought_by if row else None
