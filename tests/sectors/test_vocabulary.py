"""The trades and towns the site begins with."""

import pytest
from django.utils.translation import override

from community.sectors import vocabulary
from community.sectors.models import Place, Sector

pytestmark = pytest.mark.django_db


def test_loading_twice_is_harmless_and_keeps_what_was_corrected() -> None:
    vocabulary.load()
    trades, towns = Sector.objects.count(), Place.objects.count()
    assert trades >= 12
    assert towns >= 40
    Place.objects.filter(slug="uasin-gishu").update(name="Eldoret City")
    vocabulary.load()
    assert (Sector.objects.count(), Place.objects.count()) == (trades, towns)
    assert Place.objects.get(slug="uasin-gishu").name == "Eldoret City"


def test_a_trade_is_named_in_the_language_of_the_page() -> None:
    vocabulary.load()
    trade = Sector.objects.get(slug="second-hand-clothes")
    assert str(trade) == "Second-hand clothes"
    with override("sw"):
        assert str(trade) == "Mitumba"


def test_every_town_lies_in_kenya() -> None:
    vocabulary.load()
    for town in Place.objects.all():
        assert -5 < (town.latitude or 99) < 5
        assert 33.5 < (town.longitude or 0) < 42
        assert town.county
