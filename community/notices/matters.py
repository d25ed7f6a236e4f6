"""What a notice is a matter of, in the words in which a member chooses; and the ways it may come.

Quiet by default: only what names a member, answers or decides about them, the prices they watch
and the polls that close without them raise anything. Everything else waits until they look.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """Each is on the page of notices; these say what comes beside that."""

    SILENT = "silent", _("Waits silently")
    PAGE = "page", _("Counted at the bell")
    PUSH = "push", _("Bell and my devices")
    TEXT = "text", _("Bell and SMS")


class Matter(TextChoices):
    MENTION = "mention", _("Somebody names me")
    ANSWER = "answer", _("Answers to me")
    PRICE = "price", _("Prices I watch")
    BALLOT = "ballot", _("Polls that close soon")
    ALERT = "alert", _("Warnings of my place")
    REQUEST = "request", _("Requests to me")
    OTHER = "other", _("Everything else")
    TIP = "tip", _("Tips from what I do")
    DIGEST = "digest", _("The morning digest")


HINTS = {
    Matter.ANSWER: _("To my words, questions and orders, and what is decided about me."),
    Matter.BALLOT: _("Where I have not voted yet."),
    Matter.ALERT: _("A flood, a raid, a closed road: once two who are known say so."),
    Matter.TIP: _("At most one line on my home page, for me alone."),
    Matter.REQUEST: _("To let somebody in, to advise, to review."),
}
CALLING = {Matter.MENTION, Matter.ANSWER, Matter.PRICE, Matter.BALLOT, Matter.ALERT, Matter.DIGEST}

# The kinds that the rooms tell of; one that is not here is a matter of everything else.
MATTERS = {
    "group.mention": Matter.MENTION,
    "group.answer": Matter.ANSWER,
    "group.accepted": Matter.ANSWER,
    "group.refused": Matter.ANSWER,
    "group.steward": Matter.ANSWER,
    "group.buddy": Matter.ANSWER,
    "group.heir": Matter.REQUEST,
    "group.recall": Matter.BALLOT,
    "meetup.off": Matter.ANSWER,
    "group.removed": Matter.ANSWER,
    "group.withdrawn": Matter.ANSWER,
    "group.finding": Matter.ANSWER,
    "group.reported": Matter.ANSWER,
    "question.answered": Matter.ANSWER,
    "question.withdrawn": Matter.ANSWER,
    "question.merged": Matter.ANSWER,
    "question.unanswered": Matter.REQUEST,
    "answer.withdrawn": Matter.ANSWER,
    "answer.warned": Matter.ANSWER,
    "answer.freed": Matter.ANSWER,
    "keeping.credited": Matter.ANSWER,
    "keeping.refused": Matter.ANSWER,
    "mentor.badge": Matter.ANSWER,
    "term.answered": Matter.ANSWER,
    "term.entry": Matter.ANSWER,
    "term.ended": Matter.ANSWER,
    "term.nudge": Matter.ANSWER,
    "term.offer": Matter.ANSWER,
    "term.rested": Matter.ANSWER,
    "term.resumed": Matter.ANSWER,
    "round": Matter.ANSWER,
    "round.supplier": Matter.ANSWER,
    "price.disputed": Matter.ANSWER,
    "price.ruled": Matter.ANSWER,
    "price.watched": Matter.PRICE,
    "ballot.closing": Matter.BALLOT,
    "alert.sure": Matter.ALERT,
    "alert.hidden": Matter.ANSWER,
    "deal.drafted": Matter.REQUEST,
    "deal.changing": Matter.REQUEST,
    "deal.witness": Matter.REQUEST,
    "deal.witnessed": Matter.ANSWER,
    "deal.hearing": Matter.REQUEST,
    "deal.feedback": Matter.ANSWER,
    "deal.claim": Matter.ANSWER,
    "deal.agreed": Matter.ANSWER,
    "deal.refused": Matter.ANSWER,
    "deal.done": Matter.ANSWER,
    "deal.wrong": Matter.ANSWER,
    "deal.due": Matter.ANSWER,
    "case.closed": Matter.ANSWER,
    "vouch.ended": Matter.ANSWER,
    "vouch.given": Matter.ANSWER,
    "vouch.handshake": Matter.REQUEST,
    "vouch.confirm": Matter.REQUEST,
    "member.cautioned": Matter.ANSWER,
    "about.dictated": Matter.REQUEST,
    "call.asked": Matter.REQUEST,
    "member.renamed": Matter.ANSWER,
    "member.frozen": Matter.ANSWER,
    "member.key": Matter.ANSWER,
    "member.unfrozen": Matter.ANSWER,
    "number.shared": Matter.ANSWER,
    "import.read": Matter.ANSWER,
    "takeaway.ready": Matter.ANSWER,
    "import.kept": Matter.ANSWER,
    "group.request": Matter.REQUEST,
    "group.invitation": Matter.REQUEST,
    "group.enrolled": Matter.ANSWER,
    "group.report": Matter.REQUEST,
    "group.appeal": Matter.REQUEST,
    "question.asked": Matter.REQUEST,
    "mentor.application": Matter.REQUEST,
    "term.asked": Matter.REQUEST,
    "term.attest": Matter.REQUEST,
    "term.ring": Matter.REQUEST,
    "mentor.appeal": Matter.REQUEST,
    "tutorial.submitted": Matter.REQUEST,
    "tutorial.stood_for": Matter.ANSWER,
    "tutorial.publish": Matter.ANSWER,
    "tutorial.return": Matter.ANSWER,
    "tutorial.dangerous": Matter.ANSWER,
    "tutorial.delisted": Matter.ANSWER,
    "tutorial.showing": Matter.REQUEST,
    "tutorial.shown": Matter.ANSWER,
    "digest": Matter.DIGEST,
}


def matter_of(kind: str) -> Matter:
    return MATTERS.get(kind, Matter.OTHER)


def usual(matter: Matter) -> Way:
    """The way of who has chosen none."""
    return Way.PAGE if matter in CALLING | {Matter.TIP} else Way.SILENT
