"""Gathering and compiling words, on a catalogue of its own."""

from io import StringIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import LazySettings
from django.core.management import call_command

from community.front import catalogue


@pytest.fixture(autouse=True)
def shelf(settings: LazySettings, tmp_path: Path) -> Path:
    """An empty folder of languages, and one package with one word in code and one in a page."""
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.HERE = tmp_path
    write(tmp_path / "groups" / "acts.py", 'from x import _\nSAY = _("Prices")\n')
    write(tmp_path / "templates" / "page.html", '{% translate "Talk" %}{% both "edited" %}')
    (tmp_path / "locale" / "sw" / "LC_MESSAGES").mkdir(parents=True)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def words(of: Catalog) -> set[str]:
    return {str(word.id) for word in of if word.id}


def test_words_of_code_and_pages_are_gathered() -> None:
    assert words(catalogue.refresh("sw")) == {"Prices", "Talk", "edited"}


def test_gathering_twice_keeps_what_was_translated() -> None:
    translate("Prices", "Bei")
    again = catalogue.refresh("sw")
    assert again["Prices"].string == "Bei"
    assert catalogue.untranslated(again) == ["Talk", "edited"]


def translate(word: str, said: str) -> None:
    catalogue.refresh("sw")
    path = catalogue.po("sw")
    before = f'msgid "{word}"\nmsgstr ""'
    assert before in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(before, before[:-1] + said + '"'))


def test_a_word_that_nobody_says_any_more_leaves(shelf: Path) -> None:
    translate("Prices", "Bei")
    write(shelf / "groups" / "acts.py", "")
    assert words(catalogue.refresh("sw")) == {"Talk", "edited"}


def test_a_changed_word_is_not_guessed_from_the_old_one(shelf: Path) -> None:
    translate("Prices", "Bei")
    write(shelf / "groups" / "acts.py", 'from x import _\nSAY = _("Prices today")\n')
    assert "Prices today" in catalogue.untranslated(catalogue.refresh("sw"))


def test_migrations_and_loose_pages_are_passed_over(shelf: Path) -> None:
    write(shelf / "groups" / "migrations" / "0001.py", 'A = _("Old")\n')
    write(shelf / "groups" / "notes.txt", '{% translate "Loose" %}')
    assert words(catalogue.used()) == {"Prices", "Talk", "edited"}


def test_compiling_leaves_out_what_is_not_translated() -> None:
    translate("Prices", "Bei")
    catalogue.compile_words("sw")
    compiled = catalogue.po("sw").with_suffix(".mo").read_bytes()
    assert b"Bei" in compiled
    assert b"Talk" not in compiled


def test_the_command_names_what_waits_and_then_compiles() -> None:
    said = StringIO()
    call_command("messages", stdout=said)
    assert "untranslated: Talk" in said.getvalue()
    assert "3 words wait" in said.getvalue()
    translate("Prices", "Bei")
    call_command("messages", compile=True, stdout=said)
    assert "words compiled" in said.getvalue()
    assert catalogue.po("sw").with_suffix(".mo").exists()


@pytest.mark.parametrize(
    ("said", "is_full"),
    [("Bei", True), ("", False), (None, False), (("moja", "mbili"), True), (("moja", ""), False)],
)
def test_a_translation_is_full_when_all_its_forms_are(
    said: str | tuple[str, ...] | None, is_full: bool
) -> None:
    assert catalogue.full(said) is is_full
