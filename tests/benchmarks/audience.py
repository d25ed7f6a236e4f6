"""Many sockets that listen and measure: crowd.c, compiled here and spoken to over a pipe."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.stage import FOLDER, Stage

MARK = "BM:"


def compiled(stage: Stage, name: str) -> str:
    """A program of ours in C; raises FileNotFoundError where there is no compiler."""
    program = stage.folder / name
    if not program.exists():
        compiler = shutil.which("gcc") or shutil.which("cc")
        if not compiler:
            raise FileNotFoundError("there is no gcc here (apt-get install gcc)")
        subprocess.run([compiler, "-O2", "-o", program, FOLDER / f"{name}.c"], check=True)
    return str(program)


class Audience:
    """`count` sockets on a port. What they publish goes over socket 0, or else to `voice`."""

    def __init__(
        self,
        stage: Stage,
        port: int,
        path: str,
        count: int,
        *options: str,
        voice: int | None = None,
    ) -> None:
        words = [compiled(stage, "crowd"), str(port), path, str(count), *options]
        if voice is not None:
            words += ["-f", str(voice)]
        self.process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            pass_fds=() if voice is None else (voice,),
        )
        self.entered = self.answer()

    def answer(self) -> dict[str, float]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the audience has gone: {self.process.wait()}")
        said: dict[str, float] = json.loads(line)
        return said

    def order(self, words: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()

    def ask(self, words: str) -> dict[str, float]:
        self.order(words)
        return self.answer()

    def leave(self) -> None:
        self.process.kill()
        self.process.wait()


def headers(folder: Path, name: str, lines: Sequence[str]) -> tuple[str, str]:
    """One header for each socket, as the option that reads them."""
    file = folder / name
    file.write_text("".join(f"{line}\n" for line in lines))
    os.chmod(file, 0o600)
    return "-h", str(file)
