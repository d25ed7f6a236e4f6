"""The people of a run, made by real actions in a process of its own: `python -m tests.faults.cast`.

Prints one JSON object: the groups' rooms, and for each part the members who play it.
"""

import json
import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")


def main(authors: int, readers: int, wanderers: int, sessions: int) -> None:
    import django

    django.setup()
    from tests import world
    from tests.live.conftest import cookie

    bakari = world.member("Bakari")
    talk = world.group(by=bakari, name="Talk")
    gate = world.group(by=bakari, name="Gate")
    people = {
        "author": [world.member(f"Author {number}") for number in range(authors)],
        "reader": [world.member(f"Reader {number}") for number in range(readers)],
        "wanderer": [world.member(f"Wanderer {number}") for number in range(wanderers)],
        "outsider": [world.member("Chidi")],
    }
    for part in ("author", "reader", "wanderer"):
        for member in people[part]:
            world.joined(world.joined(member, talk), gate)
    play: dict[str, Any] = {part: [*map(told, members)] for part, members in people.items()}
    play["steward"] = told(bakari)
    play["sessions"] = [cookie(people["author"][0]) for _ in range(sessions)]
    play["rooms"] = [talk.rooms.get().pk, world.room(bakari, talk).pk, gate.rooms.get().pk]
    play["gate"] = {"pk": gate.pk, "slug": gate.slug}
    print(json.dumps(play))


def told(member: Any) -> dict[str, Any]:
    from tests.live.conftest import cookie

    return {"pk": member.pk, "handle": member.handle, "cookie": cookie(member)}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
