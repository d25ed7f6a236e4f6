"""The trust line beside a name, out of the lines the view has read for all names of its page."""

from collections.abc import Mapping
from typing import Any

from django import template

from community.members.models import Member
from community.members.trust import Line, spoken

register = template.Library()


@register.inclusion_tag("members/_short.html")
def trust_in_short(lines: Mapping[int, Line], member: Member | None) -> dict[str, Any]:
    """Among other words, and inside what is a link already."""
    line = lines.get(member.pk) if member else None
    return {"words": spoken(line) if line else ""}


@register.inclusion_tag("members/_trust.html")
def trust(lines: Mapping[int, Line], member: Member, *, link: bool = True) -> dict[str, Any]:
    """`link=False` inside what is a link already."""
    return {"line": lines.get(member.pk), "member": member, "link": link}
