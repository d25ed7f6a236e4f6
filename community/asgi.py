"""Where the server enters: HTTP to Django, /live/ to the live socket."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
django.setup(set_prefix=False)

from community.live.consumer import Live  # noqa: E402  (Django must be set up first)
from community.live.sockets import Receive, Scope, Send  # noqa: E402
from community.machine.pages import Pages  # noqa: E402

pages, live = Pages(), Live()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] != "websocket":
        await pages(scope, receive, send)
    elif scope["path"] == "/live/":
        await live(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 4404})
