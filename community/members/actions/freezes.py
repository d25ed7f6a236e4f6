"""Showing that it is still the same person; or that the number went to somebody else."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members import browsers, freezing, leaving, vouching
from community.members.models import Browser, Confirmation, Freeze, Member
from community.members.models.freeze import How, Why
from community.members.once import once, said
from community.members.telling import tell, warn
from community.text.refusals import Refusal

A_DAY = timedelta(days=1)


def confirm(by: Member, member: Member, key: UUID, is_them: bool) -> Confirmation:
    """`by`, who had met `member`, says whether it is still them; the last word counts."""
    return once(
        Confirmation, by, key, lambda: confirmed(by, member, key, is_them), said(is_them=is_them)
    )


def confirmed(by: Member, member: Member, key: UUID, is_them: bool) -> Confirmation:
    vouching.hold(member)
    freeze = freezing.lasting(member)
    if freeze is None:
        raise Refusal(_("It was confirmed meanwhile. Thank you."))
    if by not in freezing.witnesses(freeze):
        raise Refusal(_("Only those who met them can say so."))
    freeze.confirmations.filter(author=by).delete()
    word = Confirmation.objects.create(author=by, key=key, freeze=freeze, is_them=is_them)
    if is_enough(freeze) and freezing.lift(freeze, How.VOUCHERS):
        tell_lifted(freeze, by)
    return word


def is_enough(freeze: Freeze) -> bool:
    """Two who still may say so, and nobody who says it is another: then a steward looks."""
    words = freeze.confirmations.filter(author__in=freezing.witnesses(freeze))
    heard = [*words.values_list("is_them", flat=True)]
    return len(heard) >= freezing.NEEDED and all(heard)


def tell_lifted(freeze: Freeze, by: Member) -> None:
    text = gettext_lazy("It is confirmed that it is you: your vouches and badges count again.")
    tell([freeze.member], "member.unfrozen", text=text, url=reverse("members:vouches"), by=by)


@transaction.atomic
def recognise(by: Member, mark: str, session: str, is_me: bool) -> None:
    """Here, where `by` was before: the new phone is theirs too, or it is put out again."""
    vouching.hold(by)
    freeze = freezing.lasting(by)
    if freeze is None:
        return
    if not browsers.is_of_before(freeze, mark):
        raise Refusal(_("Do this on a phone that you used before."))
    freezing.lift(freeze, How.DEVICE)
    if not is_me:
        Browser.objects.filter(member=by, made_at__gte=freeze.began_at).delete()
        leaving.end_all_but(by, session)


@transaction.atomic
def part(by: Member, mark: str) -> None:
    """Whoever has the number now is not who the account is of: the two go separate ways.

    The account keeps its name and what it said, and rests until its owner is found again; the
    number is free, and begins a new account with its next code.
    """
    vouching.hold(by)
    if not may_part(by, mark):
        raise Refusal(_("This is the phone the account began on. To go, take your data away."))
    freezing.begin_anew(by, Why.PARTED)
    Browser.objects.filter(member=by, mark=browsers.digest(mark)).delete()
    by.phone = None
    by.save(update_fields=["phone"])
    url = reverse("members:freeze")
    warn(by, "member.frozen", text=format_lazy(freezing.WARNINGS[Why.PARTED]), url=url)
    leaving.end_all_but(by, "")


def may_part(member: Member, mark: str) -> bool:
    """Only who came to the account by a browser that was not there in its first day."""
    browser = browsers.browser_of(member, mark)
    return browser is not None and browser.made_at - member.joined_at > A_DAY
