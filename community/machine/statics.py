"""Static files as they are served: named by their hash, compressed, our scripts without comment."""

import contextlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile, File
from django.http import HttpRequest, HttpResponse
from servestatic.middleware import ServeStaticMiddleware
from servestatic.storage import CompressedManifestStaticFilesStorage

OURS = ("live/", "groups/")


class Storage(CompressedManifestStaticFilesStorage):
    # A script that imports another does so by its hashed name, where the line ends with a `;`.
    support_js_module_import_aggregation = True

    def _save(self, name: str, content: "File[bytes]") -> str:
        ours = name.startswith(OURS) and name.endswith(".js")
        kept = ContentFile(lean(b"".join(content.chunks()))) if ours else content
        return str(super()._save(name, kept))


def lean(script: bytes) -> bytes:
    """Without indentation and the lines that are comments: a tenth of its weight on the wire."""
    lines = (line.strip() for line in script.splitlines())
    return b"".join(line + b"\n" for line in lines if line and not line.startswith(b"//"))


class Files:
    """Static files, answered in a page's own thread: they are few, small, and kept for ever."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer, self.kept = answer, ServeStaticMiddleware(nothing)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        find = self.kept.find_file if self.kept.autorefresh else self.kept.files.get
        found = find(request.path_info)
        return self.answer(request) if found is None else whole(found, request)


async def nothing(request: HttpRequest) -> HttpResponse:
    """What its own chain would go on with."""
    raise NotImplementedError


def whole(found: Any, request: HttpRequest) -> HttpResponse:
    sent = found.get_response(request.method, request.META)
    with contextlib.closing(sent.file or BytesIO()) as file:
        response = HttpResponse(file.read(), status=int(sent.status))
    del response["Content-Type"]
    for name, value in sent.headers:
        response[name] = value
    return response
