"""A reading as others take it: plain numbers, null where nothing was said."""

from decimal import Decimal
from typing import Any

from pricing.reading.line import Reading


def as_json(reading: Reading) -> dict[str, Any]:
    return {
        "item": reading.item or None,
        "base_quantity": number(reading.base_quantity),
        "base_unit": reading.base_unit or None,
        "low": number(reading.low),
        "high": number(reading.high),
        "currency": reading.currency,
        "place": reading.place or None,
        "kind": reading.kind or None,
        "asked": reading.asked,
        "confidence": reading.confidence,
        "unclear": list(reading.unclear),
    }


def number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
