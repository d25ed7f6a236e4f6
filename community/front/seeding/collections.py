from collections.abc import Iterator
from functools import partial

from community.front.seeding import files
from community.front.seeding.acts import Act, World, key
from mentorship.actions import collections
from mentorship.models import Tutorial


def acts(world: World) -> Iterator[Act]:
    for row in files.table("collections.toml")["collections"]:
        ago, hour, handle = row["at"]
        yield Act(world.calendar.moment(ago, hour), partial(collect, world, handle, row))


def collect(world: World, handle: str, row: files.Table) -> None:
    keys = [key("tutorial", slug) for slug in row["lessons"]]
    found = {one.key: one for one in Tutorial.objects.filter(key__in=keys)}
    lessons = [found[one] for one in keys]
    name = key("collection", row["title"])
    collections.collect(world.members[handle], lessons[0].sector, name, row["title"], lessons)
