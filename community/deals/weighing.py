"""What each word of feedback weighs, by the rule of rating.py: kept with it, reckoned nightly.

Closed rings are found among the words of vouches and of feedback together: who has others' word
otherwise closes no ring by dealing with a friend.
"""

from collections.abc import Mapping

from community.deals.models import Feedback
from community.members import reckoning
from community.members.apart import share_a_phone
from community.members.models import Member, Standing, Vouch
from community.members.rings import rings, within

UNVOUCHED = 0.25
NOTICED = 0.001


def at_first(by: Member, member: Member) -> float:
    """Until the night: rings are looked for then, before anybody else reads it."""
    if share_a_phone(by, member):
        return 0.0
    return 1.0 if Standing.objects.filter(member=by, value__gt=0).exists() else UNVOUCHED


def weigh_all() -> int:
    """Says how many changed."""
    said = list(Feedback.objects.standing().select_related("author", "member").order_by("pk"))
    closed, known = circles(said), standing(said)
    moved = []
    for one in said:
        weighs = weight(one, closed, known)
        if abs(one.weighs - weighs) > NOTICED:
            one.weighs = weighs
            moved.append(one)
    Feedback.objects.bulk_update(moved, ["weighs"])
    return len(moved)


def weight(one: Feedback, closed: Mapping[frozenset[int], float], known: set[int]) -> float:
    if one.weighs == 0 and share_a_phone(one.author, one.member):
        return 0.0
    inside = within(closed, one.author_id, one.member_id)
    return min(inside, 1.0 if one.author_id in known else UNVOUCHED)


def circles(said: list[Feedback]) -> dict[frozenset[int], float]:
    spoken = [(one.author_id, one.member_id) for one in said]
    vouched = Vouch.objects.standing().values_list("author", "member")
    trusted = reckoning.roots().values_list("pk", flat=True)
    return rings([*spoken, *vouched], trusted)


def standing(said: list[Feedback]) -> set[int]:
    givers = {one.author_id for one in said}
    rows = Standing.objects.filter(member__in=givers, value__gt=0)
    return {*rows.values_list("member", flat=True)}
