"""The room's part of the JSON API, a router for each noun."""

from ninja import Router

from community.deals.api import claims, deals, feedback

router = Router()
for noun in (deals, claims, feedback):
    router.add_router("", noun.router)
