"""The rule of vouches: whose word counts, how often, and what it adds to an earlier one.

Three new vouches in seven days, each for a year. One stands for each pair: a surer one takes the
place of one that knew less, a meeting that of an earlier meeting; neither is new.
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members import tasks
from community.members.freezing import frozen
from community.members.models import Member, Vouch
from community.members.models.vouch import Kind
from community.members.telling import tell
from community.text.refusals import Refusal

A_WEEK, NEW_A_WEEK = timedelta(days=7), 3
SURENESS = {Kind.ONLINE: 0, Kind.TRADED: 1, Kind.MET: 2}


def give(by: Member, member: Member, key: UUID, kind: Kind) -> Vouch:
    """The new vouch, the earlier one ended; inside the act's transaction."""
    hold(by)
    check(by, member, kind)
    earlier = said(by, member)
    if earlier is not None:
        end(earlier)
    vouch = Vouch.objects.create(author=by, member=member, key=key, kind=kind, renews=earlier)
    tell_receiver(vouch)
    tasks.owe()
    return vouch


def check(by: Member, member: Member, kind: Kind) -> None:
    """Raises Refusal unless `by` may say this of `member` now."""
    if by == member:
        raise Refusal(_("Nobody vouches for themselves."))
    if not (by.is_active and member.is_active):
        raise Refusal(_("This account is closed."))
    refuse_frozen(by, member)
    earlier = standing(by, member)
    if earlier is None and left(by) == 0:
        raise Refusal(_("You have given your three vouches of this week. Wait a few days."))
    if earlier is not None and not adds(kind, earlier):
        words = {"name": member, "kind": earlier.get_kind_display()}
        raise Refusal(_("You vouch for %(name)s already: %(kind)s.") % words)


def refuse_frozen(by: Member, member: Member) -> None:
    rests = frozen([by.pk, member.pk])
    if by.pk in rests:
        raise Refusal(_("You changed your phone. Once that is confirmed you can vouch again."))
    if member.pk in rests:
        words = {"name": member}
        raise Refusal(_("%(name)s changed their phone: that has to be confirmed first.") % words)


def adds(kind: Kind, earlier: Vouch) -> bool:
    """Surer than before; or the same again where it soon lapses, or where two met again."""
    surer = SURENESS[kind] - SURENESS[Kind(earlier.kind)]
    return surer > 0 or (surer == 0 and (kind == Kind.MET or earlier.ends_soon))


def left(by: Member) -> int:
    """How many new vouches this member may still give in these seven days."""
    week = Vouch.objects.filter(author=by, made_at__gt=timezone.now() - A_WEEK, renews=None)
    return max(0, NEW_A_WEEK - week.count())


def standing(by: Member, member: Member) -> Vouch | None:
    return Vouch.objects.standing().filter(author=by, member=member).first()


def said(by: Member, member: Member) -> Vouch | None:
    """Not taken back; it may have lapsed."""
    return Vouch.objects.filter(author=by, member=member, ended_at=None).first()


def hold(*members: Member) -> None:
    """Whoever vouches twice at once is counted one after the other."""
    pks = [member.pk for member in members]
    list(Member.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))


def end(vouch: Vouch) -> None:
    vouch.ended_at = timezone.now()
    vouch.save(update_fields=["ended_at"])


def end_given(by: Member, finding: int, among: Iterable[int] | None = None) -> list[Member]:
    """`by` was put out for abuse: what they said of these, or of all, ends. Says of whom."""
    given = Vouch.objects.standing().filter(author=by)
    if among is not None:
        given = given.filter(member__in=among)
    receivers = list(Member.objects.filter(pk__in=given.values("member")).order_by("pk"))
    if given.update(ended_at=timezone.now(), ended_for=finding):
        tasks.owe()
    return receivers


def give_back(finding: int) -> None:
    """It was found to be wrong: what it ended stands again, unless it was said anew since."""
    ended = Vouch.objects.filter(ended_for=finding)
    anew = Vouch.objects.filter(author=OuterRef("author"), member=OuterRef("member"), ended_at=None)
    if ended.filter(~Exists(anew)).update(ended_at=None, ended_for=None):
        tasks.owe()


def tell_receiver(vouch: Vouch) -> None:
    if vouch.renews is not None and vouch.renews.kind == vouch.kind:
        return
    tell(
        [vouch.member],
        "vouch.given",
        text=format_lazy(WORDS[Kind(vouch.kind)], name=vouch.author),
        url=reverse("members:vouches"),
        by=vouch.author,
    )


WORDS = {
    Kind.MET: gettext_lazy("{name} vouches for you: met in person."),
    Kind.TRADED: gettext_lazy("{name} vouches for you: traded with you."),
    Kind.ONLINE: gettext_lazy("{name} vouches for you: knows you online."),
}
