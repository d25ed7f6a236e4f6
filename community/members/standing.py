"""How much a member's word weighs: standing that is handed on in person and cannot be bought.

The rule in words. Stewards and verified members, the roots, stand by themselves. Everyone else
stands by those who vouched for them: what a giver has is handed on in equal shares to all they
vouch for (at least three shares, so that a lone friend is not given everything), a twentieth
being lost on each way. Of what reaches a member the six largest shares count, and the largest of
them for little (a tenth): one true friend brings you in, but only several who do not
depend on each other make you weigh. Full standing begins where nine tenths of all flow lies at
or above; below it standing falls as the square of the flow.

Why puppets gain little. Among themselves they only hand on what comes in over true vouches:
nothing is made by vouching for each other, a puppet behind one true vouch keeps a tenth of it,
and the echo of a thousand puppets counts as six shares at most. Thousands of accounts cannot
move the mark of full standing either, since it is measured in flow and not in heads. So their
part of all standing stays below the part that true vouches to them are of all vouches, which
`make attack` shows on generated graphs. It bounds what an attack gains; it does not tell who is
a puppet: fifty accounts with a true vouch each, speaking well of each other, pass for fifty
poorly known members.

Literature. Handing on from trusted seeds: Gyöngyi, Garcia-Molina and Pedersen, "Combating Web Spam
with TrustRank" (VLDB 2004); Yu et al., "SybilGuard" (SIGCOMM 2006); Cao et al., "Aiding the
Detection of Fake Accounts in Large Scale Social Online Services" (SybilRank, NSDI 2012). That only
flow from seeds can resist: Cheng and Friedman, "Sybilproof Reputation Mechanisms" (P2PECON 2005).
Several independent ways instead of one: Levien, "Attack-Resistant Trust Metrics" (Advogato, 2003).
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from community.members.rings import rings

M = TypeVar("M", bound=Hashable)

WEIGHTS = {"met": 1.0, "traded": 1.0, "online": 0.25}
LASTS = timedelta(days=365)
HANDED_ON = 0.95
LEAST_SHARES = 3
OF_THE_LARGEST = 0.1
SHARES_COUNTED = 6
OF_ALL_FLOW = 0.9
FALL = 2
NEARLY, STILL = 0.005, 0.0003
LEAST = 1e-9
ROUNDS = 200


class Vouch(NamedTuple, Generic[M]):
    """A member's word for another: kind is met, traded or online; it lasts twelve months."""

    giver: M
    receiver: M
    kind: str
    given_on: date


def weights(
    vouches: Iterable[Vouch[M]], roots: Iterable[M], today: date | None = None
) -> dict[M, float]:
    """The standing, 0 to 1, of everyone named: roots 1, whoever no root reaches 0.

    Without `today` no vouch has lapsed. ValueError for a kind of vouch that does not exist.
    """
    given, seeds = list(vouches), frozenset(roots)
    named = {one for vouch in given for one in (vouch.giver, vouch.receiver)} | seeds
    reached = shares_of_full(flows(given, seeds, today), seeds)
    return {one: reached.get(one, 0.0) for one in named}


def flows(
    vouches: Iterable[Vouch[M]],
    roots: Collection[M],
    today: date | None = None,
    before: Mapping[M, float] | None = None,
) -> dict[M, float]:
    """What reaches each member when every root sends out 1; whom nothing reaches is left out.

    `before`, the flows of a little earlier, saves the way there: after a small change everyone is
    looked at once, and then only those whom it touches. The end is the same wherever one began,
    since there is only one: standings begun anew lie within 0.06 of it, those gone on with within
    a hundredth.
    """
    net = Net(weighed(vouches, roots, today))
    flow = net.start(roots, before or {})
    due: Collection[M] = net.shares
    nearly = STILL if before else NEARLY
    for _ in range(ROUNDS):
        fresh = {one: net.inflow(one, flow) + (one in roots) for one in due}
        moved = {
            one: now for one, now in fresh.items() if abs(now - flow[one]) > nearly * now + LEAST
        }
        flow |= moved
        due = {receiver for one in moved for receiver in net.receivers.get(one, ())}
    return {one: much for one, much in flow.items() if much > LEAST}


def weighed(
    vouches: Iterable[Vouch[M]], roots: Collection[M], today: date | None
) -> dict[tuple[M, M], float]:
    """What each giver's word for a receiver weighs: the strongest of theirs that still lasts."""
    words: dict[tuple[M, M], float] = {}
    for giver, receiver, kind, given_on in vouches:
        if giver != receiver and (today is None or today - given_on < LASTS):
            words[giver, receiver] = max(words.get((giver, receiver), 0.0), weight_of(kind))
    for ring, weight in rings(words, roots).items():
        inner = {(a, b) for a in ring for b in ring} & words.keys()
        words |= {word: words[word] * weight for word in inner}
    return words


def weight_of(kind: str) -> float:
    if kind not in WEIGHTS:
        raise ValueError(f"a vouch is {', '.join(WEIGHTS)}, not {kind!r}")
    return WEIGHTS[kind]


class Net(Generic[M]):
    """Who hands on to whom, and which part of what they have."""

    def __init__(self, words: Mapping[tuple[M, M], float]) -> None:
        given: dict[M, float] = defaultdict(float)
        for (giver, _), weight in words.items():
            given[giver] += weight
        self.shares: dict[M, list[tuple[M, float]]] = {}
        self.receivers: dict[M, list[M]] = {}
        for (giver, receiver), weight in words.items():
            part = HANDED_ON * weight / max(given[giver], LEAST_SHARES)
            self.shares.setdefault(receiver, []).append((giver, part))
            self.receivers.setdefault(giver, []).append(receiver)

    def start(self, roots: Collection[M], before: Mapping[M, float]) -> dict[M, float]:
        known = self.shares.keys() | self.receivers.keys()
        flow = dict.fromkeys(known, 0.0) | dict.fromkeys(roots, 1.0)
        return flow | {one: before[one] for one in before if one in self.shares}

    def inflow(self, receiver: M, flow: Mapping[M, float]) -> float:
        """Little of the largest share; the others made up for it as if it were like them."""
        sent = [flow[giver] * part for giver, part in self.shares[receiver]]
        sent.sort()
        largest, others = sent[-1], sent[-SHARES_COUNTED:-1]
        rest = sum(others)
        if not rest:
            return OF_THE_LARGEST * largest
        some = len(others) - others.count(0.0)
        made_up = rest * (some + 1) / some
        return OF_THE_LARGEST * (largest + rest) + (1 - OF_THE_LARGEST) * made_up


def shares_of_full(flow: Mapping[M, float], roots: Collection[M]) -> dict[M, float]:
    """Flows as standing: 1 for those who together hold the most of all flow, less below them."""
    falling = sorted((much for one, much in flow.items() if one not in roots), reverse=True)
    full = full_flow(falling)
    return {
        one: 1.0 if one in roots else min(1.0, (much / full) ** FALL) for one, much in flow.items()
    }


def full_flow(falling: Sequence[float]) -> float:
    held = list(accumulate(falling))
    return next(
        (
            much
            for much, sofar in zip(falling, held, strict=True)
            if sofar >= OF_ALL_FLOW * held[-1]
        ),
        1.0,
    )
