"""The promise, put as questions to a log. Each answers with complaints; none means it was kept."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.faults.log import Answered, Began, Ended, Heard, Log, Posted, Reads, Returned, Stored

# What a member in good standing may be told: yes, "a lot in a short time", "come again later".
# 404 is for those whose right has ended; whether it was right is asked of what they saw.
EXPECTED = {0, 200, 201, 204, 302, 404, 409, 422, 429, 503}


def complaints(log: Log) -> list[str]:
    return [
        f"{check.__name__}: {complaint}" for check in CHECKS for complaint in sorted({*check(log)})
    ]


def hole(log: Log) -> Iterator[str]:
    """The numbers of a topic are 1, 2, 3 … without a hole."""
    for topic, stored in by_topic(log).items():
        numbers = [one.n for one in stored]
        if numbers != [*range(1, len(numbers) + 1)]:
            yield f"{topic} has the numbers {numbers}"


def unkept(log: Log) -> Iterator[str]:
    """A 2xx means committed, whatever came after."""
    kept = {(one.topic, one.key) for one in log.all(Stored)}
    for one in accepted(log):
        if (one.topic, one.key) not in kept:
            yield f"{one.key} by {one.who} was answered {one.status} and is not in {one.topic}"


def repeated(log: Log) -> Iterator[str]:
    """A key sent twice has one effect."""
    for key, times in Counter(one.key for one in log.all(Stored)).items():
        if times > 1:
            yield f"{key} is stored {times} times"


def unasked(log: Log) -> Iterator[str]:
    """Nothing is stored that nobody sent."""
    sent = {(one.topic, one.key) for one in log.all(Posted)}
    for one in log.all(Stored):
        if (one.topic, one.key) not in sent:
            yield f"{one.topic} {one.n} holds {one.key}"


def unseen(log: Log) -> Iterator[str]:
    """Every reader's final view holds all of the topic."""
    everything, views = by_topic(log), shown(log)
    for one in log.all(Reads):
        seen = {heard.n for heard in views[one.who, one.topic]} | begun(log, one)
        for stored in everything[one.topic]:
            if stored.n not in seen:
                yield f"{one.who} never saw {one.topic} {stored.n} {stored.key}"


def doubled(log: Log) -> Iterator[str]:
    """No page shows the same thing twice, and no line says it twice."""
    for (who, topic), heard in shown(log).items():
        for n, times in Counter(one.n for one in heard).items():
            if times > 1:
                yield f"{who} was shown {topic} {n} {times} times"
    for (line, topic), heard in by_line(log).items():
        for n, times in Counter(one.n for one in heard).items():
            if times > 1:
                yield f"{line} said {topic} {n} {times} times"


def disordered(log: Log) -> Iterator[str]:
    """Each page and each line says it in the order of the numbers."""
    for name, heard in [*shown(log).items(), *by_line(log).items()]:
        numbers = [one.n for one in heard]
        for before, after in pairwise(numbers):
            if after < before:
                yield f"{name}: {after} after {before}"


def different(log: Log) -> Iterator[str]:
    """Under one number everyone heard the same, namely what is stored."""
    kept = {(one.topic, one.n): one.key for one in log.all(Stored)}
    for one in log.all(Heard):
        if kept.get((one.topic, one.n)) != one.key:
            stands = kept.get((one.topic, one.n), "nothing")
            yield f"{one.who} heard {one.key} as {one.topic} {one.n}, where {stands} stands"


def torn(log: Log) -> Iterator[str]:
    """A page begun again shows the end of the talk, whole, as it stood at its head or later."""
    everything = by_topic(log)
    for one in log.all(Began):
        order = [stored.key for stored in everything[one.topic]]
        ends = range(max(one.head, len(one.keys)), len(order) + 1)
        if not any(tuple(order[end - len(one.keys) : end]) == one.keys for end in ends):
            yield f"{one.who} began {one.topic} again at {one.head} with {one.keys}"


def forbidden(log: Log) -> Iterator[str]:
    """What was said after a right had ended is not seen before it may have come back."""
    said: dict[str, float] = {}
    for post in log.all(Posted):
        said.setdefault(post.key, post.at)
    outside = periods(log)
    for one in log.all(Heard):
        for ended, back in outside[one.who, one.topic]:
            if ended < said.get(one.key, ended) and ended < one.at < back:
                yield f"{one.who} heard {one.topic} {one.n} {one.key} on {one.line}, being outside"


def unkind(log: Log) -> Iterator[str]:
    """Nobody is told "broken": what cannot be done now is 503 with a time to come again."""
    for one in log.all(Answered):
        if one.status not in EXPECTED or (one.status == 503 and not one.kind):
            yield f"{one.who} was answered {one.status} for {one.key}"


CHECKS: tuple[Callable[[Log], Iterator[str]], ...] = (
    *(hole, unkept, repeated, unasked, unseen, doubled, disordered, different, torn, forbidden),
    unkind,
)


def accepted(log: Log) -> list[Answered]:
    return [one for one in log.all(Answered) if 200 <= one.status < 300]


def by_topic(log: Log) -> dict[str, list[Stored]]:
    topics: dict[str, list[Stored]] = defaultdict(list)
    for one in sorted(log.all(Stored), key=lambda one: one.n):
        topics[one.topic].append(one)
    return topics


def shown(log: Log) -> dict[tuple[str, str], list[Heard]]:
    """What each reader's page of a topic showed, in the order in which it came."""
    views: dict[tuple[str, str], list[Heard]] = defaultdict(list)
    for one in log.all(Heard):
        if one.shown:
            views[one.who, one.topic].append(one)
    return views


def by_line(log: Log) -> dict[tuple[str, str], list[Heard]]:
    lines: dict[tuple[str, str], list[Heard]] = defaultdict(list)
    for one in log.all(Heard):
        lines[one.line, one.topic].append(one)
    return lines


def begun(log: Log, reader: Reads) -> set[int]:
    """What stood in the page when it last began again, or could be turned back to in it."""
    mine = [one for one in log.all(Began) if (one.who, one.topic) == (reader.who, reader.topic)]
    return {*range(1, max((one.head for one in mine), default=0) + 1)}


def periods(log: Log) -> dict[tuple[str, str], list[tuple[float, float]]]:
    """From the answer that a right has ended to the call that may give it back."""
    outside: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for one in log.entries:
        if isinstance(one, Ended):
            outside[one.who, one.topic].append((one.at, float("inf")))
        if isinstance(one, Returned) and outside[one.who, one.topic]:
            ended, back = outside[one.who, one.topic][-1]
            outside[one.who, one.topic][-1] = (ended, min(back, one.at))
    return outside
