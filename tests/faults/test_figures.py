"""A run in figures."""

from tests.faults import figures
from tests.faults.log import Answered, Fault, Heard, Log, Posted, Reads, Recovered, Stored

ROOM = "room.1"


def run() -> Log:
    """Two faults, three words; one of them sent twice, and one never heard."""
    kept = Log(entries=[Reads(0, "reader", ROOM), Fault(1, "kill redis"), Fault(2, "kill redis")])
    for n in range(1, 4):
        kept.add(Posted(n, "author", ROOM, f"k{n}"))
        kept.add(Answered(n, "author", ROOM, f"k{n}", 204))
        kept.add(Stored(9, ROOM, n, f"k{n}"))
    for n in (1, 2):
        kept.add(Heard(n, "reader", "reader/1", ROOM, n, f"k{n}", shown=True))
    kept.add(Answered(3, "author", ROOM, "k3", 503, kind=True))
    kept.add(Answered(3, "wanderer", ROOM, "", 302))
    return kept


def test_what_was_done_and_what_came_of_it_are_counted() -> None:
    said = figures.table(run())
    for line in (
        "| fault: kill redis | 2 |",
        "| **faults** | 2 |",
        "| words written | 3 |",
        "| times sent | 4 |",
        "| answered 2xx | 3 |",
        "| answered 503, come again | 1 |",
        "| events stored | 3 |",
        "| deliveries | 2 |",
        "| **lost** | 1 |",
        "| **doubled** | 0 |",
    ):
        assert line in said.splitlines()


def test_recovery_is_told_by_its_middle_and_its_end() -> None:
    kept = run()
    for seconds in range(1, 101):
        kept.add(Recovered(0, "kill a server", float(seconds)))
    kept.add(Recovered(0, "redis", 2.0))
    assert figures.recoveries(kept) == [
        ("well again after: kill a server", "p50 50.5 s, p95 95.0 s, of 100"),
        ("well again after: redis", "2.0 s"),
    ]


def test_a_run_that_was_well_again_too_late_is_told_so() -> None:
    kept = run()
    for number in range(100):
        kept.add(Recovered(0, "kill a server", 9.0 if number < 96 else 40.0))
        kept.add(Recovered(0, "redis", 4.0 if number < 96 else 40.0))
    assert figures.slow(kept) == []
    kept.add(Recovered(0, "term a server", 10.5))
    for _ in range(10):
        kept.add(Recovered(0, "redis", 6.0))
    assert figures.slow(kept) == [
        "slow: well again after redis in 6.0 s, not 5",
        "slow: well again after term a server in 10.5 s, not 10",
    ]
