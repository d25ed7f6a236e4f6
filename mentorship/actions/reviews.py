from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from mentorship.actions.credits import check_gone
from mentorship.models import Credit, Edition, Review, Tutorial
from mentorship.models.edition import State, Verdict
from mentorship.models.tutorial import reviewable

PUBLISHED = gettext_lazy("Published: {title}")
RETURNED = gettext_lazy("Sent back: {title}. {why}")


def publish(by: Member, edition: Edition, key: UUID) -> Review:
    """A reviewer stands for this edition: from now on readers see it."""

    def act() -> Review:
        tutorial = judged(by, edition)
        check_newer(tutorial, edition)
        check_gone(Credit.objects.filter(keeping__tutorial=tutorial), edition.text)
        tutorial.published = edition
        tutorial.published_at = tutorial.published_at or timezone.now()
        tutorial.save(update_fields=["published", "published_at"])
        return word(by, edition, key, Verdict.PUBLISH, PUBLISHED)

    return once(Review, by, key, act, said(edition=edition, verdict=Verdict.PUBLISH))


def send_back(by: Member, edition: Edition, key: UUID, reason: str) -> Review:
    """A reviewer asks for changes and says which; the author is told."""

    why = wording.line(reason, 500, "reason")

    def act() -> Review:
        judged(by, edition)
        return word(by, edition, key, Verdict.RETURN, RETURNED, why)

    return once(Review, by, key, act, said(edition=edition, verdict=Verdict.RETURN, reason=why))


def judged(by: Member, edition: Edition) -> Tutorial:
    """The tutorial, held, if this member may judge this edition now."""
    tutorial = Tutorial.objects.select_for_update(of=["self"]).get(pk=edition.tutorial_id)
    if tutorial.author_id == by.pk:
        raise Refusal(_("Nobody reviews their own tutorial."))
    if not reviewable(by).filter(pk=tutorial.sector_id).exists():
        raise Refusal(_("Only verified mentors, stewards and staff review tutorials."))
    if Edition.objects.get(pk=edition.pk).state != State.SUBMITTED:
        raise Refusal(_("This edition is not waiting for a review."))
    return tutorial


def check_newer(tutorial: Tutorial, edition: Edition) -> None:
    """Of two that wait, the older must not take readers back."""
    if tutorial.published is not None and tutorial.published.number > edition.number:
        raise Refusal(_("A newer edition is published already; send this one back."))


def word(
    by: Member, edition: Edition, key: UUID, verdict: Verdict, sentence: Any, why: str = ""
) -> Review:
    review = Review.objects.create(author=by, key=key, edition=edition, verdict=verdict, reason=why)
    url, words = edition.tutorial.get_absolute_url(), {"title": edition.title, "why": why}
    tell(
        [edition.tutorial.author],
        f"tutorial.{verdict}",
        text=format_lazy(sentence, **words),
        url=url,
        by=by,
    )
    return review
