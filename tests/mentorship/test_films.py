"""Films are linked with what they cost, from known hosts; by night they are looked at with HEAD."""

import http.client
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import films, looking
from mentorship.actions import editions
from mentorship.actions.films import look_at_films
from mentorship.films import Film
from mentorship.models import Tutorial, Video
from tests import world
from tests.doors import As

URL = "https://www.youtube.com/watch?v=drying"


class Receiver(HTTPServer):
    """Answers as it is told, and keeps what it was asked."""

    answer: tuple[int, dict[str, str]] = (200, {"Content-Type": "text/html; charset=utf-8"})

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Ear)
        self.asked: list[tuple[str, str]] = []

    def connect(self, host: str) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.server_port, timeout=5)


class Ear(BaseHTTPRequestHandler):
    server: Receiver

    def do_HEAD(self) -> None:
        self.server.asked.append((self.command, self.path))
        status, headers = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *words: object) -> None:
        """Tests say what they have to say themselves."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def filmed(amina: Member, bakari: Member, group: Group) -> Tutorial:
    lesson = world.lesson(amina, group)
    with_film(lesson, Film(URL, 6, 45))
    return world.published(bakari, lesson)


def with_film(lesson: Tutorial, film: Film) -> None:
    words = ("Dry maize well", "Spread it.", timezone.localdate())
    editions.edit(lesson.author, lesson, uuid4(), *words, film=film)


def page(member: Member, lesson: Tutorial, as_: As) -> str:
    return str(as_(member).get(lesson.get_absolute_url()).content.decode())


def test_a_film_is_a_link_with_its_minutes_and_megabytes_and_never_embedded(
    filmed: Tutorial, wanjiru: Member, as_: As
) -> None:
    shown = page(wanjiru, filmed, as_)
    assert f'href="{URL}"' in shown
    assert "6 min, 45 MB" in shown
    for tag in ("<iframe", "<video", "<embed", "<object"):
        assert tag not in shown


@pytest.mark.parametrize(
    "url",
    [
        "http://www.youtube.com/watch?v=x",
        "https://evil.example/watch",
        "https://www.youtube.com.evil.example/",
        "https://youtube.com@evil.example/",
        "https://www.youtube.com:8080/x",
        "https://127.0.0.1/",
        "https://[::1]/",
        "file:///etc/passwd",
        "https://www.youtube.com\\@evil.example/",
        "https://www.youtube.com/a\r\nHost: evil.example",
        "https://www.youtube.com:port/",
        "javascript:alert(1)",
        "",
    ],
)
def test_only_films_of_known_hosts_by_https(url: str) -> None:
    assert not films.is_allowed(url)
    assert looking.look(url, refuse) is None


def refuse(host: str) -> http.client.HTTPConnection:
    raise AssertionError("nobody is asked")


@given(st.text(max_size=60))
def test_no_other_name_is_let_through_whatever_is_written(host: str) -> None:
    if host.lower() not in films.HOSTS:
        assert not films.is_allowed(f"https://{host}")


@pytest.mark.parametrize(
    ("film", "field"),
    [
        (Film("https://evil.example/x", 5, 5), "video"),
        (Film(URL, None, 5), "video_minutes"),
        (Film(URL, 5, None), "video_mb"),
        (Film(URL, 5, 200), "video_mb"),
        (Film(URL, 999, 5), "video_minutes"),
    ],
)
def test_films_that_will_not_do(amina: Member, group: Group, film: Film, field: str) -> None:
    lesson = world.lesson(amina, group)
    with pytest.raises(Refusal) as refused:
        with_film(lesson, film)
    assert refused.value.field == field
    assert lesson.editions.count() == 1


def test_by_night_each_is_asked_once_and_only_for_its_head(
    filmed: Tutorial, amina: Member, bakari: Member, group: Group, receiver: Receiver
) -> None:
    other = world.lesson(amina, group, "Again")
    with_film(other, Film(URL, 6, 45))
    world.published(bakari, other)
    assert look_at_films(receiver.connect) == 0
    assert receiver.asked == [("HEAD", "/watch?v=drying")]
    assert Video.objects.get().kind == "text/html"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((404, {}), "not there any more"),
        ((302, {"Location": "http://127.0.0.1/"}), "something else now"),
        ((200, {"Content-Type": "application/zip"}), "something else now"),
        ((200, {"Content-Type": "text/html", "Content-Length": "209715200"}), "too large"),
    ],
)
def test_what_is_dead_changed_or_too_large_is_said_once_and_not_followed(
    filmed: Tutorial,
    amina: Member,
    wanjiru: Member,
    receiver: Receiver,
    answer: tuple[int, dict[str, str]],
    says: str,
    as_: As,
) -> None:
    look_at_films(receiver.connect)
    receiver.answer = answer
    assert look_at_films(receiver.connect) == 1
    assert look_at_films(receiver.connect) == 1
    assert len(receiver.asked) == 3
    shown = page(wanjiru, filmed, as_)
    assert says in shown
    assert URL not in shown
    assert Notice.objects.filter(member=amina, kind="tutorial.film").count() == 1


def test_a_host_that_does_not_answer_is_dead(filmed: Tutorial) -> None:
    def nobody(host: str) -> http.client.HTTPConnection:
        raise OSError("no route")

    assert look_at_films(nobody) == 1
    assert Video.objects.get().trouble == "dead"


@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.0.0.8", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", ""]
)
def test_a_name_that_leads_inside_is_not_knocked_at(
    inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(0, 0, 0, "", (inside, 443))] if inside else []
    monkeypatch.setattr(looking.socket, "getaddrinfo", names(found))
    with pytest.raises(OSError, match="open net"):
        looking.open_address("www.youtube.com")
    assert looking.look(URL) == looking.Answer(0)


def test_a_name_of_the_open_net_is_knocked_at_where_it_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(looking.socket, "getaddrinfo", names([(0, 0, 0, "", ("8.8.8.8", 443))]))
    line = looking.pinned("www.youtube.com")
    assert isinstance(line, looking.Pinned)
    assert (line.host, line.address) == ("www.youtube.com", "8.8.8.8")


def names(found: list[Any]) -> Callable[..., list[Any]]:
    return lambda *_asked, **_words: found


@pytest.mark.parametrize(
    "link",
    [
        "https://www.tiktok.com/@a/video/1",
        "http://youtube.com/watch?v=a",
        "https://cheap.example/grading.MP4",
        "[see](https://m.facebook.com/watch/?v=1)",
        "https://youtube.com.evil.example/watch",
    ],
)
def test_a_text_leads_to_no_film_outside_the_list(link: str) -> None:
    with pytest.raises(Refusal, match="known film sites") as no:
        editions.check_links(f"Look: {link}.", films.NO_FILM)
    assert no.value.field == "text"


def test_a_film_in_the_text_says_its_minutes_and_mb_in_its_own_field() -> None:
    url = "https://youtu.be/abc"
    with pytest.raises(Refusal, match="minutes and MB"):
        editions.check_links(f"Look: <{url}>", films.NO_FILM)
    with pytest.raises(Refusal, match="minutes and MB"):
        editions.check_links("https://youtu.be/other", films.Film(url, 3, 20))
    editions.check_links(f"Look: {url}, twice: [film]({url}).", films.Film(url, 3, 20))


def test_other_links_of_a_text_are_left_alone() -> None:
    text = (
        "https://kebs.org/fees https://facebook.com/kebs www.youtube and mp4 https://a.b/mp4.html"
    )
    assert films.linked(text) == []
    editions.check_links(text, films.NO_FILM)
