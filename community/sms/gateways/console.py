"""Prints texts where the site runs: for demonstrations and for trying things out."""

import sys


class Gateway:
    def send(self, to: str, body: str) -> str:
        sys.stdout.write(f"text to {to}: {body}\n")
        sys.stdout.flush()
        return "console"
