"""Rows of many kinds by one query: Postgres says each list beside the others, and what it said is
made rows again. They know what was asked for; anything else is fetched when it is touched."""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, QuerySet
from django.db.models.functions import JSONObject

from community.members.models import Member

# Rows, and the names of what is wanted of them: "title", "author__display_name".
List = tuple[QuerySet[Any] | str, ...]


def by_one_query(member: Member, lists: Mapping[str, Any], most: int) -> dict[str, list[Any]]:
    """Of each list the first `most`, in its order; they hang on the row of whoever reads them."""
    asked = {f"all_{name}": ArraySubquery(told(*one)[:most]) for name, one in lists.items()}
    said: Mapping[str, Any] = Member.objects.filter(pk=member.pk).values(**asked).get()
    models = {name: rows.model for name, (rows, *_names) in lists.items()}
    return {name: rows_of(model, said[f"all_{name}"]) for name, model in models.items()}


def rows_of(model: type[Model], said: list[Any] | None) -> list[Any]:
    """None where Django knew beforehand that there is nothing."""
    return [made(model, one) for one in said or []]


def told(rows: QuerySet[Any], *names: str) -> QuerySet[Any]:
    return rows.values(said=JSONObject(**{name: name for name in ("id", *names)}))


def made(model: type[Model], said: Mapping[str, Any]) -> Model:
    """A row of the model, with those it leads to where they were asked for."""
    fields = [one for one in model._meta.concrete_fields if one.attname in said]
    names = [one.attname for one in fields]
    row = model.from_db("default", names, [one.to_python(said[one.attname]) for one in fields])
    for name, value in beside(model, said, names).items():
        setattr(row, name, value)
    return row


def beside(model: type[Model], said: Mapping[str, Any], own: list[str]) -> dict[str, Any]:
    """What the row leads to, and what was counted with it."""
    further: dict[str, Any] = {}
    for path in said.keys() - own:
        name, _, rest = path.partition("__")
        if rest:
            further.setdefault(name, {})[rest] = said[path]
        else:
            further[name] = said[path]
    return {name: led(model, name, value) for name, value in further.items()}


def led(model: type[Model], name: str, value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    other: Any = model._meta.get_field(name).related_model
    return made(other, value) if value["id"] is not None else None
