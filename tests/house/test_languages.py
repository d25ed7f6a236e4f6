"""The house speaks Swahili wherever it speaks English."""

import re

import pytest
from babel.messages.catalog import Catalog, Message
from django.utils import translation

from community.front import catalogue

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|%%|\{(\w*)\}|</?(\w+)")


@pytest.fixture(scope="module")
def words() -> Catalog:
    return catalogue.translated("sw")


def test_every_word_in_code_and_templates_is_in_the_catalogue(words: Catalog) -> None:
    missing = [word.id for word in catalogue.used() if word.id and not known(words, word)]
    assert not missing, "run: manage.py messages"


def test_every_word_has_a_swahili_translation_that_is_sure(words: Catalog) -> None:
    assert not catalogue.untranslated(words)


def test_placeholders_and_tags_are_the_same_in_both_languages(words: Catalog) -> None:
    astray = [word.id for word in words if word.id and not agrees(word)]
    assert not astray


def test_nothing_is_kept_that_nobody_says(words: Catalog) -> None:
    used = catalogue.used()
    assert not [word.id for word in words if word.id and not known(used, word)]


def test_templates_give_up_their_words_also_those_said_in_both_languages() -> None:
    template = (
        '<p>{% translate "Prices" %}</p>{% if a %}\n  {% both "edited" %}{% endif %}'
        "{% blocktranslate count n=n %}one bag{% plural %}{{ n }} bags{% endblocktranslate %}"
    )
    found = catalogue.extract(
        "python", catalogue.BytesIO(catalogue.as_python(template).encode()), catalogue.KEYWORDS
    )
    assert [text for _line, text, _comments, _context in found] == [
        "Prices",
        "edited",
        ("one bag", "%(n)s bags"),
    ]


def test_a_word_not_yet_translated_is_named() -> None:
    words = Catalog(locale="sw")
    words.add("Prices", "Bei")
    words.add("Talk")
    words.add(("one bag", "%(n)s bags"), ("gunia moja", ""))
    assert catalogue.untranslated(words) == ["Talk", "('one bag', '%(n)s bags')"]


def test_the_compiled_catalogue_is_what_the_site_says() -> None:
    assert catalogue.compile_words("sw") > 1
    translation.trans_real._translations.clear()  # type: ignore[attr-defined]
    with translation.override("sw"):
        assert translation.gettext("Swahili") == "Kiswahili"


def known(words: Catalog, word: Message) -> bool:
    return words.get(word.id, word.context) is not None


def agrees(word: Message) -> bool:
    said = word.string if isinstance(word.string, tuple | list) else [word.string]
    asked = word.id[-1] if isinstance(word.id, tuple | list) else word.id
    return all(marks(text) == marks(asked) for text in said[-1:])


def marks(text: str) -> list[str]:
    return sorted(match[0] for match in PLACEHOLDER.finditer(text))
