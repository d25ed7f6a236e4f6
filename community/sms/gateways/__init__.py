"""Who carries our texts: settings.SMS_GATEWAY names a module here, or any dotted module path."""

from importlib import import_module
from typing import Protocol, cast

from django.conf import settings


class Gateway(Protocol):
    """A module of a gateway has a class of this name, made without arguments.

    It reads what it needs (keys, sender name) from the environment and talks to one provider.
    """

    def send(self, to: str, body: str) -> str:
        """Hands one text to the provider and returns the provider's reference for it.

        `to` is E.164, `body` up to 480 characters of Unicode. Raises when it is not certain that
        the provider took it: the text is then tried again, six times in about ten minutes.
        """


def gateway() -> Gateway:
    name = settings.SMS_GATEWAY
    module = import_module(name if "." in name else f"community.sms.gateways.{name}")
    return cast(Gateway, module.Gateway())
