"""Up to three pictures of a business: on tap, for those they are shown to."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.front.seeding import clock
from community.members.models import Member
from community.personas import tasks
from community.personas.actions import pages, photos
from community.personas.models import Persona, Photo
from community.text.refusals import Refusal
from tests.members.signed import signed_in
from tests.personas.conftest import PUBLIC, said
from tests.pictures import photos as files

MINE = "/me/business/pictures/"


def shown(by: Member, words: str = "My stall at the gate") -> Photo:
    photo = photos.show(by, uuid4(), words, files.upload(files.photo()))
    tasks.make_ready(photo.picture_id)
    return Photo.objects.select_related("picture").get(pk=photo.pk)


def small(reader: Client, photo: Photo) -> int:
    url = reverse("personas:photo", args=[photo.author.handle, photo.pk, "small"])
    return reader.get(url).status_code


def public(photo: Photo) -> Any:
    slug = photo.author.persona.slug or "none"
    return Client().get(reverse("personas:page_photo", args=[slug, photo.pk, "small"]))


def test_a_picture_is_shown_by_the_page_in_words_and_kilobytes_first(amina: Member) -> None:
    form = {"key": str(uuid4()), "words": "My stall", "picture": files.upload(files.photo())}
    client = signed_in(amina)
    assert client.post(MINE, form).status_code == 302
    assert "My stall · picture on its way" in client.get(MINE).content.decode()
    tasks.make_ready(Photo.objects.get().picture_id)
    page = client.get(MINE).content.decode()
    assert " KB</a>" in page
    assert "<img" not in page


def test_three_are_the_most(amina: Member) -> None:
    for number in range(3):
        shown(amina, f"Bag {number}")
    with pytest.raises(Refusal, match="Three pictures are the most"):
        shown(amina, "One more")
    assert Photo.objects.count() == 3


def test_what_is_no_picture_or_has_no_words_is_refused(amina: Member) -> None:
    client = signed_in(amina)
    for wrong in (
        {"words": "Stall", "picture": files.upload(b"<svg/>")},
        {"words": "Stall"},
        {"words": "", "picture": files.upload(files.photo())},
        {"words": "0712 345 678", "picture": files.upload(files.photo())},
    ):
        assert client.post(MINE, {"key": str(uuid4()), **wrong}).status_code == 422
    assert not Photo.objects.exists()


def test_sent_twice_it_is_one(amina: Member) -> None:
    key = uuid4()
    for _time in range(2):
        photos.show(amina, key, "Stall", files.upload(files.photo()))
    assert Photo.objects.count() == 1


def test_pictures_begin_for_me_alone_then_for_groups_then_for_everybody(
    amina: Member, dalia: Member, chidi: Member
) -> None:
    said(amina, PUBLIC)
    pages.open_page(amina)
    photo = shown(amina)
    assert small(signed_in(amina), photo) == 200
    assert (small(signed_in(dalia), photo), public(photo).status_code) == (404, 404)
    said(amina, {**PUBLIC, "photos": "group"})
    assert (small(signed_in(dalia), photo), public(photo).status_code) == (200, 404)
    said(amina, {**PUBLIC, "photos": "public"})
    assert public(photo)["Content-Type"] == "image/webp"
    assert small(signed_in(chidi), photo) == 404, "strangers have the page for everybody"
    pages.close_page(amina)
    assert public(photo).status_code == 404


def test_the_page_for_everybody_names_its_pictures_and_loads_none(
    client: Client, amina: Member, opened: Persona
) -> None:
    said(amina, {**PUBLIC, "photos": "public"})
    shown(amina, "Njahi, first grade")
    page = client.get(opened.get_absolute_url()).content.decode()
    assert "Njahi, first grade · " in page
    assert "<img" not in page
    assert amina.handle not in page.replace("mama-amina-cereals", "")


def test_taken_down_nobody_is_shown_it_and_for_an_hour_it_can_be_put_back(
    amina: Member, dalia: Member
) -> None:
    said(amina, {"photos": "group"})
    photo = shown(amina)
    url = reverse("personas:photo_withdrawal", args=[photo.pk])
    client = signed_in(amina)
    assert "Taken down: My stall" in client.post(url).content.decode()
    assert small(signed_in(dalia), photo) == 404
    client.post(url, {"undo": "1"})
    assert small(signed_in(dalia), photo) == 200


def test_after_the_hour_no_file_of_it_stays(amina: Member) -> None:
    photo = photos.take_down(amina, shown(amina))
    tasks.take_away_the_taken_down()
    assert default_storage.exists(photo.picture.made("small"))
    with clock.at(timezone.now() + timedelta(minutes=61)):
        tasks.take_away_the_taken_down()
        with pytest.raises(Refusal, match="This picture is gone"):
            photos.put_back(amina, photo)
    assert not default_storage.exists(photo.picture.made("small"))


def test_nobody_takes_down_the_picture_of_another(amina: Member, dalia: Member) -> None:
    photo = shown(amina)
    url = reverse("personas:photo_withdrawal", args=[photo.pk])
    assert signed_in(dalia).post(url).status_code == 404
    photo.refresh_from_db()
    assert photo.taken_down_at is None


def test_what_a_dead_worker_left_is_made_ready(amina: Member) -> None:
    photo = photos.show(amina, uuid4(), "Stall", files.upload(files.photo()))
    with clock.at(timezone.now() + timedelta(minutes=5)):
        tasks.make_ready_the_rest()
    photo.picture.refresh_from_db()
    assert photo.picture.is_ready
