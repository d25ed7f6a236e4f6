"""Edge cases of the specification beside the tests that hold them: names that must exist."""

from pathlib import Path

TESTS = Path(__file__).resolve().parent


def missing(named: list[str]) -> list[str]:
    """Those of `file::test` that no file of ours has."""
    return [name for name in named if not stands(*name.split("::"))]


def stands(file: str, test: str) -> bool:
    return f"def {test}(" in (TESTS / file).read_text(encoding="utf-8")
