"""A run in figures: what was done to it, what it did, and how soon it was well again."""

from collections import Counter
from statistics import quantiles

from tests.faults import checks
from tests.faults.log import Answered, Fault, Heard, Log, Posted, Recovered, Stored

SOON, LATEST = {"redis": 5.0}, 10.0
BREACHES = {
    "lost": ("unkept", "unseen"),
    "doubled": ("repeated", "doubled"),
    "out of order": ("disordered", "hole", "different", "torn", "unasked"),
    "seen by outsiders": ("forbidden",),
    "answered as broken": ("unkind",),
}


def table(log: Log) -> str:
    """Markdown."""
    lines = ["| what | how many |", "|---|---:|"]
    for kind, times in sorted(Counter(one.kind for one in log.all(Fault)).items()):
        lines.append(f"| fault: {kind} | {times} |")
    for name, value in [*sums(log), *breaches(log), *recoveries(log)]:
        lines.append(f"| {name} | {value} |")
    return "\n".join(lines)


def sums(log: Log) -> list[tuple[str, int]]:
    answers = log.all(Answered)
    posts = [one for one in answers if one.key]
    return [
        ("**faults**", len(log.all(Fault))),
        ("words written", len(log.all(Posted))),
        ("times sent", len(posts)),
        ("answered 2xx", sum(1 for one in posts if 200 <= one.status < 300)),
        ("answered 503, come again", sum(1 for one in answers if one.status == 503)),
        ("not answered", sum(1 for one in answers if one.status == 0)),
        ("events stored", len(log.all(Stored))),
        ("deliveries", len(log.all(Heard))),
    ]


def breaches(log: Log) -> list[tuple[str, int]]:
    found = Counter(complaint.partition(":")[0] for complaint in checks.complaints(log))
    return [(f"**{name}**", sum(found[one] for one in of)) for name, of in BREACHES.items()]


def recoveries(log: Log) -> list[tuple[str, str]]:
    kinds = sorted({one.kind for one in log.all(Recovered)})
    return [(f"well again after: {kind}", spread(log, kind)) for kind in kinds]


def spread(log: Log, kind: str) -> str:
    times = seconds(log, kind)
    if len(times) < 2:
        return f"{times[0]:.1f} s"
    cuts = quantiles(times, n=20, method="inclusive")
    return f"p50 {cuts[9]:.1f} s, p95 {cuts[18]:.1f} s, of {len(times)}"


def slow(log: Log) -> list[str]:
    """What was not well again in time, 19 times of 20: Redis within 5 seconds, all else in 10."""
    kinds = sorted({one.kind for one in log.all(Recovered)})
    late = {kind: worst(seconds(log, kind)) for kind in kinds}
    most = {kind: SOON.get(kind, LATEST) for kind in kinds}
    return [
        f"slow: well again after {kind} in {late[kind]:.1f} s, not {most[kind]:.0f}"
        for kind in kinds
        if late[kind] > most[kind]
    ]


def seconds(log: Log, kind: str) -> list[float]:
    return [one.seconds for one in log.all(Recovered) if one.kind == kind]


def worst(times: list[float]) -> float:
    """Their p95; of one, itself."""
    return quantiles(times, n=20, method="inclusive")[18] if len(times) > 1 else times[0]
