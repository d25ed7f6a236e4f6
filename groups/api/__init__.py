"""The room's part of the JSON API, a router for each noun."""

from ninja import Router

from groups.api import (
    ballots,
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
said = (groups, ballots, crafts, entries, meetups, order, pictures, recalls, rules, talk)
safety = (reports, findings, freezes)
for noun in (*said, *safety):
    router.add_router("", noun.router)
