"""Scripts as they leave the house: lean, and importing one another by their lasting names."""

from pathlib import Path

import pytest

from community.machine.statics import Storage, lean

HERE = Path(__file__).resolve().parents[2] / "community" / "live" / "static" / "live"
SCRIPTS = {"live/live.js", "live/outbox.js", "live/page.js"}


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
