"""The buttons of a report, on the page of whatever may be reported."""

from typing import Any

from django import template

from community.members.models import Member
from groups.forms import ReportForm
from groups.models.report import Kind

register = template.Library()


@register.inclusion_tag("groups/reports/_buttons.html", takes_context=True)
def report_here(context: template.Context, noun: str, pk: int, author: Member) -> dict[str, Any]:
    """Nothing beside one's own."""
    own = context["user"].pk == author.pk
    about = {"noun": noun, "pk": pk, "author": author, "own": own}
    kinds = {"kinds": Kind.choices, "form": ReportForm()}
    return {"csrf_token": context.get("csrf_token"), "user": context["user"], **about, **kinds}
