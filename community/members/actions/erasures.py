from uuid import UUID

from allauth.usersessions.models import UserSession
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from community.members.freezing import refuse_power
from community.members.leaving import cut
from community.members.models import Erasure, Member
from community.members.models.erasure import TO_UNDO
from community.members.once import once
from community.sms import outbox


def ask(by: Member, key: UUID) -> Erasure:
    """In seven days all that is kept of `by` is erased; they are signed out everywhere now.

    Not while it is unsure whether it is still they who hold the phone.
    """
    refuse_power(by)
    return once(Erasure, by, key, lambda: asked(by, key))


def asked(by: Member, key: UUID) -> Erasure:
    Member.objects.select_for_update(no_key=True).get(pk=by.pk)
    waiting = Erasure.objects.waiting().filter(author=by).first()
    if waiting is not None:
        return waiting
    made = Erasure.objects.create(author=by, key=key)
    for session in UserSession.objects.filter(user=by):
        session.end()
    warn(by)
    cut(by)
    return made


def warn(member: Member) -> None:
    """By text, for whoever sits at a phone that is not theirs must not do this unheard."""
    day = timezone.localtime(timezone.now() + TO_UNDO).strftime("%d.%m.%Y")
    with override(member.language):
        words = _("Sokoni: on %s all your data is erased. To keep it, sign in before that day.")
        outbox.send(member.phone or "", words % day)


def undo(by: Member) -> bool:
    """Whoever signs in again stays, and all is as it was."""
    waiting = Erasure.objects.waiting().filter(author=by)
    return bool(waiting.update(undone_at=timezone.now()))
