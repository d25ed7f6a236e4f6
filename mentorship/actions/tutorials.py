import secrets
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.sectors.models import Sector
from community.text.refusals import Refusal
from groups.models import Membership
from mentorship.actions import editions
from mentorship.models import Tutorial
from mentorship.models.tutorial import reviewable


def draft(
    by: Member,
    key: UUID,
    sector: Sector,
    language: str,
    topic: str,
    title: str,
    text: str,
    checked_on: date,
) -> Tutorial:
    """A lesson begun; until a reviewer publishes it, only its author sees it."""

    def act() -> Tutorial:
        check_of_trade(by, sector)
        limiter.spend("tutorials", by.pk, limit=20, seconds=86_400)
        tutorial = Tutorial(author=by, key=key, sector=sector, language=language, topic=topic)
        settle(tutorial, title)
        editions.write(by, tutorial, key, title, text, checked_on)
        return tutorial

    def same(earlier: Tutorial) -> bool:
        first = earlier.editions.get(number=1)
        kinds = (earlier.sector_id, earlier.language, earlier.topic) == (sector.pk, language, topic)
        return kinds and editions.same(earlier, title, text, checked_on)(first)

    return once(Tutorial, by, key, act, same)


def check_of_trade(by: Member, sector: Sector) -> None:
    of_trade = Membership.objects.filter(member=by, group__sector=sector).exists()
    if not of_trade and not reviewable(by).filter(pk=sector.pk).exists():
        raise Refusal(_("Join a group of this trade first."), "sector")


def settle(tutorial: Tutorial, title: str) -> None:
    """Kept under an address of its own, though another of the title is begun at this moment."""
    tutorial.slug = free_slug(title)
    try:
        with transaction.atomic():
            tutorial.save()
    except IntegrityError:
        if not Tutorial.objects.filter(slug=tutorial.slug).exists():
            raise
        settle(tutorial, title)


def free_slug(title: str) -> str:
    """An address nobody has yet: packing-tomatoes, else packing-tomatoes-4831."""
    base = slugify(title)[:60].strip("-") or "tutorial"
    wanted = base
    while wanted == "new" or Tutorial.objects.filter(slug=wanted).exists():
        wanted = f"{base}-{secrets.randbelow(9000) + 1000}"
    return wanted
