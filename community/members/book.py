"""The book of acts of power: what somebody does to others by office is written here, and stands."""

from community.members.freezing import refuse_power
from community.members.keys import refuse_keyless
from community.members.models import Deed, Member
from community.members.models.deed import REASON, STATE, Verb


def enter(
    verb: Verb,
    *,
    by: Member | None,
    where: str,
    member: Member | None = None,
    subject: int = 0,
    before: str = "",
    after: str = "",
    reason: str = "",
) -> Deed:
    """One line, in the transaction of the act itself. `where` is the topic of those who may read
    it, as group.3; no text that may be taken back belongs in it. Whose badges rest has no office
    either, nor has who lacks a second key where one is asked for: the act is undone with its line.
    """
    if by is not None:
        refuse_powerless(by)
    states = {"before": before[:STATE], "after": after[:STATE], "reason": reason[:REASON]}
    return Deed.objects.create(
        verb=verb, by=by, member=member, where=where, subject=subject, **states
    )


def refuse_powerless(by: Member) -> None:
    """For acts of office that no book tells of: those of the door."""
    refuse_power(by)
    refuse_keyless(by)
