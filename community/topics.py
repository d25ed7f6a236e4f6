"""The sitemap of live streams: who may watch each, and how its events are drawn."""

from community.front import fragments as front
from community.live.streams import Stream
from community.notices import access as notices_access
from groups import access as groups
from groups import fragments as talk
from mentorship import access as mentorship
from mentorship import (
    access_hours,
    access_notebook,
    access_shelf,
    fragments_hours,
    fragments_notebook,
    fragments_shelf,
)
from mentorship import fragments as advice
from pricing import access as pricing
from pricing import fragments as prices
from pricing.rounds import access as rounds
from pricing.rounds import fragments as buying

STREAMS: dict[str, Stream] = {
    "member": Stream(notices_access.may_watch, front.draw_member),
    "group": Stream(groups.may_watch_group, talk.draw_group, among=groups.who_may_watch_group),
    "room": Stream(
        groups.may_watch_room, talk.draw_room, signs=True, among=groups.who_may_watch_room
    ),
    "board": Stream(pricing.may_watch, prices.draw, among=pricing.who_may_watch),
    "round": Stream(rounds.may_watch, buying.draw),
    "hour": Stream(access_hours.may_watch, fragments_hours.draw),
    "hours": Stream(
        groups.may_watch_group, fragments_hours.draw_list, among=groups.who_may_watch_group
    ),
    "asked": Stream(groups.may_watch_group, advice.draw_asked, among=groups.who_may_watch_group),
    "question": Stream(mentorship.may_watch, advice.draw),
    "shelf": Stream(access_shelf.may_watch_shelf, fragments_shelf.draw_shelf),
    "lesson": Stream(access_shelf.may_watch_lesson, fragments_shelf.draw_lesson),
    "idea": Stream(access_notebook.may_watch_idea, fragments_notebook.draw_idea),
    "experiment": Stream(access_notebook.may_watch_experiment, fragments_notebook.draw_experiment),
    "edition": Stream(access_shelf.may_watch_edition, fragments_shelf.draw_edition),
    "term": Stream(mentorship.may_watch_term, advice.draw_term),
}
