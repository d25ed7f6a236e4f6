"""Templates hold no script and no style of their own, and never trust a text they are given."""

import re
from pathlib import Path

import pytest

from tests.house import source

FORBIDDEN = {
    "an inline style": r"<[^>]*\sstyle\s*=|<style",
    "an inline handler": r"<[^>]*\son[a-z]+\s*=",
    "an inline script": r"<script(?![^>]*\bsrc=)",
    "a javascript address": r"javascript:",
    "the safe filter": r"\|\s*safe\b|\|\s*safeseq\b",
    "autoescape off": r"autoescape\s+off",
    "someone else's server": r"(?:src|srcset)\s*=\s*[\"']?(?:https?:)?//",
}


def templates() -> list[Path]:
    return [
        file for file in source.files(".html", ".txt") if "/templates/" in f"/{source.name(file)}"
    ]


def test_there_are_templates_for_these_rules_to_mean_anything() -> None:
    assert templates()


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_contains(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.IGNORECASE)
    assert [source.name(file) for file in templates() if pattern.search(file.read_text())] == []
