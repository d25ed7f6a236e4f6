"""What became of advice, by text: TRY 31, and later DID 31 BETTER the smell is gone.

The number is the question's. Of several answers the first is meant, as READ 31 puts them, or the
one whose place in that list comes second: TRY 31 2.
"""

from django.utils.translation import gettext as _

from community.members.models import Member
from community.sms.read import Words
from community.text.refusals import Refusal
from mentorship.actions import attempts
from mentorship.keywords import BEST, for_member, found, numbered, read_first, short
from mentorship.models import Answer, Attempt, Question
from mentorship.models.attempt import Result

RESULTS = {
    "BETTER": Result.BETTER,
    "BORA": Result.BETTER,
    "NAFUU": Result.BETTER,
    "SAME": Result.SAME,
    "VILEVILE": Result.SAME,
    "WORSE": Result.WORSE,
    "MBAYA": Result.WORSE,
    "VIBAYA": Result.WORSE,
}


def try_it(words: Words) -> str:
    return for_member(words, begun)


def did(words: Words) -> str:
    return for_member(words, told)


def begun(member: Member, words: Words) -> str:
    number, rest = numbered(words.rest)
    if number is None:
        return _("Write TRY and the number of the question: TRY 31")
    question = found(member, number)
    attempts.begin(member, meant(member, question, numbered(rest).number))
    said = _("You will try it. Then tell how it went: DID %(number)s BETTER, SAME or WORSE.")
    return said % {"number": question.pk}


def told(member: Member, words: Words) -> str:
    number, rest = numbered(words.rest)
    which, rest = numbered(rest)
    word, _space, line = rest.partition(" ")
    result = RESULTS.get(word.upper().strip(".,:;!"))
    if number is None or result is None:
        return _("Write DID, the number of the question and how it went: DID 31 BETTER")
    question = found(member, number)
    attempts.tell(member, tried(member, question, which), result, line)
    return _("Noted for %(question)s. Thank you.") % {"question": short(question)}


def tried(member: Member, question: Question, which: int | None) -> Answer:
    """What they said last that they would try; what they name, or the first, where nothing."""
    mine = Attempt.objects.filter(member=member, answer__question=question)
    last = mine.filter(answer__withdrawn_at=None).select_related("answer").order_by("-pk").first()
    return last.answer if last and which is None else meant(member, question, which)


def meant(member: Member, question: Question, which: int | None) -> Answer:
    rows = list(read_first(member, question)[:BEST])
    place = which or 1
    if place > len(rows):
        raise Refusal(_("Question %(number)s has no such answer.") % {"number": question.pk})
    return rows[place - 1]
