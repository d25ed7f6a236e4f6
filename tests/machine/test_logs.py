"""An operator reads JSON; a demo's screen stays quiet until something goes wrong."""

import json
from pathlib import Path

from tests.machine import apart

SAY = """
import django, logging, structlog
django.setup()
logging.getLogger("django.request").warning("Not Found: %s", "/nowhere")
logging.getLogger("psycopg.pool").warning("connecting again")
structlog.get_logger("sms").error("gateway", to="+254700000001")
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger("site").exception("it broke")
"""


def test_outside_the_demo_every_line_is_json_with_its_time_and_origin(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in said(tmp_path)]
    assert [line["logger"] for line in lines] == ["django.request", "psycopg.pool", "sms", "site"]
    assert all({"event", "level", "timestamp"} <= set(line) for line in lines)
    assert lines[2]["to"] == "+254700000001"
    assert "ZeroDivisionError" in lines[3]["exception"]


def test_the_demo_says_only_what_went_wrong(tmp_path: Path) -> None:
    text = "\n".join(said(tmp_path, SOKONI_DEMO="1"))
    assert "gateway" in text
    assert "ZeroDivisionError" in text
    assert "Not Found" not in text
    assert "connecting again" not in text


def said(data: Path, **more: str) -> list[str]:
    ended = apart.python(data, "-W", "ignore", "-c", SAY, **more)
    assert ended.returncode == 0, ended.stderr
    return ended.stderr.splitlines()
