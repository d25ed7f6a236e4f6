#!/usr/bin/env python3
"""The project's one command line; it brings the embedded Postgres up for as long as it needs it."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
    from django.core.management import execute_from_command_line

    from community.machine import postgres

    with postgres.running():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
