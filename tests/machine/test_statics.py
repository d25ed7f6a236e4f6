"""Scripts as they leave the house: lean, and importing one another by their lasting names."""

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from community.machine.statics import Files, Storage, lean

HERE = Path(__file__).resolve().parents[2] / "community" / "live" / "static" / "live"
SCRIPTS = {"live/live.js", "live/outbox.js", "live/page.js"}
SHEET = "/static/front/sokoni.css"


@pytest.fixture
def served(tmp_path: Path) -> Storage:
    storage = Storage(location=tmp_path)
    for name in SCRIPTS:
        with (HERE.parent / name).open("rb") as script:
            storage.save(name, script)
    for _ in storage.post_process({name: (storage, name) for name in SCRIPTS}):
        pass
    return storage


def test_a_script_imports_the_others_by_the_names_their_pages_preload(served: Storage) -> None:
    live = served.open(served.stored_name("live/live.js")).read().decode()
    for name in ("live/outbox.js", "live/page.js"):
        assert Path(served.stored_name(name)).name in live
    assert '"./page.js"' not in live


def test_comments_stay_at_home(served: Storage) -> None:
    assert any(line.startswith("//") for line in (HERE / "live.js").read_text().splitlines())
    assert b"\n//" not in served.open(served.stored_name("live/live.js")).read()


def test_only_lines_that_are_comments_go() -> None:
    script = b'// why\n\n  go("http://here") // now\n'
    assert lean(script) == b'go("http://here") // now\n'
    assert lean(lean(script)) == lean(script)


@pytest.fixture
def files() -> Files:
    return Files(lambda request: HttpResponse("a page"))


def test_a_static_file_is_served_with_what_the_browser_needs_to_keep_it(files: Files) -> None:
    answer = files(RequestFactory().get(SHEET))
    assert (answer.status_code, answer["Content-Type"]) == (200, 'text/css; charset="utf-8"')
    assert b"body" in answer.content
    assert "max-age" in answer["Cache-Control"]
    again = files(RequestFactory().get(SHEET, headers={"If-None-Match": answer["ETag"]}))
    assert (again.status_code, again.content) == (304, b"")


def test_only_its_head_or_a_part_of_it_is_served_too(files: Files) -> None:
    whole = files(RequestFactory().get(SHEET)).content
    assert files(RequestFactory().head(SHEET)).content == b""
    part = files(RequestFactory().get(SHEET, headers={"Range": "bytes=1-4"}))
    assert (part.status_code, part.content) == (206, whole[1:5])
    assert files(RequestFactory().post(SHEET)).status_code == 405


@pytest.mark.parametrize("path", ["/", "/static/front/none.css", "/static/../manage.py"])
def test_everything_else_is_a_page(files: Files, path: str) -> None:
    assert files(RequestFactory().get(path)).content == b"a page"
