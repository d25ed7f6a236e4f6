from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from uuid import UUID

from community.front.seeding import files
from community.front.seeding.acts import MINUTE, Act, World, key
from community.sectors.models import Place
from mentorship.actions import editions, reviews, translations, trials, tutorials
from mentorship.models import Edition, Tutorial

SECOND = "neema"


def acts(world: World) -> Iterator[Act]:
    for head, text in files.tutorials():
        written = world.calendar.moment(*head["written"])
        yield Act(written, partial(draft, world, head, text))
        yield Act(written + 20 * MINUTE, partial(submit, head))
        if "published" in head:
            yield Act(world.calendar.moment(*head["published"]), partial(publish, world, head))
        for trial in head["trials"]:
            yield Act(world.calendar.moment(*trial[:2]), partial(report, world, head, *trial[2:]))


def draft(world: World, head: files.Table, text: str) -> None:
    """A lesson, a card, or where it names its source a translation."""
    by, language = world.members[head["author"]], head["language"]
    said = {"title": head["title"], "text": text}
    said["checked_on"] = world.calendar.day(head["checked"])
    if "source" in head:
        source = Tutorial.objects.get(key=key("tutorial", head["source"]))
        translations.translate(by, source, named(head), language, **said)
        return
    sector, card = world.groups[head["group"]].sector, head.get("card")
    about = {"card": card, "platform": head.get("platform", "")}
    tutorials.draft(by, named(head), sector, language, head["topic"], **said, **about)


def submit(head: files.Table) -> None:
    edition = Edition.objects.get(tutorial__key=named(head))
    editions.submit(edition.tutorial.author, edition)


def publish(world: World, head: files.Table) -> None:
    """By the reviewer it names, and by one of those who look at every trade."""
    edition = Edition.objects.get(tutorial__key=named(head))
    for handle in (head["reviewer"], SECOND):
        reviews.publish(world.members[handle], edition, key("review", head["slug"], handle))


def report(
    world: World, head: files.Table, handle: str, outcome: str, place: str, cost: int, words: str
) -> None:
    trials.report(
        by=world.members[handle],
        tutorial=Tutorial.objects.get(key=named(head)),
        key=key("trial", head["slug"], handle),
        outcome=outcome,
        place=Place.objects.get(slug=place),
        cost=Decimal(cost) or None,
        words=words,
    )


def named(head: files.Table) -> UUID:
    return key("tutorial", head["slug"])
