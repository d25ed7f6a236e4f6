"""How we search: Postgres full text without dictionaries, so any language will do."""

from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorExact
from django.db.models import CharField, F, Func, Model, QuerySet, Value

from community.search import words as spoken
from community.search.excerpt import marked, snippet

__all__ = ["among", "marked", "query", "snippet", "vector"]

T = TypeVar("T", bound=Model)

LETTERS = [letter for letter in map(chr, range(0xC0, 0x180)) if spoken.plain(letter).isascii()]
ACCENTED = "".join(one for one in LETTERS if len(spoken.plain(one)) == 1)


def among(rows: QuerySet[T], words: str, *fields: str) -> QuerySet[T]:
    """The rows whose fields hold, together, every word asked for; none for an empty question."""
    if not spoken.terms(words):
        return rows.none()
    return rows.filter(SearchVectorExact(vector(*fields), query(words)))


def vector(*fields: str) -> SearchVector:
    """What is compared; GinIndex(search.vector("text"), name=…) makes it quick."""
    return SearchVector(*(unaccented(field) for field in fields), config="simple")


def query(words: str) -> SearchQuery:
    """All the words in any order, each as the beginning of a word, with its other names."""
    alternatives = (
        " | ".join(f"{form}:*" for form in sorted(any_of)) for any_of in spoken.terms(words)
    )
    return SearchQuery(
        " & ".join(f"({one})" for one in alternatives), config="simple", search_type="raw"
    )


def unaccented(field: str) -> Func:
    plain = spoken.plain(ACCENTED)
    return Func(
        F(field), Value(ACCENTED), Value(plain), function="translate", output_field=CharField()
    )
