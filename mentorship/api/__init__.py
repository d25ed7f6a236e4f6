"""The room's part of the JSON API, a router for each noun."""

from ninja import Router

from mentorship.api import (
    adverts,
    badges,
    dangers,
    hours,
    keepings,
    learning,
    lessons,
    mentors,
    notebook,
    questions,
    shelf,
    trying,
)

router = Router()
advice = (questions, dangers, trying, adverts, mentors, learning, badges)
taught = (lessons, shelf, hours, notebook, keepings)
for noun in (*advice, *taught):
    router.add_router("", noun.router)
