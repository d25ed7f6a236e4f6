import pytest

from community.text.mentions import handles


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@amina and @Bakari-2, see", {"amina", "bakari-2"}),
        ("(@amina) @amina", {"amina"}),
        ("@amina.", {"amina"}),
        ("a@b.co https://x.co/@amina ?u=@amina", set()),
        ("@ @- @@amina", set()),
        ("@" + "a" * 60, set()),
        ("", set()),
    ],
)
def test_only_a_handle_on_its_own_names_a_member(text: str, named: set[str]) -> None:
    assert handles(text) == named
