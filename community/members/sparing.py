"""Low data: who pays for every byte is sent fewer, by their own word or by their browser's."""

from typing import Any

from django.http import HttpRequest


def spares(request: HttpRequest) -> bool:
    """A member who chose it, or any browser that says Save-Data."""
    said = request.headers.get("Save-Data", "").strip().lower() == "on"
    return said or getattr(getattr(request, "user", None), "low_data", False)


def context(request: HttpRequest) -> dict[str, Any]:
    return {"low_data": spares(request)}
