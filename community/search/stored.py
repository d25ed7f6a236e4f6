"""A column `words` that Postgres fills by itself, so that no search reads the text again.

It is no field of the model: whoever fetches a row does not fetch what it is found by. The model
says `words_of = ("title", "text")`; its migration makes the column and its index by `operations`.
"""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.migrations.operations import RunSQL
from django.db.models import Expression, Value
from psycopg import sql

COLUMN = "words"


class Stored(Expression):
    """The column of the table that is asked."""

    output_field = SearchVectorField()
    alias = ""

    def resolve_expression(self, query: Any = None, *_args: Any, **_words: Any) -> "Stored":
        found: Stored = self.copy()
        found.alias = query.get_initial_alias()
        return found

    def relabeled_clone(self, change_map: Any) -> "Stored":
        found: Stored = self.copy()
        found.alias = change_map.get(self.alias, self.alias)
        return found

    def as_sql(self, compiler: Any, _connection: Any) -> Any:
        name = compiler.quote_name_unless_alias
        return f"{name(self.alias)}.{name(COLUMN)}", []


class Literal(Value):
    """A text that stands in the statement itself, so that Postgres plans for these very words:
    a plan for any words at all reads the whole table in the order asked for."""

    def as_sql(self, _compiler: Any, _connection: Any) -> Any:
        return sql.quote(str(self.value)).replace("%", "%%"), []


def operations(table: str, fields: tuple[str, ...], accented: str, plain: str) -> RunSQL:
    """The column over these fields, and its index; left there when the migration is undone, for
    nothing is lost by it and nothing then reads it."""
    texts = (f"translate(coalesce({one}, ''), '{accented}', '{plain}')" for one in fields)
    said = " || ' ' || ".join(texts)
    return RunSQL(
        f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {COLUMN} tsvector"
        f" GENERATED ALWAYS AS (to_tsvector('simple', {said})) STORED;"
        f"CREATE INDEX IF NOT EXISTS {table}_{COLUMN} ON {table} USING gin ({COLUMN});",
        RunSQL.noop,
    )
