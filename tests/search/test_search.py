import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.search import search
from community.sectors.models import Sector

pytestmark = pytest.mark.django_db


@pytest.fixture
def sugar(db: None) -> Sector:
    Sector.objects.create(slug="nails", name="Nails and cement")
    return Sector.objects.create(slug="sugar", name="Café sugar, 50 kg bags")


def names(words: str) -> list[str]:
    return [row.slug for row in search.among(Sector.objects.all(), words, "name", "slug")]


@pytest.mark.parametrize("words", ["sugar", "SUKARI", "sug", "cafe", "CAFÉ", "bag 50", "gunia"])
def test_the_same_thing_is_found_however_it_is_asked(sugar: Sector, words: str) -> None:
    assert names(words) == ["sugar"]


def test_every_word_must_be_there(sugar: Sector) -> None:
    assert names("sugar cement") == []


def test_an_empty_question_finds_nothing(sugar: Sector) -> None:
    assert names("  ?! ") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(words=st.text(max_size=40))
def test_no_question_is_an_error(sugar: Sector, words: str) -> None:
    names(words)
