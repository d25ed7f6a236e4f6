"""A request over ASGI: one thread for all of it, whatever happens in it."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from django.core import signals
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path

from community.machine.pages import Pages, serving

threads: list[tuple[str, int]] = []


def note(word: str) -> None:
    threads.append((word, threading.get_ident()))


def echo(request: HttpRequest) -> HttpResponse:
    note("view")
    assert serving.get().is_running()
    return HttpResponse(request.body, headers={"X-Method": str(request.method)})


def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError("on purpose")


def slowly(request: HttpRequest) -> StreamingHttpResponse:
    async def pieces() -> Any:
        for piece in (b"a", b"b"):
            yield piece

    return StreamingHttpResponse(pieces())


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=404)


def handler500(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=500)


urlpatterns = [path("echo/", echo), path("broken/", broken), path("slowly/", slowly)]


@pytest.fixture(autouse=True)
def here() -> Iterator[None]:
    threads.clear()
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=["tests.machine.test_pages.watched"]):
        yield


def watched(answer: Any) -> Any:
    def watching(request: HttpRequest) -> HttpResponse:
        note("middleware")
        response: HttpResponse = answer(request)
        return response

    return watching


async def ask(
    where: str, body: bytes = b"", method: str = "POST"
) -> tuple[int, dict[bytes, bytes], bytes]:
    headers = [(b"host", b"testserver")]
    scope = {"type": "http", "method": method, "path": where, "headers": headers}
    line = ApplicationCommunicator(Pages(), {**scope, "query_string": b""})
    await line.send_input({"type": "http.request", "body": body, "more_body": False})
    start = await line.receive_output(5)
    parts = [await line.receive_output(5)]
    while parts[-1].get("more_body"):
        parts.append(await line.receive_output(5))
    await line.wait(5)
    whole = b"".join(part.get("body", b"") for part in parts)
    return start["status"], dict(start["headers"]), whole


async def test_middleware_view_and_the_end_of_it_share_one_thread() -> None:
    def ended(**words: object) -> None:
        note("end")

    signals.request_finished.connect(ended)
    try:
        status, headers, body = await ask("/echo/", b"x" * 200_000)
    finally:
        signals.request_finished.disconnect(ended)
    assert (status, headers[b"X-Method"], body) == (200, b"POST", b"x" * 200_000)
    assert [word for word, _ in threads] == ["middleware", "view", "end"]
    assert len({thread for _, thread in threads}) == 1
    assert threads[0][1] != threading.get_ident(), "the loop is left alone"


async def test_a_broken_view_is_a_500_and_what_is_not_there_a_404() -> None:
    assert (await ask("/broken/"))[0] == 500
    assert (await ask("/nowhere/"))[0] == 404


async def test_what_comes_in_pieces_goes_out_whole() -> None:
    assert (await ask("/slowly/"))[::2] == (200, b"ab")


async def test_whoever_leaves_while_sending_disturbs_nobody() -> None:
    line = ApplicationCommunicator(Pages(), {"type": "http", "path": "/echo/"})
    await line.send_input({"type": "http.request", "body": b"ha", "more_body": True})
    await line.send_input({"type": "http.disconnect"})
    await asyncio.wait_for(line.future, 5)
    assert not threads
