from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once, said
from community.sectors.models import Sector
from community.text import wording
from community.text.refusals import Refusal
from mentorship.models import Collection, Step, Tutorial
from mentorship.models.tutorial import reviewable

MOST = 30


def collect(
    by: Member, sector: Sector, key: UUID, title: str, lessons: Sequence[Tutorial]
) -> Collection:
    """Lessons of a trade in the order in which they are best learnt."""
    name = wording.line(title, 120, "title")

    def act() -> Collection:
        check(by, sector, lessons)
        made = Collection.objects.create(author=by, key=key, sector=sector, title=name)
        put(made, lessons)
        return made

    return once(Collection, by, key, act, said(sector=sector, title=name))


@transaction.atomic
def arrange(
    by: Member, collection: Collection, key: UUID, title: str, lessons: Sequence[Tutorial]
) -> Collection:
    """By any reviewer of the trade: another title, other lessons, another order."""
    name = wording.line(title, 120, "title")
    held = Collection.objects.select_for_update().get(pk=collection.pk)
    check(by, held.sector, lessons)
    held.title = name
    held.save(update_fields=["title"])
    held.steps.all().delete()
    put(held, lessons)
    return held


def check(by: Member, sector: Sector, lessons: Sequence[Tutorial]) -> None:
    if not reviewable(by).filter(pk=sector.pk).exists():
        raise Refusal(_("Mentors, stewards and staff of the trade put its lessons in order."))
    if not lessons or len(lessons) > MOST:
        raise Refusal(_("Number the lessons that belong to it: at least one, at most thirty."))
    if len({one.pk for one in lessons}) < len(lessons):
        raise Refusal(_("Each lesson stands in it once."))
    if any(one.sector_id != sector.pk or one.published_id is None for one in lessons):
        raise Refusal(_("Choose published lessons of this trade."))


def put(collection: Collection, lessons: Sequence[Tutorial]) -> None:
    Step.objects.bulk_create(
        Step(collection=collection, tutorial=one, number=number)
        for number, one in enumerate(lessons, 1)
    )
