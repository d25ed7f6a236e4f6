"""What a question is about: which of the skills that the badges of its trade name. Pure.

Where the asker says it, that is believed nearly whole: a thumb slips too. Else the words tell, by
naive Bayes (Maron 1961; McCallum and Nigam 1998, every word counted once a question as in Wang and
Manning 2012): each skill has learned the words of its own name, in both languages and with what the
group calls them, and those of earlier questions of the trade that were surely about it. Words that
no skill has heard say nothing. What the words leave open stays open: the guess is a share for each
skill and one, under the name "", for none of them; only a skill above `SURE` is written down as
what the question was taken for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import exp, log

from community.search.words import SMALL, WORD, alike, plain, stemmed

Words = frozenset[str]
Guess = Mapping[str, float]

PAST = 200  # earlier questions that are learned from
SHORTEST, NAMED, RARE = 3, 3, 0.3
SURE, BELIEVED = 0.6, 0.9
NONE = ""

# drying, dried and dry begin alike; so do kukausha, ninakausha and umekausha
ENDS = re.compile(r"(?<=\w{2})(ying|ied|ing|ed|er|y|e)$")
BEGINS = re.compile(r"^(ku|(ni|u|a|tu|m|wa)(na|li|ta|me))(?=\w{4})")
OPENINGS = """
how what when where who why which can should does did with from this that have has get you your are
was will much many any about they them would jinsi gani nini lini wapi nani vipi hii hiyo yangu
wangu langu changu naweza nifanye kuna sana
"""
ASKING = frozenset(OPENINGS.split())


def worded(text: str) -> Words:
    """The roots of its telling words, with their other names."""
    said = [one for one in WORD.findall(plain(text)) if is_telling(one)]
    return frozenset(root(one) for word in said for one in alike(word))


def is_telling(word: str) -> bool:
    return len(word) >= SHORTEST and word not in SMALL and word not in ASKING


def root(word: str) -> str:
    return ENDS.sub("", BEGINS.sub("", stemmed(word)))


def guess(said: Words, skills: Mapping[str, Words], past: Iterable[tuple[str, Words]]) -> Guess:
    """For each skill the chance that it is meant. `skills`: the words of each one's name; `past`:
    earlier questions by their skill."""
    heard = {skill: Counter(dict.fromkeys(name, NAMED)) for skill, name in skills.items()}
    heard[NONE] = Counter({"": 2 * NAMED})
    asked = Counter(dict.fromkeys(heard, 1))
    for skill, words in past:
        if skill in heard:
            heard[skill].update(words)
            asked[skill] += 1
    known = frozenset().union(*heard.values())
    told = said & known
    sums = {skill: log(asked[skill]) + likeness(told, heard[skill], len(known)) for skill in heard}
    return shares(sums)


def likeness(told: Words, heard: Counter[str], known: int) -> float:
    whole = heard.total() + RARE * known
    return sum(log((heard[word] + RARE) / whole) for word in told)


def shares(sums: Mapping[str, float]) -> Guess:
    most = max(sums.values(), default=0.0)
    raised = {skill: exp(each - most) for skill, each in sums.items()}
    total = sum(raised.values())
    return {skill: each / total for skill, each in raised.items()}


def believed(words: Guess, said: str) -> Guess:
    """What the asker said, and a little of what the words say."""
    little = {skill: (1 - BELIEVED) * share for skill, share in words.items()}
    return little | {said: little.get(said, 0.0) + BELIEVED}


def taken(guessed: Guess) -> str:
    """The skill it is taken for; none, where the words leave it open."""
    best = likeliest(guessed)
    return best if guessed.get(best, 0.0) >= SURE else NONE


def likeliest(guessed: Guess) -> str:
    skills = [skill for skill in guessed if skill != NONE]
    return max(skills, key=lambda skill: guessed[skill], default=NONE)
