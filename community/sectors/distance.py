"""How far two points lie apart, as the crow flies; pure."""

from math import asin, cos, radians, sin, sqrt

DIAMETER = 12_742.0


def kilometres(
    latitude: float | None,
    longitude: float | None,
    to_latitude: float | None,
    to_longitude: float | None,
) -> float | None:
    """Haversine on a round earth, good to half a per cent; None where a point is not known."""
    if latitude is None or longitude is None or to_latitude is None or to_longitude is None:
        return None
    north = sin(radians(to_latitude - latitude) / 2) ** 2
    east = sin(radians(to_longitude - longitude) / 2) ** 2
    return DIAMETER * asin(sqrt(north + cos(radians(latitude)) * cos(radians(to_latitude)) * east))
