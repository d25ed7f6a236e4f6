"""The real site beside its model: the same act is done to both, and they are asked the same."""

from itertools import count
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from community.members.actions import blocks
from community.members.models import Member
from groups.actions import suspensions
from groups.models import Group, Message, Request, Suspension
from mentorship.models import Question, Tutorial
from pricing.models import Round
from tests import world
from tests.permissions import model, offices
from tests.permissions.doors import Doors
from tests.permissions.model import DONE, REFUSED

CAST = ("Amina", "Bakari", "Chidi", "Dalia", "Staff")
GROUPS = {
    "open": ("Bakari", {}, "Cereals"),
    "approval": ("Dalia", {"by_approval": True}, "Mitumba"),
    "hidden": ("Bakari", {"hidden": True}, "Cereals"),
}


class Stage:
    def __init__(self) -> None:
        cache.clear()
        self.people = {name: world.member(name) for name in CAST}
        self.people["Staff"].is_staff = True
        self.people["Staff"].save()
        self.groups: dict[str, Group] = {}
        self.rounds: dict[str, Round] = {}
        self.model = offices.Offices({}, {"Staff"})
        for name, (steward, kind, sector) in GROUPS.items():
            self.open(name, steward, kind, sector)
        self.doors = {name: Doors(one) for name, one in self.people.items()}
        self.messages: list[Message] = []
        self.questions: list[Question] = []
        self.lessons: list[Tutorial] = []
        self.numbers = count(1)

    def open(self, name: str, steward: str, kind: dict[str, Any], sector: str) -> None:
        made = world.group(self.people[steward], f"Group {name}", **kind)
        made.sector = world.sector(sector)
        made.save()
        self.groups[name] = made
        kept = {"places": {steward: True}, "accepted": {steward: 0}}
        self.model.groups[name] = model.Group(sector, **kept, **kind)
        self.rounds[name] = world.round_for(self.people[steward], made, "10")

    def word(self) -> str:
        """One that nobody has said."""
        return f"neno{next(self.numbers)}"

    # What is done

    def join(self, who: str, group: str, by_page: bool) -> str:
        slug = self.groups[group].slug
        if by_page:
            return self.doors[who].sends(f"/groups/{slug}/membership/")
        return self.doors[who].calls(f"/groups/{slug}/membership", words="")

    def accept(self, by: str, asked: Request) -> str:
        """The page says in a line above why it was not done."""
        came = self.doors[by].sends(f"/requests/{asked.pk}/acceptance/")
        asked.refresh_from_db()
        return REFUSED if came == DONE and asked.answered_at is None else came

    def leave(self, who: str, group: str) -> str:
        url = f"/groups/{self.groups[group].slug}/membership/"
        return self.doors[who].sends(url, leaving="1")

    def say(self, who: str, group: str, by_page: bool) -> str:
        room, text = self.groups[group].rooms.get().pk, self.word()
        doors = self.doors[who]
        if by_page:
            came = doors.sends(f"/rooms/{room}/messages/", text=text)
        else:
            came = doors.calls(f"/rooms/{room}/messages", text=text)
        self.messages += Message.objects.filter(text=text)
        return came

    def ask(self, who: str, group: str, way: int) -> str:
        slug, title = self.groups[group].slug, self.word()
        words = {"title": title, "detail": "", "checked": "1"}
        mine = sum(who in one.places for one in self.model.groups.values())
        if way == 0:
            said = title if mine == 1 else f"{slug}: {title}"
            came = self.doors[who].does_by_text(f"ASK {said}", ("Question ",))
        elif way == 1:
            came = self.doors[who].sends(f"/groups/{slug}/questions/new/", **words)
        else:
            came = self.doors[who].calls(f"/groups/{slug}/questions", **words)
        self.questions += Question.objects.filter(title=title)
        return came

    def draft(self, who: str, sector: str) -> None:
        self.lessons.append(self.drafted(who, sector))
        self.model.lessons.append(model.Lesson(sector, who))

    def drafted(self, who: str, sector: str) -> Tutorial:
        inside = next(
            self.groups[name]
            for name, one in self.model.groups.items()
            if one.sector == sector and who in one.places
        )
        return world.lesson(self.people[who], inside, f"Lesson {self.word()}")

    def publish(self, number: int) -> None:
        """However many reviewers it took."""
        made = self.lessons[number]
        edition = made.editions.get(number=1)
        Tutorial.objects.filter(pk=made.pk).update(published=edition, published_at=timezone.now())
        self.model.lessons[number].state = "published"

    def found(self, by: str, who: str, group: str, reporter: str, outcome: str) -> str:
        of = self.people[who]
        world.report(self.people[reporter], "member", of.pk)
        url = f"/groups/{self.groups[group].slug}/queue/findings/"
        words = {"noun": "member", "subject": of.pk, "outcome": outcome, "days": 7}
        return self.doors[by].sends(url, reason="Because", **words)

    def let_back(self, who: str, group: str) -> None:
        out = Suspension.objects.filter(member=self.people[who], group=self.groups[group])
        suspensions.let_back(out.get(ended_at=None))

    def block(self, by: str, who: str) -> None:
        me = Member.objects.get(pk=self.people[by].pk)
        if (by, who) in self.model.blocks:
            blocks.unblock(me, self.people[who])
        else:
            world.blocked(me, self.people[who])
        self.model.blocks ^= {(by, who)}

    def shut(self, who: str) -> None:
        self.model.closed ^= {who}
        is_open = who not in self.model.closed
        Member.objects.filter(pk=self.people[who].pk).update(is_active=is_open)
