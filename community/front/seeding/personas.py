from collections.abc import Iterator
from functools import partial

from community.front.seeding import files
from community.front.seeding.acts import MINUTE, Act, World, key
from community.personas.actions import pages, personas, proofs, sharings


def acts(world: World) -> Iterator[Act]:
    rows = files.table("personas.toml")
    for row in rows["businesses"]:
        said = world.calendar.moment(*row["at"])
        yield Act(said, partial(describe, world, row))
        if row.get("page"):
            yield Act(said + MINUTE, partial(open_page, world, row))
        if "proof" in row:
            proven = world.calendar.moment(*row["proven"])
            yield Act(proven, partial(prove, world, row["handle"], row["proof"]))
    for ago, hour, by, to in rows["numbers"]["shared"]:
        yield Act(world.calendar.moment(ago, hour), partial(share, world, by, to))


def describe(world: World, row: files.Table) -> None:
    by = world.members[row["handle"]]
    words = {name: row[name] for name in ("business", "sells", "hours", "landmark", "about")}
    shown = dict.fromkeys(row["everybody"], "public")
    personas.describe(by, **words, place=by.place, shown=shown)


def open_page(world: World, row: files.Table) -> None:
    pages.open_page(world.members[row["handle"]])


def prove(world: World, handle: str, group: str) -> None:
    by = world.members[handle]
    proofs.prove(by, world.groups[group], key("proof", handle, group))


def share(world: World, by: str, to: str) -> None:
    sharings.share(world.members[by], world.members[to], key("number", by, to))
