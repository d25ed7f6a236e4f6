"""A short run of real faults: nothing is lost, doubled, out of order, or seen from outside."""

import os
from collections import Counter
from pathlib import Path

from tests.faults import checks, faults, figures
from tests.faults.log import Fault, Log
from tests.faults.run import Plan, Run

SEED = int(os.environ.get("SEED", "20"))


async def test_what_is_answered_with_yes_is_seen_by_everyone_once_and_in_order(
    tmp_path: Path,
) -> None:
    """On a failure: the log is in tmp_path, and SEED=… does the same again."""
    log = await Run(tmp_path, Plan(faults=26, seed=SEED)).go()
    assert checks.complaints(log) == [], told(log, tmp_path)
    met = Counter(one.kind for one in log.all(Fault))
    assert met == {faults.name(act): 2 for act in faults.FAULTS}
    assert faults.taken(log) > 26, figures.table(log)


def told(log: Log, folder: Path) -> str:
    return f"SEED={SEED}, log and servers' words in {folder}\n{figures.table(log)}"
