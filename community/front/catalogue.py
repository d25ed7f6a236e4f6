"""The house's words and their translations, gathered and compiled without the gettext binaries."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOMS = ("community", "groups", "mentorship", "pricing", "templates")
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
BOTH = re.compile(r"{%(\s*)both(\s+[\"'])")


def refresh(language: str) -> Catalog:
    """Brings the .po up to date: new words enter it untranslated, words gone leave it."""
    words = used()
    known = translated(language)
    known.update(words, no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    with po(language).open("wb") as file:
        write_po(file, known, sort_output=True, include_lineno=False, omit_header=True, width=96)
    return known


def compile_words(language: str) -> int:
    """Writes the .mo that the running site reads; says how many words it holds."""
    words = translated(language)
    with po(language).with_suffix(".mo").open("wb") as file:
        write_mo(file, words)
    return len(words)


def used() -> Catalog:
    """Every word the code and the templates ask for, untranslated."""
    words = Catalog(charset="utf-8")
    for path in sources():
        for _line, text, _comments, context in extracted(path):
            words.add(text, locations=[(str(path.relative_to(home())), 0)], context=context)
    return words


def translated(language: str) -> Catalog:
    if not po(language).exists():
        return Catalog(locale=language, project="Sokoni")
    with po(language).open("rb") as file:
        return read_po(file, locale=language)


def untranslated(words: Catalog) -> list[str]:
    """The words that are missing, unsure or half done in this language."""
    return [str(word.id) for word in words if word.id and (word.fuzzy or not full(word.string))]


def full(said: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(said) if isinstance(said, tuple | list) else bool(said)


def sources() -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((home() / room).rglob("*")):
            drawn = path.suffix in {".html", ".txt"} and "templates" in path.parts
            if drawn or (path.suffix == ".py" and "migrations" not in path.parts):
                yield path


def extracted(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = as_python(text)
    return extract("python", BytesIO(text.encode()), keywords=KEYWORDS)


def as_python(template: str) -> str:
    """Django blanks a template to calls of gettext; brackets make its lines one expression."""
    return f"({templatize(BOTH.sub(_translate, template))}\n)"


def _translate(both: re.Match[str]) -> str:
    """{% both "edited" %} holds a word as much as {% translate "edited" %} does."""
    return "{%" + both[1] + "translate" + both[2]


def po(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def home() -> Path:
    return Path(settings.HERE)
