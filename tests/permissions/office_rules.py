"""What happens to offices in a random history: a mixin of Town, which see."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.permissions.office_stage import OfficeStage
from tests.permissions.stage import CAST, GROUPS

ANYBODY, ANYWHERE = st.sampled_from(CAST), st.sampled_from([*GROUPS])
ONE_OF_MANY, WAY, PAGE = st.integers(0, 1_000), st.integers(0, 2), st.booleans()
TEXT, BY_PAGE, MOST_TEXTS, MOST_CODES = 0, 1, 5, 8


def some(what: str) -> Callable[[Any], bool]:
    return lambda self: bool(getattr(self.stage.model, what))


class OfficeRules:
    stage: OfficeStage
    touched: set[tuple[str, str]]
    if TYPE_CHECKING:

        def both(
            self, due: str, really: Callable[[], str], *concerned: tuple[str, str]
        ) -> None: ...

    def one_of(self, what: str, which: int) -> tuple[int, Any]:
        """The number of one of them, and what the model knows of it."""
        things = getattr(self.stage.model, what)
        return which % len(things), things[which % len(things)]

    def likely(self, which: int, those: Iterable[str]) -> str:
        """More often than not one of those who may."""
        drawn = sorted(those) * 5 + [*CAST]
        return drawn[which % len(drawn)]

    def steward(self, which: int, group: str) -> str:
        return self.likely(which, self.stage.model.groups[group].stewards())

    @rule(who=ANYBODY)
    def freeze(self, who: str) -> None:
        model = self.stage.model
        if model.has_name_to_lose(who) and who not in model.frozen | model.closed:
            model.freeze(who)
            self.stage.freeze(who)
            self.touched |= {(who, name) for name in GROUPS}

    @precondition(some("frozen"))
    @rule(one=ONE_OF_MANY, which=ONE_OF_MANY, group=ANYWHERE, by_page=PAGE)
    def confirm(self, one: int, which: int, group: str, by_page: bool) -> None:
        by = self.steward(one, group)
        resting = sorted(self.stage.model.frozen)
        who = resting[which % len(resting)]
        really = lambda: self.stage.confirm(by, who, group, by_page)  # noqa: E731
        self.both(self.stage.model.confirm(by, who, group), really, (who, group))

    @precondition(some("frozen"))
    @rule(one=ONE_OF_MANY, which=ONE_OF_MANY, way=WAY)
    def witness(self, one: int, which: int, way: int) -> None:
        """By text whoever shares a group hears why not; by page only who met them knows of it."""
        model, resting = self.stage.model, sorted(self.stage.model.frozen)
        who = resting[which % len(resting)]
        by = self.likely(one, {giver for giver, other in model.met if other == who})
        by_text = way == TEXT and (by, who) not in model.met and model.sees_person(by, who)
        due = "refused" if by_text else model.witness(by, who)
        self.both(due, lambda: self.stage.witness(by, who, way), (who, "open"))

    @rule(one=ONE_OF_MANY, group=ANYWHERE)
    def rules(self, one: int, group: str) -> None:
        by = self.steward(one, group)
        self.both(self.stage.model.rule(by, group), lambda: self.stage.rule(by, group), (by, group))

    @rule(who=ANYBODY, group=ANYWHERE, by_page=PAGE)
    def keep(self, who: str, group: str, by_page: bool) -> None:
        due = self.stage.model.keep(who, group)
        self.both(due, lambda: self.stage.keep(who, group, by_page), (who, group))

    @rule(one=ONE_OF_MANY, group=ANYWHERE, by_page=PAGE)
    def invite_all(self, one: int, group: str, by_page: bool) -> None:
        by = self.steward(one, group)
        due = self.stage.model.invite_all(by, group)
        self.both(due, lambda: self.stage.invite_all(by, group, by_page))

    @precondition(some("tickets"))
    @rule(by=ANYBODY, which=ONE_OF_MANY, by_page=PAGE)
    def revoke(self, by: str, which: int, by_page: bool) -> None:
        number, one = self.one_of("tickets", which)
        due = self.stage.model.revoke(by, one)
        self.both(due, lambda: self.stage.revoke(by, number, by_page))

    @precondition(some("tickets"))
    @rule(who=ANYBODY, which=ONE_OF_MANY, way=WAY)
    def enter(self, who: str, which: int, way: int) -> None:
        number, one = self.one_of("tickets", which)
        if way == TEXT and self.stage.spends(f"join {who}") > MOST_TEXTS:
            return
        if one.revoked and who in self.stage.model.closed and way == BY_PAGE:
            return  # whoever holds it reads that it was taken back, signed in or not
        due = self.stage.model.enter(who, one, read=way != TEXT)
        self.both(due, lambda: self.stage.enter(who, number, way), (who, one.group))

    @rule(one=ONE_OF_MANY, who=ANYBODY, group=ANYWHERE, by_page=PAGE)
    def write_down(self, one: int, who: str, group: str, by_page: bool) -> None:
        by = self.steward(one, group)
        if self.stage.spends(f"code {who}") > MOST_CODES:
            return
        due = self.stage.model.write_down(by, who, group)
        self.both(due, lambda: self.stage.write_down(by, who, group, by_page), (who, group))

    @precondition(some("written"))
    @rule(which=ONE_OF_MANY, way=WAY)
    def say_yes(self, which: int, way: int) -> None:
        model = self.stage.model
        who, group = model.written[which % len(model.written)]
        if way == TEXT:  # the last is the one that is meant
            who, group = next(one for one in reversed(model.written) if one[0] == who)
        due = model.say_yes(who, group, read=way != TEXT)
        self.both(due, lambda: self.stage.say_yes(who, group, way), (who, group))

    @precondition(some("findings"))
    @rule(who=ANYBODY, which=ONE_OF_MANY, by_page=PAGE, about=st.booleans())
    def appeal(self, who: str, which: int, by_page: bool, about: bool) -> None:
        number, one = self.one_of("findings", which)
        who = one.about if about else who
        due = self.stage.model.appeal(who, one)
        self.both(due, lambda: self.stage.appeal(who, number, by_page))

    @precondition(lambda self: any(one.appealed for one in self.stage.model.findings))
    @rule(who=ONE_OF_MANY, which=ONE_OF_MANY, lifts=st.booleans(), by_page=PAGE)
    def opine(self, who: int, which: int, lifts: bool, by_page: bool) -> None:
        model = self.stage.model
        waiting = [number for number, one in enumerate(model.findings) if one.appealed]
        number = waiting[which % len(waiting)]
        one = model.findings[number]
        by = self.likely(
            who, model.judges(one) | (model.staff if model.is_for_staff(one) else set())
        )
        really = lambda: self.stage.opine(by, number, lifts, by_page)  # noqa: E731
        self.both(model.opine(by, one, lifts), really, (one.about, one.group))

    @rule()
    def a_week_passes(self) -> None:
        for one in self.stage.model.groups.values():
            one.long |= {*one.places}
        self.stage.a_week_passes()

    @rule(one=ONE_OF_MANY, steward=ANYBODY, group=ANYWHERE, by_page=PAGE)
    def petition(self, one: int, steward: str, group: str, by_page: bool) -> None:
        by = self.likely(one, self.stage.model.electorate(group))
        due = self.stage.model.petition(by, steward, group)
        self.both(due, lambda: self.stage.petition(by, steward, group, by_page))

    @precondition(some("recalls"))
    @rule(who=ONE_OF_MANY, which=ONE_OF_MANY, by_page=PAGE)
    def sign(self, who: int, which: int, by_page: bool) -> None:
        number, one = self.one_of("recalls", which)
        by = self.likely(who, self.stage.model.electorate(one.group) - one.signers)
        due = self.stage.model.sign(by, one)
        self.both(due, lambda: self.stage.sign(by, number, by_page), (by, one.group))

    @precondition(some("recalls"))
    @rule(who=ONE_OF_MANY, which=ONE_OF_MANY, ends=st.booleans(), by_page=PAGE)
    def vote(self, who: int, which: int, ends: bool, by_page: bool) -> None:
        number, one = self.one_of("recalls", which)
        by = self.likely(who, (one.electors or set()) - {*one.papers})
        due = self.stage.model.vote(by, one, ends)
        self.both(due, lambda: self.stage.vote(by, number, ends, by_page), (by, one.group))

    @precondition(some("recalls"))
    @rule(which=ONE_OF_MANY)
    def count(self, which: int) -> None:
        number, one = self.one_of("recalls", which)
        if not one.closed:
            self.stage.model.count(one)
            self.stage.count(number)
            self.touched.add((one.steward, one.group))
