from collections.abc import Iterator
from functools import partial

from community.front.seeding import files
from community.front.seeding.acts import Act, World, key
from community.members import reckoning
from community.members.actions import handshakes, vouches

WORKED_OUT = (0, "09:00")


def acts(world: World) -> Iterator[Act]:
    """Standing is worked out once, at the end, as the nightly job does."""
    rows = files.table("vouches.toml")
    for ago, hour, one, other in rows["met"]:
        yield Act(world.calendar.moment(ago, hour), partial(meet, world, one, other))
    for ago, hour, one, other in rows["online"]:
        yield Act(world.calendar.moment(ago, hour), partial(vouch, world, one, other))
    yield Act(world.calendar.moment(*WORKED_OUT), reckoning.work_out)


def meet(world: World, one: str, other: str) -> None:
    """Each shows the other six digits, and each enters the other's."""
    for shows, reads in ((one, other), (other, one)):
        by, to = world.members[shows], world.members[reads]
        digits = handshakes.show(by, to, key("digits", shows, reads)).digits
        handshakes.enter(to, by, key("entry", shows, reads), digits)


def vouch(world: World, one: str, other: str) -> None:
    vouches.online(world.members[one], world.members[other], key("vouch", one, other))
