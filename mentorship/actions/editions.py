from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.members.once import once
from community.notices.tell import tell
from community.text import render, wording
from community.text.refusals import Refusal
from groups.models import Membership
from mentorship.actions.credits import check_gone
from mentorship.models import Credit, Edition, Tutorial, Verification


def edit(
    by: Member, tutorial: Tutorial, key: UUID, title: str, text: str, checked_on: date
) -> Edition:
    """The author's next edition; readers keep the published one until a reviewer takes this."""

    def act() -> Edition:
        held = Tutorial.objects.select_for_update(of=["self"]).get(pk=tutorial.pk)
        check_author(by, held)
        return write(by, held, key, title, text, checked_on)

    return once(Edition, by, key, act, same(tutorial, title, text, checked_on))


def same(tutorial: Tutorial, title: str, text: str, checked_on: date) -> Callable[[Edition], bool]:
    words = (*kept(title, text), checked_on)
    return lambda one: (
        one.tutorial_id == tutorial.pk and (one.title, one.text, one.checked_on) == words
    )


def write(
    by: Member, tutorial: Tutorial, key: UUID, title: str, text: str, checked_on: date
) -> Edition:
    title, text = kept(title, text)
    if render.too_complex(text):
        raise Refusal(_("Too many marks for one tutorial: use fewer, or make two of it."), "text")
    if checked_on > timezone.localdate():
        raise Refusal(_("This day is still to come."), "checked_on")
    return Edition.objects.create(
        author=by,
        key=key,
        tutorial=tutorial,
        number=tutorial.editions.count() + 1,
        title=title,
        text=text,
        html=render.tutorial(text),
        checked_on=checked_on,
    )


def kept(title: str, text: str) -> tuple[str, str]:
    return wording.line(title, 120, "title"), wording.said(text, render.TUTORIAL, "text")


@transaction.atomic
def submit(by: Member, edition: Edition) -> Edition:
    """The author asks for a reviewer; mentors and stewards of the trade are told. Twice is once."""
    fresh = Edition.objects.select_for_update().get(pk=edition.pk)
    check_author(by, fresh.tutorial)
    if fresh.submitted_at is None:
        check_newest(fresh)
        check_gone(Credit.objects.filter(keeping__tutorial=fresh.tutorial_id), fresh.text)
        fresh.submitted_at = timezone.now()
        fresh.save(update_fields=["submitted_at"])
        tell_reviewers(by, fresh)
    return fresh


def check_author(by: Member, tutorial: Tutorial) -> None:
    if tutorial.author_id != by.pk:
        raise Refusal(_("Only its author can do this."))


def check_newest(edition: Edition) -> None:
    if edition.tutorial.editions.filter(number__gt=edition.number).exists():
        raise Refusal(_("There is a newer edition; submit that one."))


def tell_reviewers(by: Member, edition: Edition) -> None:
    sector = edition.tutorial.sector
    mentors = Verification.objects.standing().filter(sector=sector).values("member")
    stewards = Membership.objects.filter(group__sector=sector, steward=True).values("member")
    readers = Member.objects.filter(is_active=True, pk__in=mentors.union(stewards))
    sentence = gettext_lazy("To review: {title}")
    url = edition.tutorial.get_absolute_url()
    tell(
        readers,
        "tutorial.submitted",
        text=format_lazy(sentence, title=edition.title),
        url=url,
        by=by,
    )
