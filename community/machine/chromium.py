"""The browser of the tests: the machine's own Chromium, or the one Playwright keeps."""

import os
import shutil
from pathlib import Path

from community.machine.trouble import Trouble

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
KEPT = "chromium-*/chrome-linux*/chrome"
HOW = (
    "There is no Chromium here: apt-get install chromium (as root), "
    "or .venv/bin/python -m playwright install chromium (as anyone)."
)


def binary() -> str:
    """CHROMIUM, else one on the PATH, else Playwright's; Trouble says how to get one."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [*filter(None, map(shutil.which, NAMES)), *kept()]
    if not found:
        raise Trouble(HOW)
    return found[0]


def kept() -> list[str]:
    cache = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    return [str(path) for path in sorted(Path(cache).glob(KEPT), reverse=True)]
