from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from community.members import vouching
from community.members.freezing import refuse_power
from community.members.models import Member
from community.members.once import once, said
from community.notices import purse
from community.notices.preferences import habits_of
from community.notices.tell import tell
from community.personas.models import Calling, Sharing
from community.personas.models.calling import EACH, REST
from community.sms import outbox
from community.text.refusals import Refusal


def ask(by: Member, member: Member, key: UUID) -> Calling:
    """`by` asks `member`, who gave them a number, to call. No number is in what is sent: theirs is
    on their page for whom they gave it to."""
    return once(Calling, by, key, lambda: asked(by, member, key), said(member=member))


def asked(by: Member, member: Member, key: UUID) -> Calling:
    vouching.hold(by)
    refuse_power(by)
    refuse_strangers(by, member)
    refuse_again(by, member)
    made = Calling.objects.create(author=by, member=member, key=key)
    if by.pk in member.folded:
        return made  # who blocked them hears nothing, and they are not told
    text = format_lazy(gettext_lazy("{who} asks you to call them."), who=by)
    page = reverse("front:member", args=[by.handle])
    tell([member], "call.asked", text=text, url=page, by=by)
    text_to(member, by)
    return made


def refuse_strangers(by: Member, member: Member) -> None:
    """Both gave the other their number: one to be called at, one to have been trusted with."""
    standing = Sharing.objects.standing()
    if not standing.filter(author=member, member=by).exists() or not member.is_active:
        raise Refusal(_("Only those who shared their number with you can be asked to call."))
    if not standing.filter(author=by, member=member).exists():
        words = {"name": member}
        raise Refusal(_("Share your number with %(name)s first, on their page.") % words)


def refuse_again(by: Member, member: Member) -> None:
    now, earlier = timezone.now(), Calling.objects.filter(author=by, member=member)
    if earlier.filter(refused_at__gt=now - REST).exists():
        raise Refusal(_("They cannot call now. Ask again in some days."))
    if earlier.filter(made_at__gt=now - EACH).exists():
        raise Refusal(_("You asked them already: once a day."))


def text_to(member: Member, by: Member) -> None:
    """After their quiet hours."""
    if not member.phone or not purse.pay(member):
        return
    with override(member.language):
        words = _("Sokoni: %(name)s (%(handle)s) asks you to call. You have their number.")
    said = words % {"name": by, "handle": by.handle}
    outbox.send(member.phone, said, after=habits_of(member).quiet_end(timezone.now()))


@transaction.atomic
def refuse(by: Member, calling: Calling) -> None:
    """Not now: for a week they do not ask again; twice is harmless."""
    waiting = Calling.objects.filter(pk=calling.pk, member=by, refused_at=None)
    waiting.update(refused_at=timezone.now())
