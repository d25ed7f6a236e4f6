from datetime import time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.notices.matters import Matter, Way, usual
from community.notices.models import Delivery, Habits, Notice, Preference
from community.text.refusals import Refusal

MORNING = time(4, 0), time(11, 0)
MOST_TEXTS, MOST_A_WEEK = 20, 140


@transaction.atomic
def arrange(
    by: Member,
    quiet_from: time,
    quiet_until: time,
    digest_at: time,
    texts_a_day: int,
    texts_a_week: int = Habits.TEXTS_A_WEEK,
    **ways: str,
) -> Habits:
    """How a member wants to be told from now on; what is held for them follows the new hours."""
    if not MORNING[0] <= digest_at <= MORNING[1]:
        raise Refusal(_("The morning digest comes between 04:00 and 11:00."), "digest_at")
    if not 0 <= texts_a_day <= MOST_TEXTS:
        raise Refusal(_("From 0 to 20 texts a day."), "texts_a_day")
    if not 0 <= texts_a_week <= MOST_A_WEEK:
        raise Refusal(_("From 0 to 140 texts a week."), "texts_a_week")
    for matter, way in ways.items():
        choose(by, matter, way)
    night = {"quiet_from": quiet_from, "quiet_until": quiet_until}
    day = {"digest_at": digest_at, "texts_a_day": texts_a_day, "texts_a_week": texts_a_week}
    habits = Habits.objects.update_or_create(member=by, defaults={**night, **day})[0]
    hold_anew(by, habits)
    return habits


def hold_anew(by: Member, habits: Habits) -> None:
    """What is held goes by the hours that hold now."""
    now = timezone.now()
    end = habits.quiet_end(now) or now
    Notice.objects.filter(member=by, held_until__isnull=False).update(held_until=end)
    Delivery.objects.filter(member=by, claimed_at=None, due_at__gt=now).update(due_at=end)


def choose(by: Member, matter: str, way: str) -> None:
    """A row only where it is not the usual way."""
    if matter not in Matter.values or way not in Way.values:
        raise Refusal(_("Choose one of the ways."), matter)
    if matter == Matter.TIP and way != Way.SILENT:
        way = Way.PAGE  # nothing calls for a tip
    if way == usual(Matter(matter)):
        Preference.objects.filter(member=by, matter=matter).delete()
    else:
        Preference.objects.update_or_create(member=by, matter=matter, defaults={"way": way})
