"""Those who trade at Nyamakima: two newcomers' words weigh nothing, those of the known do."""

import pytest
from django.utils import timezone

from community.alerts.models import Alert
from community.members.models import Member, Standing
from community.sectors.models import Place
from tests import world


@pytest.fixture
def here(db: None) -> Place:
    return world.place("Nyamakima")


def trader(name: str, here: Place, standing: float = 0.0) -> Member:
    one = world.member(name)
    one.place = here
    one.save(update_fields=["place"])
    if standing:
        Standing.objects.update_or_create(
            member=one, defaults={"value": standing, "flow": standing, "as_of": timezone.now()}
        )
    return one


@pytest.fixture
def zawadi(db: None, here: Place) -> Member:
    """The one who warns."""
    return trader("Zawadi", here)


@pytest.fixture
def njeri(db: None, here: Place) -> Member:
    return trader("Njeri", here, 0.5)


@pytest.fixture
def kip(db: None, here: Place) -> Member:
    return trader("Kip", here, 0.5)


@pytest.fixture
def newcomer(db: None, here: Place) -> Member:
    return trader("Newcomer", here)


@pytest.fixture
def flood(zawadi: Member) -> Alert:
    return world.alert(zawadi)
