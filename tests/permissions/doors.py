"""The doors of the real site, each asked the same: by page, by program, on the line and by text."""

from typing import Any
from uuid import uuid4

from django.test import Client

from community.live import access as live
from community.members import bearer
from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.models import Text
from tests.permissions.model import DONE, HIDDEN, REFUSED

NOBODY = (
    "Nobody in your groups",
    "This is for members",
    "Buying together is for members",
    "Questions are for members",
    "Join the group first",
    "In which group?",
    "There is no question",
    "This account is closed",
)


class Doors:
    """One member at every door."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.come_in()

    def come_in(self) -> None:
        self.client, member = Client(), self.member
        self.client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
        self.program = Client(headers={"Authorization": f"Bearer {bearer.issue(member)}"})

    def page(self, url: str) -> bool:
        return verdict(self.client.get(url)) == DONE

    def api(self, path: str) -> bool:
        return verdict(self.program.get(f"/api/v1{path}")) == DONE

    def watches(self, topic: str) -> list[bool]:
        """The socket's question, of one and of many at once; and what it said, over HTTP."""
        me = Member.objects.get(pk=self.member.pk)
        alone = me.is_active and live.may_watch(me, topic)
        among = me.is_active and me.pk in live.who_may_watch([me], topic)
        return [
            alone,
            among,
            self.page(f"/live/{topic}/events"),
            self.api(f"/topics/{topic}/events"),
        ]

    def text(self, words: str) -> str:
        """What comes back to their phone."""
        before = Text.objects.filter(to=self.member.phone).count()
        receive(str(self.member.phone), words, str(uuid4()))
        said = Text.objects.filter(to=self.member.phone).order_by("pk")[before:]
        return "\n".join(one.body for one in said)

    def does_by_text(self, words: str, done: tuple[str, ...]) -> str:
        """By what the reply begins with; whoever is told of nothing learns of nothing."""
        reply = self.text(words)
        if reply.startswith(done):
            return DONE
        return HIDDEN if reply.startswith(NOBODY) else REFUSED

    def knows_by_text(self, words: str) -> bool:
        reply = self.text(words)
        return bool(reply) and not reply.startswith(NOBODY)

    def sends(self, url: str, **words: Any) -> str:
        """A form, as the page sends it."""
        return verdict(self.client.post(url, {"key": str(uuid4()), **words}))

    def calls(self, path: str, **words: Any) -> str:
        sent = {"key": str(uuid4()), **words}
        return verdict(self.program.post(f"/api/v1{path}", sent, content_type="application/json"))


def verdict(answer: Any) -> str:
    """A closed account is at the door of every page, and has no key."""
    if answer.status_code in {401, 404} or answer.headers.get("Location", "").startswith("/in/"):
        return HIDDEN
    if answer.status_code in {409, 422, 429}:
        return REFUSED
    assert answer.status_code in {200, 201, 204, 302}, answer.status_code
    return DONE
