"""Walking the site as a member does: from the first page along every link that stands on one."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client
from django.urls import Resolver404, resolve

OF_A_KIND = 12
ELSEWHERE = ("/admin", "/static", "/media", "/api/")


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.found.append(href)


@dataclass
class Walk:
    """The pages seen, and those that a link led to in vain: address, status, where it stood."""

    seen: list[str] = field(default_factory=list)
    broken: list[tuple[str, int, str]] = field(default_factory=list)


def walk(client: Client, language: str = "en") -> Walk:
    """Follows every link within the site from "/", each address once, a dozen of each kind."""
    path, waiting, known, kinds = Walk(), [("/", "")], {"/"}, Counter[str]()
    while waiting:
        here, came_from = waiting.pop(0)
        kinds[kind(here)] += 1
        if kinds[kind(here)] > OF_A_KIND:
            continue
        answer = client.get(here, headers={"accept-language": language}, follow=True)
        path.seen.append(here)
        if answer.status_code != 200:
            path.broken.append((here, answer.status_code, came_from))
            continue
        if not answer["Content-Type"].startswith("text/html"):
            continue
        for link in links(answer.content.decode(), here):
            if link not in known:
                known.add(link)
                waiting.append((link, here))
    return path


def kind(address: str) -> str:
    """Three hundred messages are drawn by one view; a dozen of them show what it does."""
    path, _, query = address.partition("?")
    try:
        name = resolve(path).view_name
    except Resolver404:
        name = path
    return f"{name}?{','.join(sorted(part.partition('=')[0] for part in query.split('&')))}"


def links(page: str, here: str) -> list[str]:
    reader = Links()
    reader.feed(page)
    inside = (absolute(href.partition("#")[0], here) for href in reader.found)
    return [link for link in inside if link.startswith("/") and not link.startswith(ELSEWHERE)]


def absolute(href: str, here: str) -> str:
    if href.startswith("?"):
        return here.partition("?")[0] + href
    return href or here
