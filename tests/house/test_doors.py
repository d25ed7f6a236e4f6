"""What may pass only through one door: events, signals, the roof, a room's arithmetic."""

import pytest

from tests.house import source

LAYER = ("get_channel_layer", "group_send", "channel_layer")
MAY_USE_THE_LAYER = ("community/live/", "community/machine/", "community/settings.py")
ROOF = ("settings", "asgi", "urls", "api", "topics", "keywords", "schedule", "digest", "wings")
PURE = (
    "pricing/rules.py",
    "pricing/reading/line.py",
    "community/members/standing.py",
    "community/notices/items.py",
    "community/members/rating.py",
    "mentorship/adverts.py",
)


def test_there_are_no_signal_receivers() -> None:
    signs = ("@receiver", "post_save", "pre_save", "m2m_changed", "post_delete", "pre_delete")
    assert mentioning(signs) == []


def test_the_channel_layer_is_used_through_its_one_door() -> None:
    assert [name for name in mentioning(LAYER) if not name.startswith(MAY_USE_THE_LAYER)] == []


def test_nobody_imports_the_roof() -> None:
    roof = {f"community.{word}" for word in ROOF}
    below = [file for file in source.code() if source.name(file)[:-3].replace("/", ".") not in roof]
    assert [source.name(file) for file in below if source.imports(file) & roof] == []


def test_community_itself_holds_only_the_roof() -> None:
    inside = [name for name in map(source.name, source.code()) if name.count("/") == 1]
    plain = {name.removesuffix(".py").split("/")[1] for name in inside if name[:10] == "community/"}
    assert plain <= {*ROOF, "__init__"}


@pytest.mark.parametrize("name", PURE)
def test_arithmetic_knows_nothing_of_django(name: str) -> None:
    found = [file for file in source.code() if source.name(file) == name]
    assert [word for file in found for word in source.imports(file) if "django" in word] == []


def test_every_package_says_in_a_readme_what_it_is_for() -> None:
    packages = {file.parent for file in source.code() if file.name == "apps.py"}
    assert packages, "there are packages, for this test to mean anything"
    assert [source.name(folder) for folder in packages if not (folder / "README.md").exists()] == []


def mentioning(words: tuple[str, ...]) -> list[str]:
    return [
        source.name(file)
        for file in source.code()
        if any(word in file.read_text(encoding="utf-8") for word in words)
    ]
