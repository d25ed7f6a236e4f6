from collections.abc import Iterator
from functools import partial

from community.front.seeding import files
from community.front.seeding.acts import Act, World, key
from community.members.actions import joining, profiles, staff
from community.sectors.models import Place, Sector
from mentorship.actions import verifications
from mentorship.models.verification import Area

JOINED = (20, "10:00")
CHECKED = (18, "11:00")
CHECKER = "neema"


def acts(world: World) -> Iterator[Act]:
    for row in files.table("members.toml")["members"]:
        yield Act(world.calendar.moment(*JOINED), partial(join, world, row))
        for sector, skill in row.get("mentor", {}).get("skills", {}).items():
            yield Act(world.calendar.moment(*CHECKED), partial(verify, world, row, sector, skill))


def join(world: World, row: files.Table) -> None:
    """Through the door everyone uses, then the profile everyone fills in."""
    member = joining.join(row["phone"], row["name"], row.get("language", "en"))
    place = Place.objects.get(slug=row["place"])
    trades = list(Sector.objects.filter(slug__in=row["trades"]))
    profiles.change(member, row["name"], trades, place, member.language)
    world.members[row["handle"]] = staff.appoint(row["phone"]) if row.get("staff") else member


def verify(world: World, row: files.Table, sector: str, skill: str) -> None:
    verifications.verify(
        by=world.members[CHECKER],
        member=world.members[row["handle"]],
        key=key("badge", row["handle"], sector),
        sector=Sector.objects.get(slug=sector),
        skill=skill,
        proof=row["mentor"]["proof"],
        area=row["mentor"]["areas"].get(sector, Area.CRAFT),
    )
