from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)

from community.members.models import Member
from groups.models import Choice, Membership, Message, Reaction, Vote
from groups.models.message import SIGNS, WINDOW


def whole(said: QuerySet[Message]) -> QuerySet[Message]:
    """Messages with all that their partial shows: one query, and one more where there are polls."""
    given = Reaction.objects.standing().filter(message=OuterRef("pk")).values("sign")
    answered = ("reply_to__author", "reply_to__withdrawal")
    seen = said.select_related("author__standing", "withdrawal", "picture", *answered)
    facts = {"given": ArraySubquery(given)}
    asked = seen.select_related("ballot").prefetch_related(Prefetch("ballot__choices", counted()))
    return asked.annotate(**facts)


def counted() -> QuerySet[Choice]:
    """Choices with how many stand behind each; only asked for where there is a ballot."""
    facts = {"times": Count("votes", filter=Q(votes__ended_at=None))}
    return Choice.objects.annotate(**facts).order_by("number")


def message(member: Member, one: Message) -> dict[str, Any]:
    """A message with its history, which a withdrawal hides with it, and what one may do."""
    own, steward = one.author_id == member.pk, is_steward(member, one)
    gone = one.withdrawal if one.is_withdrawn else None
    signs = given(one)
    return {
        "message": one,
        "own": own,
        "given": signs,
        "offers": [] if gone else [(sign, member in dict(signs).get(sign, [])) for sign in SIGNS],
        **polled(member, one),
        "editions": [] if gone else list(one.editions.order_by("pk")),
        "withdrawal": gone,
        "until": one.made_at + WINDOW,
        "may_edit": own and one.may_change,
        "may_withdraw": not gone and (own or steward),
        "steward": steward,
        "pinned": one.pins.filter(ended_at=None).exists(),
        "may_undo": gone is not None and gone.author_id == member.pk and gone.may_undo,
    }


def polled(member: Member, one: Message) -> dict[str, Any]:
    """Of a poll: this member's choice, whether they have a vote, and how many of how many voted."""
    if not one.is_ballot or one.is_withdrawn:
        return {}
    prefetch_related_objects([one], Prefetch("ballot__choices", counted()))
    electors = set(one.ballot.electors.values_list("member", flat=True))
    return {
        "mine": voted(member, one),
        "elector": member.pk in electors,
        "may_vote": member.pk in electors and one.ballot.is_open,
        "turnout": one.ballot.votes.standing().count(),
        "electors": len(electors),
    }


def voted(member: Member, one: Message) -> int | None:
    """The number of the choice this member's vote stands for."""
    votes = Vote.objects.standing().filter(ballot=one.pk, author=member)
    return votes.values_list("choice__number", flat=True).first()


def ballot(pk: int) -> Message:
    """The message of a ballot, its choices counted."""
    return whole(Message.objects.filter(pk=pk)).get()


def given(one: Message) -> list[tuple[str, list[Member]]]:
    """Who gave each sign, the first to give it first."""
    if one.is_withdrawn:
        return []
    signs = one.reactions.standing().select_related("author")
    ranked = sorted(signs, key=lambda given: (SIGNS.index(given.sign), given.pk))
    kinds = groupby(ranked, key=lambda given: given.sign)
    return [(sign, [given.author for given in same]) for sign, same in kinds]


def is_steward(member: Member, one: Message) -> bool:
    mine = Membership.objects.filter(member=member, steward=True)
    return mine.filter(group=one.room.group_id).exists()
