"""Another process that acts: `python -m tests.live.poster MEMBER ROOM WORDS COUNT`."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")


def main(member: str, room: str, words: str, count: str) -> None:
    import django

    django.setup()
    from community.members.models import Member
    from groups.models import Room
    from tests import world

    by, into = Member.objects.get(pk=member), Room.objects.get(pk=room)
    for number in range(int(count)):
        world.message(by, into, f"{words} {number}")


if __name__ == "__main__":
    main(*sys.argv[1:])
