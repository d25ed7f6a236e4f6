"""HTTP to Django: one thread answers a request from its beginning to its end.

Django's own handler goes from the loop to a thread and back some nine times where middleware is of
both kinds, which costs more than all that a plain view does.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from typing import IO, Any

from asgiref.sync import sync_to_async
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.urls import set_script_prefix

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]

THREADS = 32

serving: ContextVar[asyncio.AbstractEventLoop] = ContextVar("serving")
"""The loop of the server, for whoever answers a page: what need not be waited for is done there."""


class Pages(ASGIHandler):
    def __init__(self) -> None:
        self.load_middleware(is_async=False)
        self.threads = ThreadPoolExecutor(THREADS, "page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        serving.set(asyncio.get_running_loop())
        response = await self.in_thread(self.answer, scope, body)
        await self.send_response(response, send)
        if response.streaming:
            await self.in_thread(response.close)

    async def in_thread(self, act: Callable[..., Any], *args: Any) -> Any:
        return await sync_to_async(act, thread_sensitive=False, executor=self.threads)(*args)

    def answer(self, scope: Scope, body: IO[bytes]) -> Any:
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, body)
        response: Any = self.get_response(request) if request else refusal
        response._handler_class = self.__class__
        if not response.streaming:
            response.close()
        body.close()
        return response
