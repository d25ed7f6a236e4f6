"""How the events of questions and terms are drawn: as things are now, the same for every reader."""

from collections.abc import Sequence

from django.template.loader import get_template

from community.live.models import Event
from mentorship.models import Answer, Entry, Question, Term


def draw(events: Sequence[Event]) -> list[str]:
    """The answer an event is about, whole; for an event of the question, its words."""
    answers = found_answers({one.subject for one in events if is_answer(one)})
    questions = found_questions({one.subject for one in events if not is_answer(one)})
    return [
        drawn_answer(one, answers) if is_answer(one) else drawn_question(one, questions)
        for one in events
    ]


def is_answer(event: Event) -> bool:
    return event.kind.startswith("answer.")


def found_answers(wanted: set[int]) -> dict[int, Answer]:
    return Answer.objects.drawn().in_bulk(wanted) if wanted else {}


def found_questions(wanted: set[int]) -> dict[int, Question]:
    return Question.objects.select_related("author", "same_as").in_bulk(wanted) if wanted else {}


def drawn_answer(event: Event, answers: dict[int, Answer]) -> str:
    """A change of an answer that is not on the page adds nothing to it."""
    if event.subject not in answers:
        return ""
    template = get_template("mentorship/answers/_answer.html")
    words = {"answer": answers[event.subject], "change": event.kind != "answer.given"}
    return template.render(words)


def drawn_question(event: Event, questions: dict[int, Question]) -> str:
    if event.subject not in questions:
        return ""
    template = get_template("mentorship/questions/_question.html")
    return template.render({"question": questions[event.subject]})


def draw_asked(events: Sequence[Event]) -> list[str]:
    """The row of each question in the list of its group."""
    rows = Question.objects.listed().in_bulk({one.subject for one in events})
    return [drawn_row(rows.get(one.subject), one.kind != "question.asked") for one in events]


def drawn_row(question: Question | None, change: bool) -> str:
    """One that is not on the page was asked long ago, or stands on another page."""
    if question is None:
        return ""
    words = {"question": question, "change": change}
    return get_template("mentorship/questions/_row.html").render(words)


def draw_term(events: Sequence[Event]) -> list[str]:
    """The entry an event is about, whole; else where the term stands."""
    written = {one.subject for one in events if one.kind.startswith("entry.")}
    entries = Entry.objects.drawn().in_bulk(written) if written else {}
    asked = {one.subject for one in events if one.kind.startswith("term.")}
    terms = Term.objects.select_related("author", "mentor", "badge").in_bulk(asked) if asked else {}
    return [
        drawn_entry(entries.get(one.subject), one.kind != "entry.written")
        if one.kind.startswith("entry.")
        else drawn_state(terms.get(one.subject))
        for one in events
    ]


def drawn_entry(entry: Entry | None, change: bool) -> str:
    if entry is None:
        return ""
    words = {"entry": entry, "change": change}
    return get_template("mentorship/terms/_entry.html").render(words)


def drawn_state(term: Term | None) -> str:
    return get_template("mentorship/terms/_term.html").render({"term": term}) if term else ""
