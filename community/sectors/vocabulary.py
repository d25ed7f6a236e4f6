"""The trades and towns the site begins with; an operator adds others in the admin."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from community.sectors.models import Place, Sector

FILE = Path(__file__).with_name("vocabulary.toml")


@transaction.atomic
def load() -> None:
    """Adds what is missing. What is there stays as it is, corrected by hand or not."""
    written = read()
    Sector.objects.bulk_create(sectors(written["sectors"]), ignore_conflicts=True)
    Place.objects.bulk_create(places(written["places"]), ignore_conflicts=True)


def read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def sectors(written: dict[str, list[str]]) -> list[Sector]:
    return [Sector(slug=slug, name=en, name_sw=sw) for slug, (en, sw) in written.items()]


def places(written: dict[str, list[Any]]) -> list[Place]:
    return [
        Place(slug=slug, name=name, county=county, latitude=latitude, longitude=longitude)
        for slug, (name, county, latitude, longitude) in written.items()
    ]
