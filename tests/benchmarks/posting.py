"""From a member's POST to what everyone sees, and how many posts a core can take."""

from tests.benchmarks.audience import Audience, headers
from tests.benchmarks.poster import Posters, authors
from tests.benchmarks.stage import Stage, free_port, postgres_processes, redis_process, spent
from tests.benchmarks.table import Goal, Table, ratios
from tests.benchmarks.village import Village, village

WATCHERS, POSTS, EACH = 500, 100, 0.2
ROUNDS, SECONDS, CONNECTIONS = 5, 4.0, 8
OURS, BARE, ALONE = "A real post", "A bare view, same middleware", "A bare view alone"


def run(stage: Stage, table: Table) -> None:
    here = village(WATCHERS)
    shown(stage, table, here)
    saturated(stage, table, here)
    for process in [*stage.processes]:
        stage.stop(process)


def shown(stage: Stage, table: Table, here: Village) -> None:
    """The time from sending to being on a watcher's socket, over all watchers."""
    table.part(f"Post to shown: {1 / EACH:.0f} posts a second, {WATCHERS} watchers")
    port = free_port()
    stage.site(port)
    names = headers(stage.folder, "tokens", here.bearers())
    watchers = Audience(stage, port, "/live/", WATCHERS, *here.watching(), *names)
    posters = Posters(port, f"/rooms/{here.room.pk}/messages/", authors())
    watchers.order(f"hear {POSTS}")
    posters.steadily(POSTS, EACH)
    heard = watchers.answer()
    watchers.leave()
    table.line("Shown after, p50", [heard["p50"]], "ms")
    table.line("Shown after, p95", [heard["p95"]], "ms", Goal("≤", 150))
    table.line("Lost, doubled or out of order", [lost(heard)], "", Goal("=", 0))


def lost(heard: dict[str, float]) -> float:
    return heard["lost"] + heard["twice"] + heard["disorder"]


def saturated(stage: Stage, table: Table, here: Village) -> None:
    """Round after round; CPU of the server, Redis and Postgres together. Nobody watches."""
    table.part("Posts per second of processor time, everything counted, nobody watching")
    every = rivals(stage, here)
    found: dict[str, list[float]] = {name: [] for name in every}
    for _ in range(ROUNDS + 1):
        for name, (posters, pid) in every.items():
            found[name].append(rate(stage, posters, pid))
    for name, each in found.items():
        table.line(name, each[1:], "posts/CPU-s")
    for name, goal in ((BARE, Goal("≥", 0.5)), (ALONE, None)):
        values = ratios(found[OURS][1:], found[name][1:])
        table.line(f"{OURS} ÷ {name[0].lower()}{name[1:]}", values, "×", goal)


def rivals(stage: Stage, here: Village) -> dict[str, tuple[Posters, int]]:
    bare = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.bare"}
    sites: dict[str, tuple[str, dict[str, str]]] = {
        OURS: (f"/rooms/{here.room.pk}/messages/", {}),
        BARE: ("/bare/", bare),
        ALONE: ("/bare/", bare | {"BARE": "alone"}),
    }
    started = {}
    for name, (path, more) in sites.items():
        port = free_port()
        site = stage.site(port, **more)
        started[name] = Posters(port, path, authors()), site.pid
    return started


def rate(stage: Stage, posters: Posters, pid: int) -> float:
    fixed = [pid, redis_process(stage.redis)]
    with spent(lambda: [*fixed, *postgres_processes(stage.folder)]) as cost:
        done = posters.flat_out(CONNECTIONS, SECONDS)
    return done / cost[0]
