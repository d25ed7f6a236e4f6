"""The long run: `make faults`, or FAULTS=… SEED=… GAP=… python -m tests.faults."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from tests.faults import checks, figures
from tests.faults.readers import Times
from tests.faults.run import Plan, Run


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="sokoni-faults-"))
    plan = Plan(
        faults=int(os.environ.get("FAULTS", "500")),
        seed=int(os.environ.get("SEED", "1")),
        gap=float(os.environ.get("GAP", "1")),
        authors=8,
        readers=8,
        wanderers=3,
        away=(*(3,) * 19, 60),
        times=Times(),
        settle=300,
    )
    print(f"{plan.faults} faults, SEED={plan.seed}, log {folder / 'run.jsonl'}", flush=True)
    log = asyncio.run(Run(folder, plan).go())
    print(figures.table(log))
    found = [*figures.slow(log), *checks.complaints(log)]
    print("\n".join(found[:50]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
