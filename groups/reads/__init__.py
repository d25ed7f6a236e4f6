from groups.reads.attention import choices, muted_by, muted_groups, place
from groups.reads.book import book, way
from groups.reads.buddies import buddies, buddy_beside
from groups.reads.catch_up import catch_up
from groups.reads.crafts import crafts, noted, own_crafts
from groups.reads.entries import enrolments, joining, tickets
from groups.reads.found import said, search
from groups.reads.groups import listed, of_my_trades, outside, size_of, sizes
from groups.reads.inbox import inbox, may_unsweep
from groups.reads.meetups import meetup, meetups
from groups.reads.messages import ballot, given, message, polled, whole
from groups.reads.people import asking, people, stewards
from groups.reads.queue import (
    appeals,
    cases,
    finding,
    freezes,
    handovers,
    out_now,
    rings,
    staff_appeals,
    staff_cases,
    staff_freezes,
    staff_rings,
)
from groups.reads.recalls import recall, recalls
from groups.reads.reports import reports_by
from groups.reads.rooms import answered, from_on, mine, rooms_of, talk, unread
from groups.reads.rules import editions
from groups.reads.slips import slips
from groups.reads.synonyms import synonyms, synonyms_of
from groups.reads.tops import top, tops

__all__ = [
    "answered",
    "appeals",
    "asking",
    "ballot",
    "book",
    "buddies",
    "buddy_beside",
    "cases",
    "catch_up",
    "choices",
    "crafts",
    "editions",
    "enrolments",
    "finding",
    "freezes",
    "from_on",
    "given",
    "handovers",
    "inbox",
    "joining",
    "listed",
    "may_unsweep",
    "meetup",
    "meetups",
    "message",
    "mine",
    "muted_by",
    "muted_groups",
    "noted",
    "of_my_trades",
    "out_now",
    "outside",
    "own_crafts",
    "people",
    "place",
    "polled",
    "recall",
    "recalls",
    "reports_by",
    "rings",
    "rooms_of",
    "said",
    "search",
    "size_of",
    "sizes",
    "slips",
    "staff_appeals",
    "staff_cases",
    "staff_freezes",
    "staff_rings",
    "stewards",
    "synonyms",
    "synonyms_of",
    "talk",
    "tickets",
    "top",
    "tops",
    "unread",
    "way",
    "whole",
]
