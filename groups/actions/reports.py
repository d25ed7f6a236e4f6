from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from groups.actions.cautions import alarm
from groups.models import Report
from groups.subjects import Subject

DAY = 24 * 60 * 60


def report(by: Member, of: Subject, key: UUID, kind: str, words: str = "") -> Report:
    """Something is wrong with this: the stewards see it as it stands now. Once while it is open."""
    said = wording.short(words, 300, "words")
    return once(Report, by, key, lambda: reported(by, of, key, kind, said))


def reported(by: Member, of: Subject, key: UUID, kind: str, words: str) -> Report:
    if of.author == by:
        raise Refusal(_("This is your own."))
    earlier = Report.objects.still_open().filter(author=by, noun=of.noun, subject=of.pk).first()
    if earlier is not None:
        return earlier
    limiter.spend("reports", by.pk, limit=20, seconds=DAY)
    what = {"noun": of.noun, "subject": of.pk, "about": of.author, "url": of.url}
    said = {"kind": kind, "words": words, "evidence": of.text}
    made = Report.objects.create(author=by, key=key, group=of.group, **what, **said)
    record(f"member.{by.pk}", "report.made", by=by, subject=made.pk)
    tell_stewards(made)
    alarm(made)
    return made


def tell_stewards(made: Report) -> None:
    """Those who may judge it, or staff where there are none; who reported is not said."""
    party, group = [made.about_id, made.author_id], made.group
    others = list(group.stewards().exclude(pk__in=party)) if group else []
    url = reverse("groups:queue", args=[group.slug]) if group and others else staff_url()
    words = _("Something was reported in {group}: {kind}")
    text = format_lazy(words, group=group or "Sokoni", kind=made.get_kind_display())
    staff = Member.objects.filter(is_staff=True, is_active=True).exclude(pk__in=party)
    tell(others or staff, "group.report", text=text, url=url)


def staff_url() -> str:
    return reverse("groups:staff_queue")


@transaction.atomic
def take_back(by: Member, made: Report) -> None:
    """Whoever reported can take it back until it is answered."""
    still = Report.objects.still_open().filter(pk=made.pk, author=by)
    if not still.update(taken_back_at=timezone.now()):
        raise Refusal(_("It was answered already."))
    record(f"member.{by.pk}", "report.taken", by=by, subject=made.pk)
