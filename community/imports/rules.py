"""Which messages are lessons, and which name a supplier. Pure.

A lesson is long and says how: at least 280 characters in at least three steps or sentences, and
two words or more of those that teach, or steps with numbers. What is mostly links, shouts or asks
for money to be sent is none.

A supplier is a phone number in a line that says who sells in bulk; the name is the capitalised
words just before the number, or just before the word that says so.
"""

import re
from typing import NamedTuple

LONG, STEPS, TEACHING, MOST_LINKS = 280, 3, 2, 1
TITLE = 80

STEP = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])\s+\S", re.MULTILINE)
SENTENCE = re.compile(r"[.!?:;](?:\s|$)|\n")
LINK = re.compile(r"https?://|www\.|wa\.me/|chat\.whatsapp\.com", re.IGNORECASE)
TEACHES = re.compile(
    r"\b(?:how to|first|then|always|never|make sure|avoid|keep|check|before you|after that|step|"
    r"learn(?:ed|t)?|mistake|because|so that|jinsi|kwanza|kisha|halafu|hakikisha|usi\w+|epuka|"
    r"hatua|kumbuka|kwa sababu|ili|weka|angalia|kila siku|nimejifunza)\b",
    re.IGNORECASE,
)
BEGS = re.compile(r"\b(?:till|paybill|send to|tuma kwa|forwarded|share to|invest)\b", re.IGNORECASE)

SUPPLIES = re.compile(
    r"\b(?:suppliers?|wholesalers?|distributors?|stockists?|supplies|wholesale|"
    r"muuzaji wa jumla|wauzaji wa jumla|jumla|msambazaji|wasambazaji|broker|dalali)\b",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\d+])(?:\+?254|0)[ -]?[17](?:[ -]?\d){8}(?!\d)")
NAMES = re.compile(r"(?:[A-Z][\w'’]+\.?\s+){0,3}[A-Z][\w'’]+")
NO_NAMES = {"supplier", "wholesaler", "distributor", "call", "piga", "contact", "namba", "number"}
NO_NAMES |= {"tel", "phone", "simu", "jumla", "muuzaji", "good", "cheap", "our", "the", "my"}


class Supplier(NamedTuple):
    name: str
    phone: str


def is_lesson(text: str) -> bool:
    steps = len(STEP.findall(text))
    if len(text) < LONG or max(steps, len(SENTENCE.findall(text))) < STEPS:
        return False
    if len(LINK.findall(text)) > MOST_LINKS or BEGS.search(text):
        return False
    teaching = {word.lower() for word in TEACHES.findall(text)}
    return steps >= STEPS or len(teaching) >= TEACHING


def title_of(text: str) -> str:
    """The first line, or its first sentence, cut at a word."""
    first = re.sub(r"[*_~`#]", "", text.strip().split("\n")[0])
    said = re.split(r"(?<=[.!?:])\s", first)[0].strip(" .:-")
    if len(said) <= TITLE:
        return said or "…"
    return said[: TITLE - 1].rsplit(" ", 1)[0] + "…"


def suppliers(text: str) -> list[Supplier]:
    return [one for line in text.split("\n") if SUPPLIES.search(line) for one in named_in(line)]


def named_in(line: str) -> list[Supplier]:
    found, start = [], 0
    for number in PHONE.finditer(line):
        name = name_in(line[start : number.start()])
        if name:
            found.append(Supplier(name, number[0]))
        start = number.end()
    return found


def name_in(words: str) -> str:
    """The last name before the number, without the words that only lead to it."""
    for found in reversed(list(NAMES.finditer(words))):
        kept = [word for word in found[0].split() if word.lower().strip(".") not in NO_NAMES]
        if kept:
            return " ".join(kept)[:TITLE]
    return ""
