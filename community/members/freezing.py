"""Whose badges rest: after a change of phone or number it may be somebody else who writes.

The one door to it for the rooms: `frozen`. What rests are the vouches a member received, what
their word weighs, every badge and every office; nothing is lost, and all is back when two who met
them confirm. Who has none of these has nothing to lose to a stranger, and is never frozen.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.members import leaving, tasks
from community.members.devices import device
from community.members.models import Deed, Freeze, Member, Standing, Vouch
from community.members.models.deed import Verb
from community.members.models.freeze import AGENT, How, Why
from community.members.models.vouch import Kind
from community.members.telling import tell, warn
from community.text.refusals import Refusal

NEEDED = 2


def frozen(member_ids: Iterable[int]) -> set[int]:
    """Those of these members whose badges rest now."""
    lasting = Freeze.objects.lasting().filter(member__in=[*member_ids])
    return {*lasting.values_list("member", flat=True)}


def lasting(member: Member) -> Freeze | None:
    return Freeze.objects.lasting().filter(member=member).first()


def freeze(member: Member, why: Why, agent: str = "", session: str = "") -> Freeze | None:
    """Rests from now on, where there is something to rest; inside the act's transaction.

    The member is warned wherever they were, and then signed out there, but for `session`. Those
    who met them are asked whether it is still them.
    """
    if lasting(member) or not has_name_to_lose(member):
        return None
    one = begin(member, why, agent)
    name = device(agent)
    warning = format_lazy(WARNINGS[why], device=name)
    warn(member, "member.frozen", text=warning, url=reverse("members:freeze"))
    ask(one)
    leaving.end_all_but(member, session)
    return one


WARNINGS = {
    Why.DEVICE: _(
        "Somebody signed in with your number on a new phone ({device}). If it was not you, tell a"
        " steward of your group."
    ),
    Why.NUMBER: _("Your account has a new number. If it was not you, tell a steward."),
    Why.PARTED: _(
        "Your number belongs to somebody else now. A steward can give your account back."
    ),
}


def refuse_power(by: Member) -> None:
    if frozen([by.pk]):
        raise Refusal(
            gettext("You changed your phone. Once that is confirmed you can do this again.")
        )


def has_name_to_lose(member: Member) -> bool:
    """Somebody's word, a badge or an office: what another would take the account for."""
    badge = Q(verifications__ends_at__gt=timezone.now(), verifications__revocation=None)
    office = Q(is_staff=True) | Q(memberships__steward=True)
    if Member.objects.filter(badge | office, pk=member.pk).exists():
        return True
    return Vouch.objects.standing().filter(member=member).exists()


def begin(member: Member, why: str, agent: str = "") -> Freeze:
    """The row, and what their word weighs at once."""
    words = {"why": why, "agent": agent[:AGENT]}
    one, new = Freeze.objects.get_or_create(member=member, lifted_at=None, defaults=words)
    if new:
        Standing.objects.filter(member=member).update(value=0)
        tasks.owe()
        written(one, Verb.FREEZE_BEGAN, str(Why(why).label))
    return one


def begin_anew(member: Member, why: str) -> Freeze:
    """Where it rested already, what was said until now was said of another change."""
    earlier = lasting(member)
    if earlier is not None:
        lift(earlier, How.ANEW)
    return begin(member, why)


def written(one: Freeze, verb: Verb, reason: str) -> None:
    """Into the book, which stands above this door: a rule did it, or whom its line of a group
    names. It is the member's own to read."""
    words = {"member": one.member, "where": f"member.{one.member_id}", "subject": one.pk}
    Deed.objects.create(verb=verb, reason=reason, **words)


def ask(one: Freeze) -> None:
    text = format_lazy(
        _("{name} came in on a new phone or number. Call or meet them: is it still them?"),
        name=one.member,
    )
    url = reverse("members:confirmation", args=[one.member.handle])
    tell(witnesses(one), "vouch.confirm", text=text, url=url, by=one.member)


def witnesses(one: Freeze) -> QuerySet[Member]:
    """Those who had met them before, whose own badges do not rest."""
    met = Vouch.objects.standing().filter(kind=Kind.MET, member=one.member)
    resting = Freeze.objects.lasting().values("member")
    givers = met.filter(made_at__lt=one.began_at).exclude(author__in=resting).values("author")
    return Member.objects.filter(pk__in=givers, is_active=True).order_by("display_name", "pk")


def lift(one: Freeze, how: str) -> bool:
    """All is as it was; by a conditional update, so that of two who lift it one did."""
    still = Freeze.objects.lasting().filter(pk=one.pk)
    lifted = bool(still.update(lifted_at=timezone.now(), how=how))
    if lifted:
        tasks.owe()
        written(one, Verb.FREEZE_LIFTED, str(How(how).label))
    return lifted
