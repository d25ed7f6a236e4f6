"""The room's part of the JSON API, a router for each noun."""

from ninja import Router

from pricing.api import (
    baskets,
    costs,
    fares,
    offers,
    prices,
    purchases,
    rounds,
    steering,
    watches,
)

router = Router(tags=["prices"])
for noun in (prices, costs, fares, watches, baskets, purchases, rounds, steering, offers):
    router.add_router("", noun.router)
