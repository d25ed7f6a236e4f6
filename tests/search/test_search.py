import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.search import search
from community.search import words as spoken
from community.search.found import later
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


def ranked(words: str) -> list[str]:
    rows = search.best(Sector.objects.order_by("pk"), words, "name", "slug", most=10)
    return [row.slug for row in rows]


def test_rows_with_most_of_the_words_come_first_then_those_with_all_but_one(sugar: Sector) -> None:
    assert ranked("cement sugar") == ["nails", "sugar"]
    assert ranked("sugar bags cement") == ["sugar"]
    Sector.objects.create(slug="both", name="Sugar, bags, cement")
    assert ranked("sugar bags cement") == ["both", "sugar"]


def test_at_least_half_of_the_words_are_there_unless_less_is_asked(sugar: Sector) -> None:
    assert ranked("bei ya sukari nakuru leo") == []
    rows = search.best(Sector.objects.all(), "bei sukari nakuru leo", "name", most=10, least=1)
    assert [row.slug for row in rows] == ["sugar"]


def test_no_more_are_found_than_asked_for(sugar: Sector) -> None:
    assert len(search.best(Sector.objects.all(), "sugar cement", "name", most=1)) == 1


@pytest.mark.parametrize("words", ["", "ya", "a b c d e f g h i j k l m n"])
def test_any_number_of_words_is_a_question(sugar: Sector, words: str) -> None:
    assert ranked(words) == []


def test_an_empty_question_finds_nothing(sugar: Sector) -> None:
    assert names("  ?! ") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(words=st.text(max_size=40))
def test_no_question_is_an_error(sugar: Sector, words: str) -> None:
    names(words)


@pytest.mark.parametrize(
    "words", ["sugar's", 'su"gar', "sugar%", "%s sugar", "sugar\\", "sugar;--"]
)
def test_no_sign_in_a_question_reaches_the_statement(sugar: Sector, words: str) -> None:
    """The words stand in the statement itself: what is no letter or figure is left out before."""
    assert isinstance(names(words), list)
    assert Sector.objects.count() == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_whole_words_of_any_text_break_nothing(sugar: Sector, words: str) -> None:
    asked = spoken.terms(words)
    rows = Sector.objects.order_by("pk")
    found = search.nearest(rows, asked, "name", "slug", most=5, least=1, whole=True)
    assert len(found) <= 5


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sugars", ["sugar"]),
        ("bag", ["sugar"]),
        ("nail", ["nails"]),
        ("sug", []),
        ("cem", []),
        ("cement", ["nails"]),
    ],
)
def test_whole_words_are_found_as_one_or_as_many_but_not_by_their_beginning(
    sugar: Sector, words: str, found: list[str]
) -> None:
    rows = Sector.objects.order_by("pk")
    asked = spoken.terms(words)
    whole = search.nearest(rows, asked, "name", "slug", most=5, whole=True)
    assert [row.slug for row in whole] == found
    begun = search.nearest(rows, asked, "name", "slug", most=5)
    assert [row.slug for row in begun] != []


def test_what_a_hit_says_is_worked_out_when_it_is_shown() -> None:
    """Of a hundred hits a page shows a few; the others cost nothing."""
    made: list[str] = []

    def cut(text: str) -> str:
        made.append(text)
        return text.upper()

    hits = [later(cut, text) for text in ("sukari", "mahindi", "maharagwe")]
    assert made == []
    assert str(hits[1]) == "MAHINDI"
    assert made == ["mahindi"]
