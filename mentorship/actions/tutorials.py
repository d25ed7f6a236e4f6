from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.sectors.models import Sector
from community.text import slugs
from community.text.refusals import Refusal
from groups.models import Membership
from mentorship.actions import editions
from mentorship.actions.cards import Words
from mentorship.actions.editions import Page
from mentorship.films import NO_FILM, Film
from mentorship.models import Tutorial
from mentorship.models.tutorial import Kind, reviewable

TAKEN = {"new"}


def draft(
    by: Member,
    key: UUID,
    sector: Sector,
    language: str,
    topic: str,
    title: str,
    text: str,
    checked_on: date,
    film: Film = NO_FILM,
    card: Words | None = None,
    platform: str = "",
) -> Tutorial:
    """A lesson begun, or a card of a platform; until it is published only its author sees it."""

    page = Page(title, text, checked_on, card, film, platform)

    def act() -> Tutorial:
        begun = Tutorial(author=by, key=key, sector=sector, language=language, topic=topic)
        begun.kind = Kind.CARD if card else Kind.LESSON
        return drafted(begun, page)

    def same(one: Tutorial) -> bool:
        kinds = (one.sector_id, one.language, one.topic)
        return kinds == (sector.pk, language, topic) and began(one, page)

    return once(Tutorial, by, key, act, same)


def began(tutorial: Tutorial, page: Page) -> bool:
    """Was its first edition this page?"""
    return editions.is_same(tutorial.editions.get(number=1), tutorial, page)


def drafted(tutorial: Tutorial, page: Page) -> Tutorial:
    by = tutorial.author
    check_of_trade(by, tutorial.sector)
    limiter.spend("tutorials", by.pk, limit=20, seconds=86_400)
    slugs.settle(tutorial, page.title, 60, "tutorial", is_taken)
    editions.write(by, tutorial, tutorial.key, page)
    return tutorial


def check_of_trade(by: Member, sector: Sector) -> None:
    of_trade = Membership.objects.filter(member=by, group__sector=sector).exists()
    if not of_trade and not reviewable(by).filter(pk=sector.pk).exists():
        raise Refusal(_("Join a group of this trade first."), "sector")


def is_taken(slug: str) -> bool:
    return slug in TAKEN or Tutorial.objects.filter(slug=slug).exists()
