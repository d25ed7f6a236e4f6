"""Fetch through the person: ideas are seen in their trade, experiments by whoever makes them."""

from community.live import replay
from community.members.models import Member
from groups.access import found
from mentorship.models import Experiment, Idea


def idea_of(member: Member, pk: int) -> Idea:
    """One of their trades, or one they noted or try."""
    seen = Idea.objects.seen_by(member).annotate(head=replay.head_beside("idea"))
    return found(seen.select_related("sector").filter(pk=pk).first())


def may_watch_idea(member: Member, pk: int) -> bool:
    return Idea.objects.seen_by(member).filter(pk=pk).exists()


def experiment_of(member: Member, pk: int) -> Experiment:
    """Nobody's but one's own."""
    own = Experiment.objects.filter(author=member).annotate(head=replay.head_beside("experiment"))
    return found(own.select_related("idea__sector").filter(pk=pk).first())


def may_watch_experiment(member: Member, pk: int) -> bool:
    return Experiment.objects.filter(author=member, pk=pk).exists()
