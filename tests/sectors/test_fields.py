"""Trades stand in the order of the names the reader sees."""

from typing import Any

import pytest
from django.utils.translation import override

from community.sectors.fields import TradeField, TradesField
from community.sectors.models import Sector


@pytest.mark.django_db
@pytest.mark.parametrize("field", [TradeField, TradesField])
def test_trades_are_sorted_in_the_readers_language(field: Any) -> None:
    Sector.objects.all().delete()
    Sector.objects.create(slug="clothes", name="Clothes", name_sw="Nguo")
    Sector.objects.create(slug="fish", name="Fish", name_sw="Samaki")
    Sector.objects.create(slug="shoes", name="Shoes", name_sw="Viatu")
    Sector.objects.create(slug="vegetables", name="Vegetables", name_sw="Mboga")
    for language, names in {
        "en": ["Clothes", "Fish", "Shoes", "Vegetables"],
        "sw": ["Mboga", "Nguo", "Samaki", "Viatu"],
    }.items():
        with override(language):
            shown = [str(label) for value, label in field(Sector.objects.all()).choices if value]
        assert shown == names


@pytest.mark.django_db
def test_the_empty_choice_stays_first() -> None:
    Sector.objects.create(slug="aaa", name="Aaa")
    field = TradeField(Sector.objects.all(), empty_label="Zz: choose a trade")
    assert str(next(iter(field.choices))[1]) == "Zz: choose a trade"
