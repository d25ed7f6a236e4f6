"""How we search: Postgres full text without dictionaries, so any language will do."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorExact
from django.db.models import CharField, F, Func, Model, QuerySet, Value

from community.search import words as spoken
from community.search.excerpt import marked, snippet
from community.search.stored import Literal, Stored
from community.search.words import expanded

__all__ = ["among", "any_of", "best", "expanded", "marked", "nearest", "query", "snippet", "vector"]

T = TypeVar("T", bound=Model)

ENOUGH = 3
MOST_DROPPED_FROM = 6
Form = Callable[[str], str]

LETTERS = [letter for letter in map(chr, range(0xC0, 0x180)) if spoken.plain(letter).isascii()]
ACCENTED = "".join(one for one in LETTERS if len(spoken.plain(one)) == 1)


def among(rows: QuerySet[T], words: str, *fields: str) -> QuerySet[T]:
    """The rows whose fields hold, together, every word asked for; none for an empty question."""
    if not spoken.terms(words):
        return rows.none()
    return rows.filter(SearchVectorExact(compared(rows, *fields), query(words)))


def compared(rows: QuerySet[T], *fields: str) -> Stored | SearchVector:
    """What Postgres keeps of these fields, where their model has it kept."""
    return Stored() if getattr(rows.model, "words_of", ()) == fields else vector(*fields)


def vector(*fields: str) -> SearchVector:
    """What is compared; GinIndex(search.vector("text"), name=…) makes it quick."""
    return SearchVector(*(unaccented(field) for field in fields), config="simple")


def best(
    rows: QuerySet[T], words: str, *fields: str, most: int, least: int | None = None
) -> list[T]:
    """In the order of the rows, those that hold every word; then, where these are few, those that
    hold all but one, and so on down to `least` words: half of them, unless said."""
    return nearest(rows, spoken.terms(words), *fields, most=most, least=least)


def nearest(
    rows: QuerySet[T],
    asked: list[set[str]],
    *fields: str,
    most: int,
    least: int | None = None,
    whole: bool = False,
) -> list[T]:
    """`best`, of words that are taken apart already; `whole` words where nobody is still typing,
    since Postgres must gather all that begin so before it compares."""
    found: dict[object, T] = {}
    for way in loosened(asked, least, spelled if whole else beginning):
        for one in rows.filter(SearchVectorExact(compared(rows, *fields), way))[:most]:
            found.setdefault(one.pk, one)
        if len(found) >= ENOUGH:
            break
    return list(found.values())[:most]


def any_of(rows: QuerySet[T], stems: Iterable[str], *fields: str) -> QuerySet[T]:
    """The rows that hold a word of one of these stems, whole."""
    way = together([[{*stems}]], spelled)
    return rows.filter(SearchVectorExact(compared(rows, *fields), way))


def query(words: str) -> SearchQuery:
    """All the words in any order, each as the beginning of a word, with its other names."""
    return together([spoken.terms(words)], beginning)


def loosened(asked: list[set[str]], least: int | None, form: Form) -> Iterator[SearchQuery]:
    """First all the words, then any of them but one, but two …, `least` of them at the end."""
    yield from [together([asked], form)] if asked else []
    first = asked[:MOST_DROPPED_FROM]
    for kept in range(len(first) - 1, (least or (len(first) + 1) // 2) - 1, -1):
        yield together([list(some) for some in combinations(first, kept)], form)


def together(ways: list[list[set[str]]], form: Form) -> SearchQuery:
    """What holds, in any of these ways, a form of each of its words."""
    said = " | ".join(f"({' & '.join(any_form(word, form) for word in way)})" for way in ways)
    return SearchQuery(Literal(said), config="simple", search_type="raw")


def any_form(stems: set[str], form: Form) -> str:
    return "(" + " | ".join(form(stem) for stem in sorted(stems)) + ")"


def beginning(stem: str) -> str:
    return f"{stem}:*"


def spelled(stem: str) -> str:
    """As one or as many, in English: Postgres guesses ill where it is given words nobody uses."""
    return f"{stem} | {stem}{'es' if stem.endswith('o') else 's'}"


def unaccented(field: str) -> Func:
    plain = spoken.plain(ACCENTED)
    return Func(
        F(field), Value(ACCENTED), Value(plain), function="translate", output_field=CharField()
    )
