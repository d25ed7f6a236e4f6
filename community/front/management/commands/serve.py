import errno
import os
import socket
from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from community.machine import worker
from community.machine.trouble import Trouble
from groups.models import Group

SIGN_IN = (
    "sign in as 0700 000 001 (member), 0700 000 002 (steward) or 0700 000 009 (staff); "
    "the codes appear at {address}/texts/"
)


class Command(BaseCommand):
    help = "Sets up what is missing and serves the site until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="with demo data, for looking round")
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fd", type=int, help="serve a socket that the service manager opened")
        parser.add_argument("--proxied", action="store_true", help="trust X-Forwarded-For")
        parser.add_argument("--no-setup", action="store_true", help="leave that to manage.py setup")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["fd"] is None:
            refuse_taken(options["host"], options["port"])
        if not options["no_setup"]:
            call_command("setup", stdout=self.stdout)
        if options["demo"] and not Group.objects.exists():
            self.stdout.write("· demo data")
            call_command("seed", stdout=self.stdout)
        with own_worker():
            self.serve(options)

    def serve(self, options: dict[str, Any]) -> None:
        from community.machine import server

        host, port = options["host"], options["port"]
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        server.run(
            import_string(settings.ASGI_APPLICATION),
            host=host,
            port=port,
            fd=options["fd"],
            proxied=options["proxied"],
            ready=lambda: self.say_open(address),
        )

    def say_open(self, address: str) -> None:
        how = f" · {SIGN_IN.format(address=address)}" if settings.DEMO else ""
        self.stdout.write(f"Sokoni is open at {address}{how}")
        self.stdout.flush()


def refuse_taken(host: str, port: int) -> None:
    """Said before the long steps, not after them."""
    try:
        with socket.create_server((host, port), family=family(host), reuse_port=False):
            pass
    except OverflowError:
        raise Trouble(f"{port} is no port; choose one from 1024 to 65535.") from None
    except OSError as error:
        why = os.strerror(error.errno or errno.EADDRINUSE)
        raise Trouble(
            f"port {port} of {host} cannot be had ({why}); try another: PORT={port + 1}"
        ) from None


def family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def own_worker() -> AbstractContextManager[None]:
    """With nothing set up around it, one process does everything; else see `manage.py worker`."""
    return worker.beside() if settings.OWN_DATABASE else nullcontext()
