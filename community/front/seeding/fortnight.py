"""The demo's two weeks, lived again in the order in which they happened."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import transaction

from community.front.seeding import (
    clock,
    collections,
    contacts,
    deals,
    groups,
    learning,
    members,
    messages,
    order,
    personas,
    questions,
    quotes,
    reckoning,
    rounds,
    tutorials,
    vouches,
)
from community.front.seeding.acts import DEMO, Act, World
from community.sectors import vocabulary
from groups.models import Group
from pricing import publishing

SURVEY = DEMO / "wfp_prices_kenya.csv"


def sow(step: Callable[[int, int], None] = lambda done, all_of_them: None) -> int:
    """Sows an empty site and says how many acts that took: all of them, or after a fault none."""
    if Group.objects.exists():
        return 0
    with transaction.atomic():
        vocabulary.load()
        call_command("import_prices", SURVEY)
        quotes.catalogue()
        done = live(in_order(World()), step)
        publishing.publish_all()  # as every night: what outsiders and cards may show
        return done


def in_order(world: World) -> list[Act]:
    """Sorted by time; what happens in the same minute stays as its files have it."""
    talk = (members, groups, messages, quotes, reckoning, rounds, questions, tutorials)
    nouns = (*talk, collections, vouches, personas, learning, deals, contacts, order)
    return sorted((act for noun in nouns for act in noun.acts(world)), key=lambda act: act.at)


def live(acts: list[Act], step: Callable[[int, int], None]) -> int:
    for done, act in enumerate(acts, 1):
        with clock.at(act.at):
            act.do()
        step(done, len(acts))
    return len(acts)
