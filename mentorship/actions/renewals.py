from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text.refusals import Refusal
from mentorship.actions import news
from mentorship.models import Renewal, Tutorial
from mentorship.models.tutorial import reviewable

STILL_TRUE = gettext_lazy("{who} looked again: still true. {title}")


def renew(by: Member, tutorial: Tutorial, key: UUID) -> Renewal:
    """A reviewer looked again and it is still true: it holds for as long again."""

    def act() -> Renewal:
        held = Tutorial.objects.select_for_update(of=["self"]).get(pk=tutorial.pk)
        check(by, held)
        held.review_by = held.holds_until
        held.save(update_fields=["review_by"])
        made = Renewal.objects.create(author=by, key=key, tutorial=held)
        news.of_lesson(held, "lesson.renewed", by)
        tell_author(by, held)
        return made

    return once(Renewal, by, key, act, said(tutorial=tutorial))


def check(by: Member, tutorial: Tutorial) -> None:
    if tutorial.published is None:
        raise Refusal(_("This tutorial is not published yet."))
    if tutorial.author_id == by.pk:
        raise Refusal(_("Nobody reviews their own tutorial."))
    if not reviewable(by).filter(pk=tutorial.sector_id).exists():
        raise Refusal(_("Only verified mentors, stewards and staff review tutorials."))


def tell_author(by: Member, tutorial: Tutorial) -> None:
    text = format_lazy(STILL_TRUE, who=by, title=tutorial.published)
    tell([tutorial.author], "tutorial.renewed", text=text, url=tutorial.get_absolute_url(), by=by)
