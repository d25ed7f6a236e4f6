from community.contacts.reads.cases import cases, cases_about, counted, summed, voices
from community.contacts.reads.contacts import contacts, dropped, history, sure_of
from community.contacts.reads.found import search
from community.contacts.reads.scores import card

__all__ = [
    "card",
    "cases",
    "cases_about",
    "contacts",
    "counted",
    "dropped",
    "history",
    "search",
    "summed",
    "sure_of",
    "voices",
]
