"""The room's part of the JSON API, a router for each noun."""

from ninja import Router

from pricing.api import (
    answers,
    baskets,
    boards,
    costs,
    desk,
    fares,
    goods,
    items,
    offers,
    purchases,
    quotes,
    rates,
    rounds,
    steering,
    suppliers,
    watches,
)

router = Router(tags=["prices"])
read = (quotes, boards, answers, costs, fares, watches, baskets, purchases)
steered = (rounds, steering, offers, desk, items, goods, suppliers, rates)
for noun in (*read, *steered):
    router.add_router("", noun.router)
