#!/usr/bin/env python3
"""The project's one command line; it brings the embedded Postgres up for as long as it needs it."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext

WITHOUT_DATABASE = {"", "help", "version", "messages"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
    if "--demo" in sys.argv:
        os.environ["SOKONI_DEMO"] = "1"
    from django.core.management import execute_from_command_line

    from community.machine.trouble import one_line

    with one_line(), database():
        execute_from_command_line(sys.argv)


def database() -> AbstractContextManager[None]:
    from community.machine import postgres

    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    asks_help = {"-h", "--help", "--version"} & set(sys.argv)
    if asks_help or (words or [""])[0] in WITHOUT_DATABASE:
        return nullcontext()
    return postgres.running()


if __name__ == "__main__":
    main()
