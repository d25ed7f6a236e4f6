"""The room's part of the JSON API, a router for each noun."""

from ninja import Router

from community.contacts.api import cases, contacts

router = Router()
for noun in (contacts, cases):
    router.add_router("", noun.router)
