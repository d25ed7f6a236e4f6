import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.sectors.distance import kilometres

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


def test_nairobi_to_mombasa_is_some_440_kilometres() -> None:
    assert kilometres(-1.286, 36.817, -4.043, 39.668) == pytest.approx(441, abs=5)


def test_an_unknown_place_has_no_distance() -> None:
    assert kilometres(None, 36.8, -4.0, 39.7) is None
    assert kilometres(-1.3, 36.8, -4.0, None) is None


@given(latitudes, longitudes, latitudes, longitudes)
def test_there_and_back_is_as_far(a: float, b: float, c: float, d: float) -> None:
    there, back = kilometres(a, b, c, d), kilometres(c, d, a, b)
    assert there is not None
    assert there == pytest.approx(back, abs=1e-3)
    assert 0 <= there < 20_016
