"""Another user's program passes closed folders only when it must, and by no other right."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from community.machine import programs, unprivileged

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become someone else")
LOOK = "/bin/cat"


def test_a_program_in_reach_runs_as_the_other_user_without_any_right() -> None:
    said = status_as_nobody(Path("/"))
    assert said["Uid"].split() == ["65534"] * 4
    assert said["Groups"] == ""
    assert int(said["CapEff"], 16) == int(said["CapPrm"], 16) == 0


def test_one_right_is_kept_to_pass_a_closed_folder(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    kept = int(status_as_nobody(closed)["CapEff"], 16)
    assert kept in {1 << right for right in unprivileged.PASSES_FOLDERS}


def test_root_without_that_right_is_told_so(tmp_path: Path) -> None:
    """As in a container from which the rights were taken."""
    ended = as_nobody(tmp_path, "setpriv", "--inh-caps", "-all", "--bounding-set", "-setpcap")
    assert ended.returncode in {0, unprivileged.UNREACHABLE}
    less = "-setpcap,-dac_override,-dac_read_search"
    ended = as_nobody(tmp_path, "setpriv", "--inh-caps", "-all", "--bounding-set", less)
    assert ended.returncode == unprivileged.UNREACHABLE


def test_a_cluster_that_nobody_could_reach_takes_refuge_with_its_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(programs, "REFUGES", tmp_path)
    place = programs.take_refuge(Path("/root/x/.sokoni"))
    assert programs.home(Path("/root/x/.sokoni")) == place
    assert (programs.binaries(place) / "postgres").exists()
    assert capsys.readouterr().err.count("\n") == 1


def status_as_nobody(folder: Path) -> dict[str, str]:
    lines = as_nobody(folder).stdout.splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def as_nobody(folder: Path, *prefix: str) -> "subprocess.CompletedProcess[str]":
    script = [sys.executable, "-I", "-S", unprivileged.__file__, "65534", "65534", str(folder)]
    words = [*prefix, *script, LOOK, "/proc/self/status"]
    return subprocess.run(words, capture_output=True, text=True, check=False)
