"""Written down at a meeting: whoever has the number says yes within a day, or it never was."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from community.machine import limiter
from community.members import book, names
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.members.phones import e164
from community.notices.tell import tell
from community.sms import budgets, outbox
from community.text.refusals import Refusal
from groups.actions.doors import let_in, people_url, refuse_put_out, refuse_suspended
from groups.actions.memberships import refuse_imitation
from groups.models import Enrolment, Group, Membership

A_DAY, MOST_A_DAY = 24 * 60 * 60, 60


def enrol(
    by: Member, group: Group, key: UUID, phone: str, display_name: str, language: str
) -> Enrolment:
    """`by` writes down who stands beside them. The same is said and done for every number,
    whether it has an account, is in the group already, or never heard of us."""
    number, called = e164(phone), names.clean(display_name)
    words = {"phone": number, "name": called, "language": language}
    return once(
        Enrolment, by, key, lambda: enrolled(by, group, key, words), said(group=group, **words)
    )


def enrolled(by: Member, group: Group, key: UUID, words: dict[str, str]) -> Enrolment:
    limiter.spend("enrolments", by.pk, limit=MOST_A_DAY, seconds=A_DAY)
    budgets.spend(words["phone"])
    group.enrolments.waiting().filter(phone=words["phone"]).delete()
    made = Enrolment.objects.create(author=by, key=key, group=group, **words)
    book.enter(Verb.MEMBER_WRITTEN_DOWN, by=by, where=group.topic, subject=made.pk)
    outbox.send(made.phone, question(made))
    tell_owner(made)
    return made


def tell_owner(made: Enrolment) -> None:
    """Whoever has the number and an account finds the question there as well."""
    come = gettext_lazy("{who} invites you to {group}.")
    text = format_lazy(come, who=made.author, group=made.group)
    owner = Member.objects.filter(phone=made.phone, is_active=True)
    tell(owner, "group.invitation", text=text, url=reverse("groups:joining"), by=made.author)


def question(made: Enrolment) -> str:
    """To whoever has the number, in the language the steward heard them speak."""
    address = f"{settings.ALLOWED_HOSTS[0]}{reverse('groups:joining')}"
    words = {"who": made.author, "group": made.group, "name": made.name, "address": address}
    with override(made.language):
        return (
            _(
                "%(who)s wrote you down for %(group)s on Sokoni as %(name)s. To join reply YES"
                " within 24 hours, or sign in at %(address)s. If you did not ask, reply NO."
            )
            % words
        )


@transaction.atomic
def accept(by: Member, enrolment: Enrolment, accepted: int | None = None) -> Membership:
    """Whoever has the number says yes: they are in, as the steward wrote them down.

    `accepted` as in let_in: 0 of whoever says it by text, and has read no rules.
    """
    held = Enrolment.objects.select_for_update().select_related("group", "author")
    row = held.waiting().filter(pk=enrolment.pk, phone=by.phone).first()
    if row is None:
        raise Refusal(_("This is past. Ask the steward to write you down again."))
    refuse_suspended(by, row.group)
    refuse_put_out(by, row.group)
    refuse_imitation(by, row.group)
    place = let_in(by, row.group, row.author, accepted, row.author)
    settle_in(by, row.group)
    Enrolment.objects.filter(pk=row.pk).update(answered_at=timezone.now(), member=by)
    came = format_lazy(
        gettext_lazy("{who}, whom you wrote down, is in {group}."), who=by, group=row.group
    )
    tell([row.author], "group.enrolled", text=came, url=people_url(row.group), by=by)
    return place


def settle_in(by: Member, group: Group) -> None:
    """Who has never said what they trade and where, trades what the group does."""
    if by.place_id is None:
        by.place = group.place
        by.save(update_fields=["place"])
        by.trades.add(group.sector)


@transaction.atomic
def decline(phone: str, enrolment: Enrolment) -> None:
    """They did not ask for it: nothing of it is kept."""
    Enrolment.objects.waiting().filter(pk=enrolment.pk, phone=phone).delete()


def forget_lapsed() -> None:
    """By the clock: of whoever never answered, neither name nor number stays."""
    lapsed = Enrolment.objects.filter(answered_at=None, lapses_at__lte=timezone.now())
    lapsed.delete()
