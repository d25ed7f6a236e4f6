"""The embedded Postgres: for anyone, under any folder, for as long as somebody uses it."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from community.machine import cluster, postgres
from tests.machine import apart

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can try what root meets")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One data folder for the tests of this file: making a cluster takes seconds."""
    folder = tmp_path_factory.mktemp("data")
    yield folder
    assert not apart.is_up(folder), "every test leaves the server stopped"


def test_it_is_a_durable_server_that_listens_on_no_network_address(data: Path) -> None:
    with apart.holding(data):
        assert apart.ask(data, "SHOW fsync") == "on"
        assert apart.ask(data, "SHOW listen_addresses") == ""
        assert apart.ask(data, "SHOW data_checksums") == "on"


def test_it_stops_with_the_one_who_uses_it_and_keeps_the_data(data: Path) -> None:
    with apart.holding(data):
        apart.ask(data, "CREATE TABLE IF NOT EXISTS kept (word text)")
        apart.ask(data, "INSERT INTO kept VALUES ('sukari')")
    assert not apart.is_up(data)
    with apart.holding(data):
        assert apart.ask(data, "SELECT word FROM kept") == "sukari"


def test_a_second_process_uses_the_same_server_and_the_last_to_leave_stops_it(data: Path) -> None:
    with apart.holding(data):
        with apart.holding(data) as second:
            first_number = apart.number(data)
        assert second.returncode == 0
        assert apart.is_up(data), "the second has left, the first is still there"
        assert apart.number(data) == first_number


def test_the_first_may_leave_before_the_second(data: Path) -> None:
    with apart.holding(data) as first, apart.holding(data):
        assert first.stdin
        first.stdin.close()
        first.wait(30)
        assert apart.is_up(data)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_the_server_too_and_says_nothing(data: Path, sign: signal.Signals) -> None:
    with apart.holding(data) as process:
        process.send_signal(sign)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 128 + sign
        assert said == ""
    assert not apart.is_up(data)


def test_a_process_killed_outright_leaves_a_server_that_the_next_one_takes_over(data: Path) -> None:
    with apart.holding(data) as process:
        process.kill()
    assert apart.is_up(data), "nobody was left to stop it"
    with apart.holding(data):
        assert apart.ask(data, "SELECT 1") == "1"
    assert not apart.is_up(data)


def test_a_killed_server_recovers(data: Path) -> None:
    with apart.holding(data):
        apart.ask(data, "CREATE TABLE IF NOT EXISTS crash (word text)")
        apart.ask(data, "INSERT INTO crash VALUES ('unga')")
        os.kill(apart.number(data), signal.SIGKILL)
    assert not apart.is_up(data)
    with apart.holding(data):
        assert apart.ask(data, "SELECT word FROM crash") == "unga"


def test_a_stale_note_that_names_another_living_program_is_not_believed(data: Path) -> None:
    note = data / "postgres" / "postmaster.pid"
    assert not note.exists()
    note.write_text(f"{os.getpid()}\n{data / 'postgres'}\n")
    with apart.holding(data):
        assert apart.number(data) != os.getpid()


def test_ports_and_options_of_the_users_own_postgres_do_not_disturb(data: Path) -> None:
    ended = apart.python(data, "-c", apart.SAY, PGPORT="5999", PGDATA="/nowhere", PGHOST="nowhere")
    assert (ended.stdout, ended.returncode) == ("up\n", 0)


def test_what_stands_in_the_way_is_said_in_one_line(data: Path) -> None:
    settings = data / "postgres" / "postgresql.conf"
    before = settings.read_text()
    settings.write_text(f"{before}\nshared_buffers = 'as much as you like'\n")
    ended = apart.manage(data, "check")
    settings.write_text(before)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "shared_buffers" in ended.stderr or "configuration file" in ended.stderr


def test_a_data_folder_that_cannot_be_one_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file, no folder")
    ended = apart.manage(tmp_path / "file", "check")
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Sokoni: {tmp_path}/file cannot be used")
    assert len(ended.stderr.splitlines()) == 1


def test_an_ordinary_user_runs_it_as_themself(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    data = tmp_path / "data"
    ended = apart.python(data, "-c", apart.SAY, prefix=apart.ordinary(tmp_path))
    assert (ended.stderr, ended.stdout) == ("", "up\n")
    assert (data / "postgres").stat().st_uid == data.stat().st_uid != 0


@as_root
def test_root_runs_it_under_a_closed_folder_and_opens_nothing(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    before = [folder.stat().st_mode for folder in [closed, *closed.parents]]
    with apart.holding(closed / "data"):
        process = Path(f"/proc/{apart.number(closed / 'data')}/status").read_text()
    assert "Uid:\t0" not in process
    assert [folder.stat().st_mode for folder in [closed, *closed.parents]] == before


def test_a_full_disk_is_named_as_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cluster.full(tmp_path) == "", "there is room, for this test to mean anything"
    monkeypatch.setattr("shutil.disk_usage", lambda folder: shutil._ntuple_diskusage(9, 9, 3 << 20))
    assert "is full (3 MB free)" in cluster.full(tmp_path)


def test_a_socket_folder_has_a_name_short_enough_for_a_socket() -> None:
    deep = Path("/srv") / ("a" * 300)
    assert len(str(postgres.socket_folder(deep) / ".s.PGSQL.5432")) < 107
