"""What a member's words find in the groups they belong to, and among the groups there are."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from community.members.models import Member
from community.search import search as searching
from community.search.found import Found, later
from groups.models import Group, Message, Summary

MOST, PAGE = 30, 20


def search(member: Member, words: str) -> list[Found]:
    """Groups one may know of, and standing messages of one's own groups, newest first."""
    seen, said = Group.objects.seen_by(member), Message.objects.inside(member).standing()
    talk = said.select_related("room__group", "author").order_by("-pk")
    groups = searching.best(seen, words, "name", "about", most=MOST)
    messages = searching.best(talk, words, "text", most=MOST)
    closed = searching.best(summaries(member), words, "text", most=MOST)
    return (
        [found_group(one, words) for one in groups]
        + [found_summary(one, words) for one in closed]
        + [found_message(one, words) for one in messages]
    )


class Said(NamedTuple):
    """A page of what was said, the newest first; `older` is where the page before begins."""

    hits: list[Found]
    older: int | None


def said(member: Member, words: str, before: int | None = None) -> Said:
    """All history, page by page. Where enough hold every word, no page has others; where few do,
    they stand first on the first."""
    talk = Message.objects.inside(member).standing().order_by("-pk")
    page = talk.select_related("room__group", "author")
    page = page.filter(pk__lt=before) if before else page
    if len(searching.among(talk, words, "text")[: searching.ENOUGH]) >= searching.ENOUGH:
        rows = list(searching.among(page, words, "text")[: PAGE + 1])
    else:
        found = searching.best(page, words, "text", most=PAGE + 1)
        rows = sorted(found, key=lambda one: -one.pk) if before else found
    older = rows[PAGE - 1].pk if len(rows) > PAGE else None
    return Said([found_message(one, words) for one in rows[:PAGE]], older)


def summaries(member: Member) -> QuerySet[Summary]:
    """Of the rooms closed now in one's own groups."""
    mine = Summary.objects.filter(closes__group__memberships__member=member)
    return mine.select_related("room__group", "author").order_by("-pk")


def found_group(group: Group, words: str) -> Found:
    url = reverse("groups:group", args=[group.slug])
    snippet = later(searching.snippet, group.about, words)
    return Found(group.name, url, snippet, group.made_at, "group")


def found_summary(summary: Summary, words: str) -> Found:
    title = _("{room}, closed · {group}").format(room=summary.room, group=summary.room.group)
    url = reverse("groups:room", args=[summary.room_id])
    snippet = later(searching.snippet, summary.text, words)
    return Found(title, url, snippet, summary.made_at, "message")


def found_message(message: Message, words: str) -> Found:
    title = f"{message.speaker} · {message.room.group} · {message.room}"
    url = reverse("groups:message", args=[message.pk])
    return Found(
        title, url, later(searching.snippet, message.text, words), message.made_at, "message"
    )
