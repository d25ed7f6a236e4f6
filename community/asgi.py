"""Where the server enters: HTTP to Django, /live/ to the live socket."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
pages = get_asgi_application()

from community.live.consumer import Live  # noqa: E402  (Django must be set up first)
from community.live.sockets import Receive, Scope, Send  # noqa: E402

live = Live()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] != "websocket":
        await pages(scope, receive, send)
    elif scope["path"] == "/live/":
        await live(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 4404})
