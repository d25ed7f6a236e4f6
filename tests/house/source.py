"""What the house rules look at: the house's own files, parsed."""

import ast
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
ROOMS = ("community", "groups", "pricing", "mentorship", "manage.py")
OURS = ("community", "groups", "pricing", "mentorship", "templates", "tests")


@cache
def files(*suffixes: str) -> list[Path]:
    """Ours by their folders: git may be missing, or refuse a checkout of another owner."""
    inside = (file for room in OURS for file in sorted((HERE / room).rglob("*")))
    return [
        file
        for file in (HERE / "manage.py", *inside)
        if file.name.endswith(suffixes) and file.is_file() and "__pycache__" not in file.parts
    ]


def code() -> list[Path]:
    return [file for file in files(".py") if name(file).startswith(ROOMS) and is_written(file)]


def tests() -> list[Path]:
    return [file for file in files(".py") if name(file).startswith("tests/")]


def is_written(file: Path) -> bool:
    return "/migrations/" not in str(file)


def name(file: Path) -> str:
    return file.relative_to(HERE).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found
