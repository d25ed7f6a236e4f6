from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text import render, wording
from community.text.refusals import Refusal
from groups.models import Message, Room
from groups.reads import place
from mentorship.actions import answers, credits, tutorials
from mentorship.actions.editions import Page
from mentorship.models import Answer, Credit, Keeping, Question, Tutorial
from mentorship.models.keeping import text_of

MOST = 50
LESSON = gettext_lazy("{who} keeps what you said for a lesson; you may say no: {title}")
ANSWER = gettext_lazy("{who} keeps what you said for an answer; you may say no: {title}")


def into_lesson(
    by: Member,
    room: Room,
    key: UUID,
    messages: Sequence[Message],
    title: str,
    topic: str,
    language: str,
) -> Keeping:
    """Messages become the draft of a lesson; whoever wrote them is credited and told."""

    def act() -> Keeping:
        rows, sector = credited(room, messages), room.group.sector
        begun = Tutorial(author=by, key=key, sector=sector, language=language, topic=topic)
        tutorials.drafted(begun, Page(title, text_of(rows), timezone.localdate()))
        made = Keeping(author=by, key=key, room=room, tutorial=begun)
        return kept(made, rows, format_lazy(LESSON, who=by, title=title))

    def same(one: Keeping) -> bool:
        kinds = one.tutorial and (one.tutorial.topic, one.tutorial.language)
        return kinds == (topic, language) and is_same(one, room, messages)

    return once(Keeping, by, key, act, same)


def into_answer(
    by: Member, room: Room, key: UUID, messages: Sequence[Message], question: int
) -> Keeping:
    """Messages become the draft of an answer, which waits to be worded and sent."""

    def act() -> Keeping:
        rows, asked = credited(room, messages), standing(room, question)
        wording.said(text_of(rows), render.ANSWER, "")
        made = Keeping(author=by, key=key, room=room, question=asked)
        return kept(made, rows, format_lazy(ANSWER, who=by, title=asked.title))

    def same(one: Keeping) -> bool:
        return one.question_id == question and is_same(one, room, messages)

    return once(Keeping, by, key, act, same)


def is_same(one: Keeping, room: Room, messages: Sequence[Message]) -> bool:
    """What was withdrawn between the two sendings makes no difference."""
    took = set(one.credits.values_list("message", flat=True))
    return one.room_id == room.pk and took <= {each.pk for each in messages}


def credited(room: Room, messages: Sequence[Message]) -> list[Credit]:
    """What stands of them, with who said it and when; not saved yet."""
    if len(messages) > MOST:
        raise Refusal(_("At most 50 messages at a time."))
    if any(one.room_id != room.pk for one in messages):
        raise Refusal(_("Choose messages of this room."))
    rows = [credit(one) for one in messages if one.text and not one.is_withdrawn]
    if not rows:
        raise Refusal(_("Choose messages of this room."))
    return rows


def credit(one: Message) -> Credit:
    day = date_format(timezone.localtime(one.made_at), "j M")
    return Credit(message=one, member=one.author, text=one.text, line=f"— {one.author}, {day}")


def standing(room: Room, question: int) -> Question:
    asked = Question.objects.standing().single().filter(group=room.group_id, pk=question).first()
    if asked is None:
        raise Refusal(_("Choose an open question of this group."), "question")
    return asked


def kept(keeping: Keeping, rows: Sequence[Credit], text: Promise) -> Keeping:
    """Saved with its credits; each author is told once."""
    by = keeping.author
    limiter.spend("keepings", by.pk, limit=20, seconds=86_400)
    keeping.save()
    for one in rows:
        one.keeping = keeping
    Credit.objects.bulk_create(rows)
    authors = {one.member for one in rows}
    here, url = place(authors, keeping.room.group, keeping.room), keeping.get_absolute_url()
    tell(authors, "keeping.credited", text=text, url=url, by=by, **here)
    return keeping


def send(by: Member, keeping: Keeping, key: UUID, text: str) -> Answer:
    """The answer, as its keeper has worded it, with credit to those whose words it holds."""
    asked = keeping.question
    if asked is None or keeping.author_id != by.pk:
        raise Refusal(_("Only who keeps these words for an answer can send it."))
    given = Answer(author=by, key=key, question=asked)
    answers.write(given, text)
    same = said(question_id=asked.pk, text=given.text)
    return once(Answer, by, key, lambda: sent(by, keeping, given), same)


def sent(by: Member, keeping: Keeping, given: Answer) -> Answer:
    fresh = credits.held(keeping)
    if fresh.is_published:
        raise Refusal(_("This answer was sent already."))
    credits.check_gone(fresh.credits.all(), given.text)
    answers.answered(by, given)
    fresh.answer = given
    fresh.save(update_fields=["answer"])
    return given
