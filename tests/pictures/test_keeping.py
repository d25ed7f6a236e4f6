"""Pictures taken in, made ready once, taken away whole."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.utils import timezone

from community.members.models import Member
from community.pictures import answers, keeping
from community.pictures.models import Picture
from community.text.refusals import Refusal
from tests.pictures import photos
from tests.pictures.photos import upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(chidi: Member) -> Picture:
    return keeping.take_in(chidi, uuid4(), upload(photos.taken_at_home()))


@pytest.fixture
def ready(picture: Picture, django_capture_on_commit_callbacks: object) -> Picture:
    return made(picture, django_capture_on_commit_callbacks)


def made(picture: Picture, committing: object) -> Picture:
    assert callable(committing)
    with committing(execute=True):
        keeping.make_ready(picture.pk)
    picture.refresh_from_db()
    return picture


def test_until_it_is_made_anew_nobody_is_shown_it(picture: Picture) -> None:
    assert picture.is_waiting
    assert not picture.is_ready
    with pytest.raises(Http404):
        answers.shown(picture, "small")


def test_made_anew_it_is_shown_and_what_came_is_gone(ready: Picture) -> None:
    assert ready.is_ready
    assert (ready.width, ready.height) == (480, 360)
    assert not default_storage.exists(ready.original)
    answer = answers.shown(ready, "small")
    assert len(answer.content) == ready.small_bytes
    assert ready.kilobytes == max(1, round(ready.small_bytes / 1024))
    assert ready.large_kilobytes >= 1


def test_it_is_kept_in_no_cache_but_the_reader_s_own_and_never_sniffed(ready: Picture) -> None:
    answer = answers.shown(ready, "large")
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"].startswith("private")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("width", ["", "huge", "../../secret", "small.webp"])
def test_there_are_two_widths_and_nothing_else(ready: Picture, width: str) -> None:
    with pytest.raises(Http404):
        answers.shown(ready, width)


def test_made_ready_twice_is_once(ready: Picture) -> None:
    before = ready.ready_at
    assert keeping.make_ready(ready.pk) is False
    ready.refresh_from_db()
    assert ready.ready_at == before


def test_a_broken_picture_is_said_to_be_so_and_is_not_tried_again(
    chidi: Member, django_capture_on_commit_callbacks: object
) -> None:
    cut = keeping.take_in(chidi, uuid4(), upload(photos.photo()[:4000]))
    assert made(cut, django_capture_on_commit_callbacks).failed_at
    assert not cut.is_waiting
    assert not default_storage.exists(cut.original)
    assert keeping.make_ready(cut.pk) is False


def test_one_whose_file_is_gone_has_failed(
    picture: Picture, django_capture_on_commit_callbacks: object
) -> None:
    default_storage.delete(picture.original)
    assert made(picture, django_capture_on_commit_callbacks).failed_at


def test_taken_away_no_file_of_it_stays(ready: Picture) -> None:
    keeping.take_away(ready)
    ready.refresh_from_db()
    assert not ready.is_ready
    assert not any(map(default_storage.exists, [ready.made("small"), ready.made("large")]))
    with pytest.raises(Http404):
        answers.shown(ready, "small")


def test_a_file_lost_from_the_disk_is_not_found(ready: Picture) -> None:
    default_storage.delete(ready.made("small"))
    with pytest.raises(Http404):
        answers.shown(ready, "small")


def test_what_a_dead_worker_left_is_found_again(picture: Picture) -> None:
    assert keeping.late() == []
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        assert keeping.late() == [picture.pk]
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert keeping.late() == []
        assert not picture.is_waiting


def test_an_original_of_nobody_goes_after_a_day() -> None:
    default_storage.save("incoming/orphan", ContentFile(b"x"))
    keeping.tidy()
    assert default_storage.exists("incoming/orphan")
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        keeping.tidy()
    assert not default_storage.exists("incoming/orphan")


def test_what_is_refused_leaves_nothing(chidi: Member) -> None:
    with pytest.raises(Refusal):
        keeping.take_in(chidi, uuid4(), upload(photos.SVG))
    assert not Picture.objects.exists()
