from uuid import UUID

from django.core.files.base import File
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once
from community.pictures import keeping
from community.text import wording
from community.text.refusals import Refusal
from mentorship import tasks
from mentorship.actions import editions
from mentorship.models import Edition, Illustration, Tutorial
from mentorship.models.picture import MOST


def show(
    by: Member, tutorial: Tutorial, key: UUID, shows: str, picture: "File[bytes] | None"
) -> Edition:
    """The next edition, with one more picture: a reviewer sees it before any reader does."""
    words = wording.line(shows, 120, "shows")
    if picture is None:
        raise Refusal(_("Choose a picture first."), "picture")
    file = picture

    def act() -> Edition:
        edition = again(by, tutorial, key)
        if edition.illustrations.count() >= MOST:
            raise Refusal(_("A lesson has at most five pictures. Take one out first."), "picture")
        taken = keeping.take_in(by, key, file)
        Illustration.objects.create(edition=edition, picture=taken, shows=words)
        tasks.develop.defer(picture=taken.pk)
        return edition

    return once(Edition, by, key, act, lambda one: one.tutorial_id == tutorial.pk)


def take_out(by: Member, tutorial: Tutorial, key: UUID, picture: int) -> Edition:
    """The next edition, without this picture."""

    def act() -> Edition:
        edition = again(by, tutorial, key)
        edition.illustrations.filter(picture=picture).delete()
        return edition

    return once(Edition, by, key, act, lambda one: one.tutorial_id == tutorial.pk)


def again(by: Member, tutorial: Tutorial, key: UUID) -> Edition:
    """The newest edition once more, as the next."""
    held = Tutorial.objects.select_for_update(of=["self"]).get(pk=tutorial.pk)
    editions.check_author(by, held)
    last = held.editions.order_by("-number")[0]
    return editions.write(by, held, key, editions.said(last))
