"""A picture as a view answers with it, once the view's own access has let the member through."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse

from community.pictures.developing import WIDTHS
from community.pictures.models import Picture

HEADERS = {
    # A day in the phone that fetched it, so that it is paid for once; in no cache between.
    "Cache-Control": "private, max-age=86400",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Disposition": "inline",
}


def shown(picture: Picture | None, width: str) -> HttpResponse:
    """404 for what is not there, not ready, or taken away."""
    if picture is None or not picture.is_ready or width not in WIDTHS:
        raise Http404
    try:
        with default_storage.open(picture.made(width)) as file:
            data = file.read()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(data, content_type="image/webp", headers=HEADERS)
