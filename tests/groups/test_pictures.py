"""Pictures in a room: words and kilobytes first, the picture for those inside who ask for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from community.live.models import Event
from community.members.models import Member
from community.pictures.models import Picture
from groups import tasks
from groups.actions import withdrawals
from groups.models import Message, Room
from tests.doors import As
from tests.pictures import photos

Posted = Callable[..., Any]


@pytest.fixture
def send(as_: As, room: Room, amina: Member) -> Posted:
    """Amina shows a picture in the room."""

    def posted(data: bytes | None = None, **words: str) -> Any:
        said = {"key": str(uuid4()), "text": "Shangi, gunia la Nakuru"} | words
        file = {"picture": photos.upload(photos.taken_at_home() if data is None else data)}
        return as_(amina).post(reverse("groups:new_picture", args=[room.pk]), said | file)

    return posted


@pytest.fixture
def message(send: Posted) -> Message:
    assert send().status_code == 302
    return Message.objects.get()


@pytest.fixture
def ready(message: Message) -> Message:
    tasks.make_ready(message.pk)
    return Message.objects.select_related("picture", "room").get(pk=message.pk)


def room_page(as_: As, member: Member, message: Message) -> str:
    return as_(member).get(reverse("groups:room", args=[message.room_id])).content.decode()


def picture(as_: As, member: Member, message: Message, width: str = "small") -> Any:
    return as_(member).get(reverse("groups:picture", args=[message.pk, width]))


def test_until_it_is_made_ready_the_room_says_that_it_is_on_its_way(
    as_: As, message: Message, bakari: Member
) -> None:
    page = room_page(as_, bakari, message)
    assert "picture on its way" in page
    assert "Shangi, gunia la Nakuru" in page
    assert picture(as_, bakari, message).status_code == 404
    assert ProcrastinateJob.objects.get().args == {"message": message.pk}


def test_ready_the_room_shows_a_button_with_words_and_kilobytes_and_no_picture(
    as_: As, ready: Message, bakari: Member
) -> None:
    page = room_page(as_, bakari, ready)
    assert ready.picture
    assert f" {ready.picture.kilobytes} KB</a>" in page
    assert f'href="/messages/{ready.pk}/picture/small/"' in page
    assert "<img" not in page


def test_the_room_is_told_once_when_it_is_ready(ready: Message) -> None:
    tasks.make_ready(ready.pk)
    told = Event.objects.filter(topic=ready.room.topic).values_list("kind", flat=True)
    assert list(told) == ["message.posted", "message.pictured"]


def test_those_inside_get_it_in_two_widths_without_what_the_camera_wrote(
    as_: As, ready: Message, bakari: Member
) -> None:
    for width in ("small", "large"):
        answer = picture(as_, bakari, ready, width)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
        assert answer["Cache-Control"].startswith("private")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert b"Amina" not in answer.content
    assert picture(as_, bakari, ready, "original").status_code == 404


def test_the_outsider_gets_nothing_and_the_visitor_is_sent_to_sign_in(
    as_: As, ready: Message, chidi: Member, client: Any
) -> None:
    assert picture(as_, chidi, ready).status_code == 404
    assert as_(chidi).get(reverse("groups:new_picture", args=[ready.room_id])).status_code == 404
    url = reverse("groups:picture", args=[ready.pk, "small"])
    assert client.get(url).status_code == 302
    assert client.get("/media/").status_code == 404


def test_withdrawing_the_message_takes_the_picture_away_and_later_its_files(
    as_: As, ready: Message, amina: Member, bakari: Member
) -> None:
    assert ready.picture
    path = ready.picture.made("small")
    withdrawals.withdraw(amina, ready, uuid4())
    assert picture(as_, bakari, ready).status_code == 404
    assert picture(as_, amina, ready).status_code == 404
    assert "KB" not in room_page(as_, bakari, ready)
    tasks.take_away_the_withdrawn()
    assert default_storage.exists(path), "it can still be put back"
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        tasks.take_away_the_withdrawn()
    assert not default_storage.exists(path)


def test_put_back_in_time_the_picture_is_there_again(
    as_: As, ready: Message, amina: Member, bakari: Member
) -> None:
    withdrawals.withdraw(amina, ready, uuid4())
    withdrawals.restore(amina, Message.objects.get())
    assert picture(as_, bakari, ready).status_code == 200


@pytest.mark.parametrize("data", [photos.SVG, b"MZ not a picture", photos.bomb()])
def test_what_is_no_picture_is_refused_and_the_words_are_kept(send: Posted, data: bytes) -> None:
    answer = send(data)
    assert answer.status_code == 422
    assert "Shangi, gunia la Nakuru" in answer.content.decode()
    assert not Message.objects.exists()
    assert not Picture.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_a_picture_without_words_and_words_without_a_picture_are_refused(
    as_: As, room: Room, amina: Member, send: Posted
) -> None:
    assert send(text=" ").status_code == 422
    words = {"key": str(uuid4()), "text": "Shangi"}
    answer = as_(amina).post(reverse("groups:new_picture", args=[room.pk]), words)
    assert "Choose a picture first." in answer.content.decode()
    assert not Message.objects.exists()


def test_sent_twice_it_is_one_message_with_one_picture(send: Posted) -> None:
    key = str(uuid4())
    assert [send(key=key).status_code for _ in range(2)] == [302, 302]
    assert (Message.objects.count(), Picture.objects.count()) == (1, 1)


def test_a_broken_picture_is_said_to_be_so(as_: As, send: Posted, bakari: Member) -> None:
    send(photos.photo()[:4000])
    message = Message.objects.get()
    tasks.make_ready(message.pk)
    assert "the picture could not be read" in room_page(as_, bakari, message)


def test_what_a_dead_worker_left_is_made_ready_later(message: Message) -> None:
    tasks.make_ready_the_rest()
    assert Picture.objects.get().is_waiting
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        tasks.make_ready_the_rest()
    assert Picture.objects.get().is_ready


def test_beside_the_picture_waits_what_the_large_one_weighs(
    as_: As, ready: Message, bakari: Member
) -> None:
    assert ready.picture
    kilobytes = ready.picture.large_kilobytes
    assert kilobytes > ready.picture.kilobytes
    page = room_page(as_, bakari, ready)
    larger = page.partition('class="plain larger"')[2].partition("</a>")[0]
    assert f'href="/messages/{ready.pk}/picture/large/" hidden' in larger
    assert larger.endswith(f" {kilobytes} KB")
    Picture.objects.update(large_bytes=ready.picture.small_bytes)
    assert "larger" not in room_page(as_, bakari, ready), "there is none that is larger"
