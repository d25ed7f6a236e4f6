from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.circle import circle
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from mentorship.actions import news
from mentorship.actions.credits import check_gone
from mentorship.models import Credit, Edition, Review, Tutorial
from mentorship.models.edition import State, Verdict
from mentorship.models.mark import Kind
from mentorship.models.tutorial import reviewable

ENOUGH = 2
STOOD_FOR = gettext_lazy("{who} stands for your lesson; another reviewer reads it too: {title}")
PUBLISHED = gettext_lazy("Published: {title}")
RETURNED = gettext_lazy("Sent back: {title}. {why}")


def publish(by: Member, edition: Edition, key: UUID) -> Review:
    """A reviewer stands for this edition; with the second, readers see it from now on."""

    def act() -> Review:
        tutorial = judged(by, edition)
        check_newer(tutorial, edition)
        check_gone(Credit.objects.filter(keeping__tutorial=tutorial), edition.text)
        review = word(by, edition, key, Verdict.PUBLISH)
        news.of_edition(edition, "edition.reviewed", by)
        if is_enough(edition, tutorial.author):
            put_out(tutorial, edition)
            news.of_lesson(tutorial, "lesson.published", by)
            answer(review, "tutorial.publish", PUBLISHED)
        else:
            answer(review, "tutorial.stood_for", STOOD_FOR, who=by)
        return review

    return once(Review, by, key, act, said(edition=edition, verdict=Verdict.PUBLISH))


def is_enough(edition: Edition, author: Member) -> bool:
    """Two reviewers, and not all of them from the author's circle of vouches."""
    stand = set(edition.reviews.filter(verdict=Verdict.PUBLISH).values_list("author", flat=True))
    return len(stand) >= ENOUGH and not stand <= circle(author)


def put_out(tutorial: Tutorial, edition: Edition) -> None:
    now = timezone.now()
    Edition.objects.filter(pk=edition.pk).update(published_at=now)
    tutorial.published, tutorial.published_at = edition, tutorial.published_at or now
    tutorial.review_by = tutorial.holds_until
    tutorial.save(update_fields=["published", "published_at", "review_by"])


def send_back(by: Member, edition: Edition, key: UUID, reason: str) -> Review:
    """A reviewer asks for changes and says which; the author is told."""

    why = wording.line(reason, 500, "reason")

    def act() -> Review:
        judged(by, edition)
        review = word(by, edition, key, Verdict.RETURN, why)
        news.of_edition(edition, "edition.reviewed", by)
        answer(review, "tutorial.return", RETURNED, why=why)
        return review

    return once(Review, by, key, act, said(edition=edition, verdict=Verdict.RETURN, reason=why))


def judged(by: Member, edition: Edition) -> Tutorial:
    """The tutorial, held, if this member may judge this edition now."""
    tutorial = Tutorial.objects.select_for_update(of=["self"]).get(pk=edition.tutorial_id)
    if tutorial.author_id == by.pk:
        raise Refusal(_("Nobody reviews their own tutorial."))
    if not reviewable(by).filter(pk=tutorial.sector_id).exists():
        raise Refusal(_("Only verified mentors, stewards and staff review tutorials."))
    if tutorial.marks.standing().filter(kind=Kind.DELISTED).exists():
        raise Refusal(_("A steward took this off the shelf."))
    if Edition.objects.get(pk=edition.pk).state != State.SUBMITTED:
        raise Refusal(_("This edition is not waiting for a review."))
    return tutorial


def check_newer(tutorial: Tutorial, edition: Edition) -> None:
    """Of two that wait, the older must not take readers back."""
    if tutorial.published is not None and tutorial.published.number > edition.number:
        raise Refusal(_("A newer edition is published already; send this one back."))


def word(by: Member, edition: Edition, key: UUID, verdict: Verdict, why: str = "") -> Review:
    """One for each reviewer; who stood for it may still send it back while it waits."""
    earlier = edition.reviews.filter(author=by)
    if verdict == Verdict.PUBLISH and earlier.exists():
        raise Refusal(_("You have reviewed this edition."))
    earlier.delete()
    said = {"edition": edition, "verdict": verdict, "reason": why}
    return Review.objects.create(author=by, key=key, **said)


def answer(review: Review, kind: str, sentence: Any, **words: object) -> None:
    """The author reads what a reviewer said."""
    edition = review.edition
    text = format_lazy(sentence, title=edition.title, **words)
    tutorial = edition.tutorial
    tell([tutorial.author], kind, text=text, url=tutorial.get_absolute_url(), by=review.author)
