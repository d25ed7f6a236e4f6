"""What everyone writes: the consumer of the Channels tutorial, on the Daphne it recommends.

With the pub/sub layer, which is the cheaper one. Under the tutorial's own, channels_redis.core, it
cost half as much again, ran out of connections at 500 sockets, and lost messages.
"""

import os

import django
from django.conf import settings

# One word more than the tutorial has: by its own default redis-py 8 leaves after 5 s of silence.
REDIS = {"address": os.environ.get("REDIS_URL", "redis://127.0.0.1"), "socket_timeout": None}
settings.configure(
    SECRET_KEY="benchmark",
    ALLOWED_HOSTS=["*"],
    CHANNEL_LAYERS={
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS]},
        }
    },
)
django.setup()

import json  # noqa: E402

from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402


class ChatConsumer(AsyncWebsocketConsumer):
    async def connect(self):
        self.room_group_name = "chat_lobby"
        await self.channel_layer.group_add(self.room_group_name, self.channel_name)
        await self.accept()

    async def disconnect(self, close_code):
        await self.channel_layer.group_discard(self.room_group_name, self.channel_name)

    async def receive(self, text_data):
        message = json.loads(text_data)["message"]
        await self.channel_layer.group_send(
            self.room_group_name, {"type": "chat.message", "message": message}
        )

    async def chat_message(self, event):
        await self.send(text_data=json.dumps({"message": event["message"]}))


consumer = ChatConsumer.as_asgi()


async def application(scope, receive, send):
    if scope["type"] == "websocket":
        await consumer(scope, receive, send)
    else:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})
