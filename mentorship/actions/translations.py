from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from mentorship.actions import tutorials
from mentorship.actions.cards import Words
from mentorship.actions.editions import Page
from mentorship.films import NO_FILM, Film
from mentorship.models import Tutorial


def translate(
    by: Member,
    source: Tutorial,
    key: UUID,
    language: str,
    title: str,
    text: str,
    checked_on: date,
    card: Words | None = None,
    film: Film = NO_FILM,
    platform: str = "",
) -> Tutorial:
    """A lesson in another language: a draft of its own that knows its source."""

    page = Page(title, text, checked_on, card, film, platform)

    def act() -> Tutorial:
        check(source, language)
        kinds = {"sector": source.sector, "topic": source.topic, "kind": source.kind}
        begun = Tutorial(author=by, key=key, language=language, source=source, **kinds)
        return tutorials.drafted(begun, page)

    def same(one: Tutorial) -> bool:
        kinds = (one.source_id, one.language)
        return kinds == (source.pk, language) and tutorials.began(one, page)

    return once(Tutorial, by, key, act, same)


def check(source: Tutorial, language: str) -> None:
    if source.published is None or source.source_id is not None:
        raise Refusal(_("Translate a published lesson, not its translation."))
    there = source.translations.filter(language=language, published__isnull=False)
    if language == source.language or there.exists():
        raise Refusal(_("It is there in this language already."), "language")
