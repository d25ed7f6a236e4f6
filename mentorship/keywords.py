"""Questions by text: ASK my maize smells damp; ANSWER 31 dry it first; READ 31. What came
of it is told in `trying.py`.

Who is in several groups, or was asked several questions, is asked back with their numbers; then
ASK 2 or ANSWER 31 is enough, and what was written before goes there.
"""

from collections.abc import Callable
from html import unescape
from typing import NamedTuple
from uuid import uuid5

from django.db.models import QuerySet
from django.http import Http404
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms import reads as texts
from community.sms.lengths import MOST_PARTS
from community.sms.read import Reply, Words, whole
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import access
from mentorship.actions import answers, questions
from mentorship.models import Answer, Question
from mentorship.reads import abouts, similar
from mentorship.reads.mine import questions_for
from mentorship.reads.questions import answers as answers_to
from mentorship.referrals import referral

ASK, ANSWER = {"ASK", "ULIZA"}, {"ANSWER", "JIBU"}
MOST, BEST = 9, 3


def ask(words: Words) -> str:
    return for_member(words, asked)


def answer(words: Words) -> str:
    return for_member(words, answered)


def read(words: Words) -> str:
    return for_member(words, told)


def for_member(words: Words, act: Callable[[Member, Words], str]) -> str:
    member = sender(words)
    if member is None:
        return _("Questions are for members. Join Sokoni with this number first.")
    with speaking(member):
        return act(member, words)


def asked(member: Member, words: Words) -> str:
    mine = list(Group.objects.of(member).order_by("memberships__pk")[:MOST])
    if not mine:
        raise Refusal(_("Join the group first; then ask."))
    kept = texts.earlier(words.phone, ASK) if numbered(words.rest).bare else None
    said = kept or words
    if not any(sign.isalpha() for sign in said.rest):
        return _("Write ASK and your question: ASK how do I keep weevils out of maize")
    group, title = placed(mine, said.rest)
    if kept:
        group = at(mine, numbered(words.rest).number)
    if group is None:
        return which(words, mine)
    key = uuid5(said.key, str(group.pk))
    return noted(member, questions.ask(member, group, key, title))


class Numbered(NamedTuple):
    """31 and the rest of "#31: dry it first"."""

    number: int | None
    rest: str

    @property
    def bare(self) -> bool:
        return self.number is not None and not self.rest


def numbered(rest: str) -> Numbered:
    first, _space, after = rest.partition(" ")
    digits = first.strip("#.,:;!?")
    if digits.isdecimal() and len(digits) < 10:
        return Numbered(int(digits), after.strip())
    return Numbered(None, rest)


def placed(mine: list[Group], rest: str) -> tuple[Group | None, str]:
    """The only group; or the one whose number, address or a word of whose name comes first. The
    word stays in the question unless a colon stands behind it: it may be its first word."""
    if len(mine) == 1:
        return mine[0], rest
    first, _space, after = rest.partition(" ")
    word = first.rstrip(":").casefold()
    if first.endswith(":") and word.isdecimal():
        return at(mine, int(word[:4])), after
    named = [one for one in mine if word in {one.slug, *one.name.casefold().split()}]
    called = first.endswith(":") or [one.slug for one in named] == [word]
    return named[0] if len(named) == 1 else None, after if named and called else rest


def at(mine: list[Group], number: int | None) -> Group | None:
    """By its place in the list that was sent."""
    return mine[number - 1] if number and number <= len(mine) else None


def which(words: Words, mine: list[Group]) -> str:
    lines = [f"{number} {one}" for number, one in enumerate(mine, 1)]
    head = _("In which group? Send %(word)s and its number.") % {"word": words.word}
    return "\n".join([head, *lines])


def noted(member: Member, question: Question) -> str:
    said = {"number": question.pk, "group": question.group}
    note = _("Question %(number)s is asked in %(group)s. To read answers send READ %(number)s.")
    alike = similar.answered(member, question.group, question.title)
    known = next((one.pk for one in alike if one.pk != question.pk), None)
    also = _(" Asked before: READ %(number)s") % {"number": known} if known else ""
    other = referral(question.title)
    text = note % said + taken_for(question) + also + (f" {other.says}" if other else "")
    return whole(text) if other else Reply(text, question.get_absolute_url())


