"""What the house rules look at: the repository's own files, parsed."""

import ast
import subprocess
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
ROOMS = ("community", "groups", "pricing", "mentorship", "manage.py")


@cache
def files(*suffixes: str) -> list[Path]:
    """Files that git knows or would add, so that a slip shows before it is committed."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(words, cwd=HERE, capture_output=True, text=True, check=True).stdout
    found = [HERE / name for name in names.splitlines() if name.endswith(suffixes)]
    return [file for file in found if file.is_file()]


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
