from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text.refusals import Refusal
from mentorship.models import Showing, Tutorial
from mentorship.reads import showings as reads

ASKED = gettext_lazy("{who} asks you to show it in person: {title}")
AGREED = gettext_lazy("{who} will show you: {title}. Meet where others are.")
DECLINED = gettext_lazy("{who} cannot show it just now: {title}")


def ask(by: Member, tutorial: Tutorial, member: Member, key: UUID) -> Showing:
    """Of one who did it and said that they would; once of each."""

    def act() -> Showing:
        if member.pk not in {one.member.pk for one in reads.near(by, tutorial)}:
            raise Refusal(_("Choose one who did it and would show it."))
        limiter.spend("showings", by.pk, limit=5, seconds=86_400)
        words = {"tutorial_id": tutorial.root, "member": member}
        asked, new = Showing.objects.get_or_create(author=by, **words, defaults={"key": key})
        if new:
            notify(member, "tutorial.showing", ASKED, asked, by)
        return asked

    return once(Showing, by, key, act, said(tutorial_id=tutorial.root, member=member))


@transaction.atomic
def answer(by: Member, showing: Showing, agrees: bool) -> Showing:
    """Yes or no; whoever asked is told once, and a no may become a yes."""
    fresh = Showing.objects.select_for_update(of=["self"]).get(pk=showing.pk)
    if fresh.member_id != by.pk:
        raise Refusal(_("Only the one who was asked can answer."))
    if agrees and fresh.agreed_at is None:
        fresh.agreed_at, fresh.declined_at = timezone.now(), None
        notify(fresh.author, "tutorial.shown", AGREED, fresh, by)
    elif not agrees and fresh.declined_at is None and fresh.agreed_at is None:
        fresh.declined_at = timezone.now()
        notify(fresh.author, "tutorial.shown", DECLINED, fresh, by)
    fresh.save(update_fields=["agreed_at", "declined_at"])
    return fresh


def notify(to: Member, kind: str, sentence: Any, showing: Showing, by: Member) -> None:
    text = format_lazy(sentence, who=by, title=showing.tutorial.published)
    tell([to], kind, text=text, url=showing.get_absolute_url(), by=by)
