from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.utils import timezone

from community.front.seeding import files
from community.front.seeding.acts import Act, World, key
from community.members.models import Member
from community.sectors.models import Sector
from mentorship.actions import (
    applications,
    corrections,
    entries,
    interests,
    sightings,
    terms,
)
from mentorship.models import Application, Entry, Term, Verification

TABLE = "learning.toml"


def acts(world: World) -> Iterator[Act]:
    """What they earn by, badges given by two members, and what is learnt."""
    table, moment = files.table(TABLE), world.calendar.moment
    for ago, hour, handle, words in table["interests"]:
        yield Act(moment(ago, hour), partial(declare, world, handle, words))
    for row in table["badges"]:
        yield Act(moment(*row["at"]), partial(apply, world, row))
        for ago, hour, handle, words in row["seen"]:
            yield Act(moment(ago, hour), partial(see, world, row, handle, words))
    for row in table["terms"]:
        yield Act(moment(*row["at"]), partial(ask, world, row))
        yield Act(moment(*row["taken"]), partial(take_on, world, row))
        for ago, hour, handle, kind, *said in row["lines"]:
            write = partial(WRITES[kind], world.members, row, handle, (ago, hour), *said)
            yield Act(moment(ago, hour), write)


def declare(world: World, handle: str, words: str) -> None:
    interests.declare(world.members[handle], key("interest", handle, words), words)


def apply(world: World, row: files.Table) -> None:
    sector = Sector.objects.get(slug=row["sector"])
    name = key("application", row["who"], row["skill"])
    about = {"skill": row["skill"], "words": row["words"], "declared": True}
    about["area"] = row["area"]
    applications.apply(world.members[row["who"]], name, sector, **about)


def see(world: World, row: files.Table, handle: str, words: str) -> None:
    one = Application.objects.get(key=key("application", row["who"], row["skill"]))
    sightings.see(world.members[handle], one, key("sighting", row["who"], handle), True, words)


def ask(world: World, row: files.Table) -> None:
    held = {"member": world.members[row["mentor"]], "sector__slug": row["sector"]}
    badge = Verification.objects.standing().select_related("member", "sector").get(**held)
    goals = "\n".join(row["goals"])
    terms.request(world.members[row["learner"]], badge, named(row), goals, row["weeks"], row["pay"])


def named(row: files.Table) -> Any:
    return key("term", row["learner"], row["mentor"])


def term_of(row: files.Table) -> Term:
    return Term.objects.select_related("author", "mentor", "badge__sector").get(key=named(row))


def take_on(world: World, row: files.Table) -> None:
    terms.accept(world.members[row["mentor"]], term_of(row))


People = dict[str, Member]
When = tuple[int, str]


def check_in(people: People, row: files.Table, handle: str, at: When, words: str) -> None:
    entries.check_in(people[handle], term_of(row), key("checkin", handle, *at), words)


def work(people: People, row: files.Table, handle: str, at: When, words: str) -> None:
    entries.show(people[handle], term_of(row), key("work", handle, *at), words)


def correct(
    people: People, row: files.Table, handle: str, at: When, mistakes: list[str], words: str
) -> None:
    last = Entry.objects.uncorrected().filter(term=term_of(row)).latest("pk")
    last.term = term_of(row)
    name = key("correction", handle, *at)
    corrections.correct(people[handle], last, name, "\n".join(mistakes), words)


def sit(
    people: People,
    row: files.Table,
    handle: str,
    at: When,
    words: str,
    place: str,
    follows: str,
) -> None:
    day, name = timezone.localdate(), key("sitting", handle, *at)
    entries.sit(people[handle], term_of(row), name, words, day, place, follows)


def confirm(people: People, row: files.Table, handle: str, at: When) -> None:
    last = Entry.objects.filter(term=term_of(row), kind="sitting").latest("pk")
    last.term = term_of(row)
    entries.confirm(people[handle], last)


WRITES: dict[str, Callable[..., None]] = {
    "checkin": check_in,
    "work": work,
    "correction": correct,
    "sitting": sit,
    "confirmation": confirm,
}
