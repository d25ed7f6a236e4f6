"""What needs an office, done to the real site at every door there is to it."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from community.members import freezing
from groups.actions import recalls
from groups.models import Enrolment, Finding, Membership, Recall, Ticket
from tests import world
from tests.permissions.model import DONE, REFUSED
from tests.permissions.stage import Stage

MET = [("Amina", "Dalia"), ("Amina", "Bakari"), ("Bakari", "Dalia"), ("Chidi", "Amina")]


class OfficeStage(Stage):
    def __init__(self) -> None:
        super().__init__()
        self.tickets: list[Ticket] = []
        self.recalls: list[Recall] = []
        self.spent: Counter[str] = Counter()
        for one, other in MET:
            world.met(self.people[one], self.people[other])
            self.model.met |= {(one, other), (other, one)}

    def spends(self, purse: str) -> int:
        """How often this history has taken from it: what is sent by text is counted by the day."""
        self.spent[purse] += 1
        return self.spent[purse]

    def at(self, group: str) -> str:
        return f"/groups/{self.groups[group].slug}"

    def does(self, by: str, path: str, by_page: bool, **words: Any) -> str:
        doors = self.doors[by]
        return doors.sends(f"{path}/", **words) if by_page else doors.calls(path, **words)

    # Whose badges rest

    def freeze(self, who: str) -> None:
        freezing.freeze(self.people[who], freezing.Why.DEVICE)
        self.doors[who].come_in()

    def confirm(self, by: str, who: str, group: str, by_page: bool) -> str:
        one = freezing.lasting(self.people[who])
        path = f"{self.at(group)}/freezes/{one.pk if one else 0}"
        end = "" if by_page else "/confirmation"
        return self.does(by, path + end, by_page, reason="Because")

    def witness(self, by: str, who: str, way: int) -> str:
        doors, handle = self.doors[by], self.people[who].handle
        if way == 0:
            return doors.does_by_text(f"CONFIRM {handle}", ("Thank you",))
        if way == 1:
            return doors.sends(f"/members/{handle}/confirmation/", is_them="yes")
        return doors.calls(f"/members/{handle}/confirmation", is_them=True)

    # Rules

    def rule(self, by: str, group: str) -> str:
        one = self.groups[group]
        one.refresh_from_db()
        words = {"name": one.name, "rules": self.word(), "vouches": "0"}
        asked = {"by_approval": "on"} if one.by_approval else {}
        return self.doors[by].sends(f"{self.at(group)}/about/", **words, **asked)

    def keep(self, who: str, group: str, by_page: bool) -> str:
        edition = self.model.groups[group].edition
        path = f"{self.at(group)}/rules" + ("" if by_page else "/acceptance")
        return self.does(who, path, by_page, number=edition)

    # Ways in

    def invite_all(self, by: str, group: str, by_page: bool) -> str:
        came = self.does(by, f"{self.at(group)}/tickets", by_page, most=20, days=7)
        known = {one.pk for one in self.tickets}
        self.tickets += Ticket.objects.exclude(pk__in=known)
        return came

    def revoke(self, by: str, number: int, by_page: bool) -> str:
        one = self.tickets[number]
        came = self.does(by, f"/tickets/{one.pk}/revocation", by_page)
        one.refresh_from_db()
        return REFUSED if came == DONE and one.revoked_at is None else came

    def enter(self, who: str, number: int, way: int) -> str:
        doors, word = self.doors[who], self.tickets[number].slug
        if way == 0:
            return doors.does_by_text(f"JOIN {word} Neema", ("Karibu",))
        if way == 1:
            return doors.sends(f"/join/{word}/")
        return doors.calls(f"/tickets/{word}/admission")

    def write_down(self, by: str, who: str, group: str, by_page: bool) -> str:
        called = "display_name" if by_page else "name"
        words = {"phone": str(self.people[who].phone), called: "Neema", "language": "en"}
        return self.does(by, f"{self.at(group)}/enrolments", by_page, **words)

    def say_yes(self, who: str, group: str, way: int) -> str:
        mine = Enrolment.objects.filter(phone=self.people[who].phone, group=self.groups[group])
        one = mine.get(answered_at=None)
        if way == 0:
            return self.doors[who].does_by_text("YES", ("You are in",))
        if way == 1:
            came = self.doors[who].sends(f"/enrolments/{one.pk}/answer/", answer="yes")
        else:
            came = self.doors[who].calls(f"/enrolments/{one.pk}/acceptance")
        waits = mine.filter(answered_at=None).exists()
        return REFUSED if came == DONE and waits else came

    # Appeals

    def finding(self, number: int) -> Finding:
        """In the order in which they were found, those of messages and questions aside."""
        return Finding.objects.filter(noun="member").order_by("pk")[number]

    def appeal(self, who: str, number: int, by_page: bool) -> str:
        path = f"/findings/{self.finding(number).pk}/appeal"
        return self.does(who, path, by_page, words="It was not me")

    def opine(self, by: str, number: int, lifts: bool, by_page: bool) -> str:
        path = f"/appeals/{self.finding(number).appeal.pk}/opinions"
        said: Any = ("yes" if lifts else "no") if by_page else lifts
        return self.does(by, path, by_page, lifts=said, reason="Because")

    # Votes on stewards

    def a_week_passes(self) -> None:
        Membership.objects.update(since=F("since") - timedelta(days=8))

    def petition(self, by: str, steward: str, group: str, by_page: bool) -> str:
        part = "people" if by_page else "stewards"
        path = f"{self.at(group)}/{part}/{self.people[steward].handle}/recall"
        came = self.does(by, path, by_page, reason="They let anybody in")
        known = {one.pk for one in self.recalls}
        self.recalls += Recall.objects.exclude(pk__in=known)
        return came

    def sign(self, by: str, number: int, by_page: bool) -> str:
        return self.does(by, f"/recalls/{self.recalls[number].pk}/signatures", by_page)

    def vote(self, by: str, number: int, ends: bool, by_page: bool) -> str:
        said: Any = ("yes" if ends else "no") if by_page else ends
        return self.does(by, f"/recalls/{self.recalls[number].pk}/papers", by_page, ends=said)

    def count(self, number: int) -> None:
        mine = Recall.objects.filter(pk=self.recalls[number].pk, closed_at=None)
        mine.update(closes_at=timezone.now() - timedelta(minutes=1))
        recalls.close_due()
