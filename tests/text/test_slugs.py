import pytest

from community.text import slugs


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Nairobi Cereals", "nairobi-cereals"),
        ("Wakulima wa Mahindi", "wakulima-wa"),
        ("\u0634\u0627\u064a", "group"),
    ],
)
def test_an_address_is_the_words_themselves_cut_short(words: str, slug: str) -> None:
    taken: set[str] = set()
    longest = 15 if slug == "nairobi-cereals" else 12
    assert slugs.free(words, longest, "group", taken.__contains__) == slug


def test_a_taken_one_gets_a_number() -> None:
    first, stem, number = slugs.free("Amina", 30, "trader", {"amina"}.__contains__).rpartition("-")
    assert (first, stem) == ("amina", "-")
    assert 1_000 <= int(number) < 10_000


def test_there_is_always_one_more() -> None:
    taken = {"amina"} | {f"amina-{number}" for number in range(1_000, 10_000)}
    assert int(slugs.free("Amina", 30, "trader", taken.__contains__).split("-")[1]) >= 10_000
