from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from community.members import handovers, names
from community.members.actions.joining import free_handle
from community.members.imitation import refuse_imitation
from community.members.models import Member
from community.members.models.change import What
from community.sectors.models import Place, Sector
from community.text.refusals import Refusal

MOST_TRADES = 5


@transaction.atomic
def change(
    by: Member, display_name: str, trades: Collection[Sector], place: Place, language: str
) -> Member:
    """What others read about `by`. Their first name gives them their handle, which stays."""
    if not 1 <= len(trades) <= MOST_TRADES:
        raise Refusal(_("Choose one to five trades."), "trades")
    name = names.clean(display_name)
    if name != by.display_name:
        refuse_imitation(by, name)
    if not by.display_name:
        take_handle(by, name)
    before = (by.place, by.language) if by.place else None
    by.display_name, by.place, by.language = name, place, language
    by.save(update_fields=["display_name", "place", "language"])
    by.trades.set(trades)
    if before:
        note_changes(by, *before)
    return by


def note_changes(by: Member, place: Place, language: str) -> None:
    """With a new phone besides, an account may have changed hands."""
    if language != by.language:
        handovers.note(by, What.LANGUAGE, language)
    if place != by.place:
        handovers.note(by, What.PLACE, place.name)


def take_handle(by: Member, name: str) -> None:
    try:
        with transaction.atomic():
            by.handle = free_handle(name)
            by.save(update_fields=["handle"])
    except IntegrityError:  # somebody of that name was quicker
        take_handle(by, name)


def spare(by: Member, low_data: bool) -> Member:
    """From now on `by` pays for fewer bytes, on all their devices; or has the whole site again."""
    by.low_data = low_data
    by.save(update_fields=["low_data"])
    return by


@transaction.atomic
def speak(by: Member, language: str) -> Member:
    """From now on `by` reads the site, and is sent texts, in this language."""
    if language not in dict(Member.LANGUAGES):
        raise Refusal(_("This language is not spoken here yet."), "language")
    before, by.language = by.language, language
    by.save(update_fields=["language"])
    if before != language and by.place:
        handovers.note(by, What.LANGUAGE, before)
    return by
