"""Writing the book of prices: in the transaction of the act it tells of."""

from typing import Any

from community.members.book import refuse_powerless
from community.members.models import Member
from groups.models import Group
from pricing.echo import echo
from pricing.models import Entry, Quote, Verb

LONGEST = 200


def enter(
    verb: str,
    by: Member | None,
    group: Group | None = None,
    before: object = "",
    after: object = "",
    **about: Any,
) -> Entry:
    """`about`: quote, commodity, member, reason. The goods of a quote are told with it.

    For a group only its stewards act, who need their office whole: the act is undone with its line.
    """
    if by is not None and group is not None and verb != Verb.PROPOSED:
        refuse_powerless(by)
    return Entry.objects.create(**line(verb, by, group, before, after, **about))


def line(
    verb: str, by: Member | None, group: Group | None, before: object, after: object, **about: Any
) -> dict[str, Any]:
    if about.get("quote") and not about.get("commodity"):
        about["commodity"] = about["quote"].cell.commodity
    words = {"before": written(before), "after": written(after)}
    return {"verb": verb, "by": by, "group": group} | words | about


def written(value: object) -> str:
    said = echo(value) if isinstance(value, Quote) else str(value)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
