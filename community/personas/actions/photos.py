from datetime import timedelta
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once
from community.personas import tasks
from community.personas.actions.personas import persona_of
from community.personas.models import Photo
from community.personas.models.photo import MOST
from community.personas.wording import without_numbers
from community.pictures import keeping
from community.text import wording
from community.text.refusals import Refusal

UNDO = timedelta(hours=1)


def show(by: Member, key: UUID, words: str, picture: "File[bytes] | None") -> Photo:
    """One of up to three; its words tell those who spare their bytes what it shows."""
    kept = without_numbers(wording.line(words, 80, "words"), "words")
    if picture is None:
        raise Refusal(_("Choose a picture first."), "picture")
    file = picture

    def act() -> Photo:
        refuse_more(by)
        taken = keeping.take_in(by, key, file)
        photo = Photo.objects.create(author=by, key=key, picture=taken, words=kept)
        tasks.develop.defer(picture=taken.pk)
        return photo

    return once(Photo, by, key, act, lambda one: one.words == kept)


def refuse_more(by: Member) -> None:
    persona_of(by)  # one after the other, so that two sent at once are not a fourth
    if Photo.objects.standing().filter(author=by).count() >= MOST:
        raise Refusal(_("Three pictures are the most. Take one down first."), "picture")


@transaction.atomic
def take_down(by: Member, photo: Photo) -> Photo:
    """Shown to nobody from now on; for an hour it can be put back."""
    Photo.objects.filter(pk=photo.pk, taken_down_at=None).update(taken_down_at=timezone.now())
    photo.refresh_from_db()
    return photo


@transaction.atomic
def put_back(by: Member, photo: Photo) -> Photo:
    photo.refresh_from_db()
    if photo.taken_down_at is None:
        return photo
    if timezone.now() - photo.taken_down_at > UNDO or photo.picture.taken_away_at:
        raise Refusal(_("This picture is gone. Show it anew."))
    refuse_more(by)
    photo.taken_down_at = None
    photo.save(update_fields=["taken_down_at"])
    return photo
