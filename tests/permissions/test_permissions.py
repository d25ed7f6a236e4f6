"""Random histories of a small town, done to the site and to a model of who may do what: whatever
has happened, every door gives the model's answer, and a stranger is told that there is nothing.

`PERMISSIONS=300 pytest tests/permissions` looks longer and deeper than the gate has time for.
"""

import os
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests import world
from tests.permissions.looking import differences, strangers
from tests.permissions.office_rules import TEXT, WAY, OfficeRules
from tests.permissions.office_stage import OfficeStage
from tests.permissions.stage import CAST, GROUPS

HISTORIES = int(os.environ.get("PERMISSIONS", 8))
STEPS = 20 if HISTORIES < 50 else 50
ANYBODY, ANYWHERE = st.sampled_from(CAST), st.sampled_from([*GROUPS])
ONE_OF_MANY = st.integers(0, 1_000)


class Town(OfficeRules, RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.stage = OfficeStage()
        self.touched = {("Chidi", "hidden")}

    def teardown(self) -> None:
        try:
            for who, group in sorted(self.touched)[:3]:
                assert differences(self.stage, who, group) == []
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def both(self, due: str, really: Callable[[], str], *concerned: tuple[str, str]) -> None:
        """The model has said what comes of it; the site says the same."""
        self.touched |= {*concerned}
        came = really()
        assert came == due

    @rule(who=ANYBODY, group=ANYWHERE, by_page=st.booleans())
    def join(self, who: str, group: str, by_page: bool) -> None:
        due = self.stage.model.join(who, group)
        self.both(due, lambda: self.stage.join(who, group, by_page), (who, group))

    @rule(who=ANYBODY, group=ANYWHERE)
    def leave(self, who: str, group: str) -> None:
        due = self.stage.model.leave(who, group)
        self.both(due, lambda: self.stage.leave(who, group), (who, group))

    @rule(by=ANYBODY, who=ANYBODY, group=ANYWHERE)
    def invite(self, by: str, who: str, group: str) -> None:
        due = self.stage.model.invite(by, who, group)
        url = f"/groups/{self.stage.groups[group].slug}/invitations/"
        handle = self.stage.people[who].handle
        self.both(due, lambda: self.stage.doors[by].sends(url, handle=handle), (who, group))

    @precondition(lambda self: any(one.asked for one in self.stage.model.groups.values()))
    @rule(by=ANYBODY, which=ONE_OF_MANY)
    def accept(self, by: str, which: int) -> None:
        groups = self.stage.model.groups
        waiting = [(who, name) for name in groups for who in sorted(groups[name].asked)]
        who, group = waiting[which % len(waiting)]
        real = self.stage.groups[group].requests.get(
            member=self.stage.people[who], answered_at=None
        )
        due = self.stage.model.accept(by, who, group)
        self.both(due, lambda: self.stage.accept(by, real), (who, group))

    @rule(by=ANYBODY, who=ANYBODY, group=ANYWHERE)
    def remove(self, by: str, who: str, group: str) -> None:
        due = self.stage.model.remove(by, who, group)
        url = f"{self.place(who, group)}removal/"
        act = lambda: self.stage.doors[by].sends(url, reason="Because")  # noqa: E731
        self.both(due, act, (who, group))

    @rule(by=ANYBODY, who=ANYBODY, group=ANYWHERE, ending=st.booleans())
    def office(self, by: str, who: str, group: str, ending: bool) -> None:
        due = self.stage.model.office(by, who, group, ending)
        words = {"ending": "1"} if ending else {}
        url = f"{self.place(who, group)}stewardship/"
        self.both(due, lambda: self.stage.doors[by].sends(url, **words), (who, group))

    def place(self, who: str, group: str) -> str:
        return f"/groups/{self.stage.groups[group].slug}/people/{self.stage.people[who].handle}/"

    @rule(by=ANYBODY, which=ONE_OF_MANY, group=ANYWHERE, slowly=st.booleans())
    def judge(self, by: str, which: int, group: str, slowly: bool) -> None:
        """Somebody inside has reported somebody else inside; whoever `by` is judges it."""
        model = self.stage.model
        inside = sorted({*model.groups[group].places} - model.closed - {by})
        if len(inside) < 2:
            return
        who = inside[which % len(inside)]
        reporter = next(one for one in inside if one != who)
        if any(
            who in one.places and reporter in one.places and name != group
            for name, one in model.groups.items()
        ):
            return  # the report goes to the first of the groups they share
        due = (model.slow if slowly else model.suspend)(by, who, group, reporter)
        outcome = "slowed" if slowly else "suspended"
        act = lambda: self.stage.found(by, who, group, reporter, outcome)  # noqa: E731
        self.both(due, act, (who, group))

    @precondition(lambda self: any(one.out for one in self.stage.model.groups.values()))
    @rule(which=ONE_OF_MANY)
    def let_back(self, which: int) -> None:
        groups = self.stage.model.groups
        out = [(who, name) for name in groups for who in sorted(groups[name].out)]
        who, group = out[which % len(out)]
        self.stage.model.let_back(who, group)
        self.stage.let_back(who, group)
        self.touched.add((who, group))

    @rule(by=ANYBODY, who=ANYBODY)
    def block(self, by: str, who: str) -> None:
        if by != who:
            self.stage.block(by, who)
            self.touched.add((who, "open"))

    @rule(who=ANYBODY)
    def shut(self, who: str) -> None:
        self.stage.shut(who)
        self.touched.add((who, "open"))

    @rule(who=ANYBODY, group=ANYWHERE, by_page=st.booleans())
    def say(self, who: str, group: str, by_page: bool) -> None:
        due = self.stage.model.say(who, group)
        self.both(due, lambda: self.stage.say(who, group, by_page), (who, group))

    @precondition(lambda self: self.stage.messages)
    @rule(who=ANYBODY, which=ONE_OF_MANY)
    def unsay(self, who: str, which: int) -> None:
        number = which % len(self.stage.messages)
        url = f"/messages/{self.stage.messages[number].pk}/withdrawal/"
        due = self.stage.model.unsay(who, self.stage.model.messages[number])
        self.both(due, lambda: self.stage.doors[who].sends(url, reason="Because"))

    @precondition(lambda self: self.stage.messages)
    @rule(who=ANYBODY, which=ONE_OF_MANY, by_page=st.booleans())
    def pin(self, who: str, which: int, by_page: bool) -> None:
        number = which % len(self.stage.messages)
        pk, doors = self.stage.messages[number].pk, self.stage.doors[who]
        due = self.stage.model.pin(who, self.stage.model.messages[number])
        if by_page:
            self.both(due, lambda: doors.sends(f"/messages/{pk}/pin/", instead="1"))
        else:
            self.both(due, lambda: doors.calls(f"/messages/{pk}/pin", instead=True))

    @rule(who=ANYBODY, group=ANYWHERE, way=WAY)
    def ask(self, who: str, group: str, way: int) -> None:
        mine = [name for name, one in self.stage.model.groups.items() if who in one.places]
        if way == TEXT and len(mine) == 1:
            group = mine[0]  # who has but one asks there, whatever they write
        due = self.stage.model.ask(who, group)
        self.both(due, lambda: self.stage.ask(who, group, way), (who, group))

    @precondition(lambda self: self.stage.questions)
    @rule(who=ANYBODY, which=ONE_OF_MANY, way=WAY)
    def answer(self, who: str, which: int, way: int) -> None:
        number = which % len(self.stage.questions)
        pk, doors = self.stage.questions[number].pk, self.stage.doors[who]
        due = self.stage.model.answer(who, self.stage.model.questions[number])
        text = self.stage.word()
        ways: list[Callable[[], str]] = [
            lambda: doors.does_by_text(f"ANSWER {pk} {text}", ("Your answer to",)),
            lambda: doors.sends(f"/questions/{pk}/answers/", text=text),
            lambda: doors.calls(f"/questions/{pk}/answers", text=text),
        ]
        self.both(due, ways[way])

    @precondition(lambda self: self.stage.questions)
    @rule(who=ANYBODY, which=ONE_OF_MANY)
    def unask(self, who: str, which: int) -> None:
        number = which % len(self.stage.questions)
        url = f"/questions/{self.stage.questions[number].pk}/withdrawal/"
        due = self.stage.model.unask(who, self.stage.model.questions[number])
        self.both(due, lambda: self.stage.doors[who].sends(url, why="Because"))

    @rule(who=st.sampled_from(CAST[:4]), sector=st.sampled_from(["Cereals", "Mitumba"]))
    def mentor(self, who: str, sector: str) -> None:
        """Staff see their proof, however many others must."""
        group = self.stage.groups["open" if sector == "Cereals" else "approval"]
        model = self.stage.model
        if (who, sector) not in model.mentors and not {who, "Staff"} & (
            model.closed | model.frozen
        ):
            world.badge(self.stage.people["Staff"], self.stage.people[who], group, str(uuid4()))
            model.mentors.add((who, sector))
            self.touched |= {(who, name) for name in GROUPS}

    @rule(who=ANYBODY, sector=st.sampled_from(["Cereals", "Mitumba"]))
    def draft(self, who: str, sector: str) -> None:
        if sector in self.stage.model.trades(who) and who not in self.stage.model.closed:
            self.stage.draft(who, sector)

    @precondition(lambda self: self.stage.lessons)
    @rule(which=ONE_OF_MANY)
    def forward(self, which: int) -> None:
        """A draft is handed in; what was handed in is published."""
        number = which % len(self.stage.lessons)
        one = self.stage.model.lessons[number]
        if one.state == "submitted":
            self.stage.publish(number)
        elif one.state == "draft":
            world.submitted(self.stage.lessons[number])
            one.state = "submitted"

    @rule(who=ANYBODY, group=ANYWHERE)
    def look(self, who: str, group: str) -> None:
        assert differences(self.stage, who, group) == []

    @rule(who=ANYBODY, other=ANYBODY)
    def meet(self, who: str, other: str) -> None:
        assert strangers(self.stage, who, other) == []


@pytest.mark.usefixtures("db")
def test_every_door_gives_the_answer_of_the_model_whatever_has_happened() -> None:
    often = settings(
        max_examples=HISTORIES,
        stateful_step_count=STEPS,
        suppress_health_check=[*HealthCheck],
        phases=[Phase.generate],  # a history is told as it was found: to shorten one takes minutes
        report_multiple_bugs=False,
        deadline=None,
        derandomize=HISTORIES < 50,
    )
    run_state_machine_as_test(Town, settings=often)
