from datetime import date
from typing import NamedTuple
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
from groups import offices
from mentorship import films, offline
from mentorship.actions import cards, news, platforms
from mentorship.actions.cards import Words
from mentorship.actions.credits import check_gone
from mentorship.films import NO_FILM, Film
from mentorship.models import Credit, Edition, Illustration, Tutorial, Verification


class Page(NamedTuple):
    """What an edition says: words and the day they were seen to be true, a card's lines, a film."""

    title: str
    text: str
    checked_on: date
    card: Words | None = None
    film: Film = NO_FILM
    platform: str = ""


def edit(
    by: Member,
    tutorial: Tutorial,
    key: UUID,
    title: str,
    text: str,
    checked_on: date,
    card: Words | None = None,
    film: Film = NO_FILM,
    platform: str = "",
) -> Edition:
    """The author's next edition; readers keep the published one until a reviewer takes this."""
    page = Page(title, text, checked_on, card, film, platform)

    def act() -> Edition:
        held = Tutorial.objects.select_for_update(of=["self"]).get(pk=tutorial.pk)
        check_author(by, held)
        return write(by, held, key, page)

    return once(Edition, by, key, act, lambda one: is_same(one, tutorial, page))


def is_same(one: Edition, tutorial: Tutorial, page: Page) -> bool:
    return one.tutorial_id == tutorial.pk and said(one) == kept(page)


def said(edition: Edition) -> Page:
    words = (edition.title, edition.text, edition.checked_on)
    platform = edition.platform.slug if edition.platform else ""
    return Page(*words, cards.said(edition), edition.film, platform)


def kept(page: Page) -> Page:
    """As it is stored, the platform by its slug."""
    title = wording.line(page.title, 120, "title")
    text = wording.said(page.text, render.TUTORIAL, "text")
    platform = platforms.slug_of(page.platform)
    return page._replace(title=title, text=text, card=cards.kept(page.card), platform=platform)


def write(by: Member, tutorial: Tutorial, key: UUID, page: Page) -> Edition:
    title, text, checked_on, card, film, _slug = kept(page)
    html = checked(text, checked_on, film)
    shown = tutorial.source.published if tutorial.source else None
    edition = Edition.objects.create(
        author=by,
        key=key,
        tutorial=tutorial,
        number=tutorial.editions.count() + 1,
        title=title,
        text=text,
        html=html,
        checked_on=checked_on,
        source_number=shown.number if shown else None,
        platform=platforms.settled(page.platform),
        video=film.url,
        video_minutes=film.minutes,
        video_mb=film.mb,
    )
    cards.fill(edition, card)
    take_over(edition)
    return edition


def checked(text: str, checked_on: date, film: Film) -> str:
    """The text as HTML."""
    check_film(film)
    check_links(text, film)
    if render.too_complex(text):
        raise Refusal(_("Too many marks for one tutorial: use fewer, or make two of it."), "text")
    if checked_on > timezone.localdate():
        raise Refusal(_("This day is still to come."), "checked_on")
    html = render.tutorial(text)
    check_size(html)
    return html


def take_over(edition: Edition) -> None:
    """The pictures of the edition before."""
    before = Illustration.objects.filter(
        edition__tutorial=edition.tutorial_id, edition__number=edition.number - 1
    )
    Illustration.objects.bulk_create(
        Illustration(edition=edition, picture_id=one.picture_id, shows=one.shows) for one in before
    )


def check_film(film: Film) -> None:
    if not film.url:
        return
    if len(film.url) > 200 or not films.is_allowed(film.url):
        raise Refusal(_("Films are linked from the known film sites only, by https."), "video")
    if not film.minutes or film.minutes > films.LONGEST:
        raise Refusal(_("Say how many minutes it takes."), "video_minutes")
    if not film.mb or film.mb >= films.HEAVIEST:
        raise Refusal(_("Say how many MB it costs; at most 199."), "video_mb")


def check_links(text: str, film: Film) -> None:
    """A film costs its readers MB, and the film's own field says how many."""
    for url in films.linked(text):
        if not films.is_allowed(url):
            raise Refusal(_("Films are linked from the known film sites only, by https."), "text")
        if url != film.url:
            said = _("Put the link to a film into the field for it, with its minutes and MB.")
            raise Refusal(said, "text")


def check_size(html: str) -> None:
    """As one page to keep it must stay small."""
    if len(html.encode()) > offline.TEXT:
        raise Refusal(_("Too long to keep on a phone: make two lessons of it."), "text")


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
        news.of_edition(fresh, "edition.submitted", by)
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
    stewards = offices.stewardships().filter(group__sector=sector).values("member")
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
