"""Fetch through the person: ideas are seen in their trade, experiments by whoever makes them."""

from community.members.models import Member
from groups.access import found
from mentorship.models import Experiment, Idea


def idea_of(member: Member, pk: int) -> Idea:
    """One of their trades, or one they noted or try."""
    return found(Idea.objects.seen_by(member).select_related("sector").filter(pk=pk).first())


def experiment_of(member: Member, pk: int) -> Experiment:
    """Nobody's but one's own."""
    own = Experiment.objects.filter(author=member).select_related("idea__sector")
    return found(own.filter(pk=pk).first())