def taken_for(question: Question) -> str:
    """What it was taken to be about, and how to say it is something else."""
    if not question.skill:
        return ""
    said = _(" Taken for: %(skill)s. If not, send ABOUT %(number)s.")
    return said % {"skill": question.skill, "number": question.pk}


def about(words: Words) -> str:
    """ABOUT 31 drying; without a skill, those that there are."""
    return for_member(words, said_about)


def said_about(member: Member, words: Words) -> str:
    number, rest = numbered(words.rest)
    if number is None:
        return _("Write ABOUT, the number of your question and what it is about: ABOUT 31 drying")
    question = found(member, number)
    held = abouts.skills(question.group.sector_id)
    guessed = abouts.meant(question.group, rest, held) if rest else ""
    if not guessed:
        known = ", ".join(skill for skill, _area in held.values())
        head = _("Send ABOUT %(number)s and one of these:") % {"number": number}
        return whole(f"{head} {known}")
    questions.say_skill(member, question, guessed)
    return _("Question %(number)s is about: %(skill)s.") % {"number": number, "skill": guessed}


def answered(member: Member, words: Words) -> str:
    """By the number that comes first; without one, the only question that waits for them."""
    number, rest = numbered(words.rest)
    kept = None if rest else texts.earlier(words.phone, ANSWER)
    text = numbered(kept.rest).rest if kept else rest
    waiting = list(questions_for(member)[:MOST])
    if not text:
        return how(member, number)
    if number is None and len(waiting) != 1:
        return for_which(waiting)
    question = found(member, number) if number is not None else waiting[0]
    key = uuid5((kept or words).key, str(question.pk))
    answers.answer(member, question, key, text)
    return _("Your answer to %(question)s is sent. Thank you.") % {"question": short(question)}


def found(member: Member, number: int) -> Question:
    try:
        return access.question_of(member, number).first
    except Http404:
        said = _("There is no question %(number)s in your groups.") % {"number": number}
        raise Refusal(said) from None


def how(member: Member, number: int | None) -> str:
    if number is None:
        return _("Write ANSWER, the number of the question, and your advice: ANSWER 31 dry it")
    return f"{short(found(member, number))}\n" + _("Write ANSWER %(number)s and your advice.") % {
        "number": number
    }


def for_which(waiting: list[Question]) -> str:
    if not waiting:
        return _("Write ANSWER, the number of the question, and your advice: ANSWER 31 dry it")
    head = _("To which question? Send ANSWER and its number.")
    return "\n".join([head, *map(short, waiting)])


def told(member: Member, words: Words) -> str:
    """The best answers, in as much as a text holds."""
    number, _rest = numbered(words.rest)
    if number is None:
        return _("Write READ and the number of the question: READ 31")
    question = found(member, number)
    lines = [
        f"{danger(one)}{by(one)}: {plainly(one.html)}"
        for one in read_first(member, question)[:BEST]
    ]
    if len(lines) > 1:
        lines = [f"{place}. {line}" for place, line in enumerate(lines, 1)]
    hint = _("To try it send TRY %(number)s") % {"number": question.pk}
    said = [hint, *lines] if lines else [_("No answer yet.")]
    return Reply("\n".join([short(question), *said]), question.get_absolute_url(), MOST_PARTS)


def read_first(member: Member, question: Question) -> QuerySet[Answer]:
    """What stands, of whom they have not blocked, the best first."""
    rows = answers_to(question).filter(withdrawn_at=None)
    return rows.exclude(author__in=member.folded)


def danger(one: Answer) -> str:
    """Before all else: that it could harm, and why."""
    why = getattr(one, "danger", None)
    return _("Dangerous") + f": {why} " if why else ""


def by(one: Answer) -> str:
    """Whose word it is, and what they say they earn by."""
    interests = getattr(one, "interests", ())
    earns = _("earns by it") + ": " + ", ".join(interests) if interests else ""
    return f"{one.author} ({earns})" if earns else str(one.author)


def plainly(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())


def short(question: Question) -> str:
    """31 How do I keep weevils out?"""
    return f"{question.pk} {Truncator(question.title).chars(60)}"
