"""The room's part of the JSON API, a router for each noun."""

from ninja import Router

from groups.api import (
    ballots,
    buddies,
    crafts,
    entries,
    findings,
    freezes,
    groups,
    meetups,
    order,
    pictures,
    recalls,
    reports,
    rules,
    talk,
)

router = Router()
said = (groups, ballots, buddies, crafts, entries, meetups)
ordered = (order, pictures, recalls, rules, talk)
safety = (reports, findings, freezes)
for noun in (*said, *ordered, *safety):
    router.add_router("", noun.router)
