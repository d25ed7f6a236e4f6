"""The room's part of the JSON API, a router for each noun."""

from ninja import Router

from community.personas.api import dictations, personas

router = Router()
for noun in (personas, dictations):
    router.add_router("", noun.router)
