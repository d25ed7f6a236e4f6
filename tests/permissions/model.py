"""Who is what, and who sees what, in plain Python: what the whole site must agree with.

Nothing here knows of Django. Who does what is in acts.py, and what needs an office in offices.py.
"""

from dataclasses import dataclass, field

# What comes of an act: done, refused (with a sentence), or hidden, as if the thing were not there,
# which is all that a stranger ever learns.
DONE, REFUSED, HIDDEN = "done", "refused", "hidden"


@dataclass
class Group:
    sector: str
    by_approval: bool = False
    hidden: bool = False
    places: dict[str, bool] = field(default_factory=dict)  # who is in, and whether as steward
    asked: dict[str, int] = field(default_factory=dict)  # and the edition of the rules then
    invited: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    out: set[str] = field(default_factory=set)  # for some days
    slowed: set[str] = field(default_factory=set)  # for the day
    edition: int = 0  # of its rules
    accepted: dict[str, int] = field(default_factory=dict)
    long: set[str] = field(default_factory=set)  # in it for a week
    barred: set[str] = field(default_factory=set)  # recalled

    def stewards(self) -> set[str]:
        return {who for who, steward in self.places.items() if steward}

    def let_in(self, who: str, accepted: int | None = None) -> None:
        """Whoever enters an empty group is its steward; whoever enters has read its rules, or, by
        text and on coming back, none of them."""
        if who not in self.places:
            self.places[who] = not self.places
            self.accepted[who] = self.edition if accepted is None else accepted
            self.long.discard(who)
        self.invited.discard(who)
        self.asked.pop(who, None)

    def may_write(self, who: str) -> bool:
        return self.accepted.get(who, self.edition) >= self.edition

    def is_needed(self, who: str) -> bool:
        return self.stewards() == {who} and len(self.places) > 1


@dataclass
class Message:
    group: str
    author: str
    gone: bool = False
    pinned: bool = False  # at some time


@dataclass
class Question:
    group: str
    author: str
    gone_by: str = ""


@dataclass
class Lesson:
    sector: str
    author: str
    state: str = "draft"


@dataclass
class Ticket:
    group: str
    revoked: bool = False


@dataclass
class Finding:
    group: str
    about: str
    by: str
    reporter: str
    outcome: str
    lost: set[tuple[str, str]] = field(default_factory=set)  # words that ended with it
    opinions: dict[str, bool] = field(default_factory=dict)  # of its appeal
    appealed: bool = False
    answered: bool = False
    lifted: bool = False


@dataclass
class Recall:
    group: str
    steward: str
    by: str
    needed: int
    signers: set[str] = field(default_factory=set)
    electors: set[str] | None = None  # once it is a vote
    papers: dict[str, bool] = field(default_factory=dict)
    closed: bool = False


@dataclass
class World:
    groups: dict[str, Group]
    staff: set[str]
    closed: set[str] = field(default_factory=set)
    blocks: set[tuple[str, str]] = field(default_factory=set)
    mentors: set[tuple[str, str]] = field(default_factory=set)  # who, of which trade
    messages: list[Message] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    frozen: set[str] = field(default_factory=set)  # their badges and offices rest
    met: set[tuple[str, str]] = field(default_factory=set)  # who says so, of whom
    words: dict[str, set[str]] = field(default_factory=dict)  # of the frozen: who says it is them
    tickets: list[Ticket] = field(default_factory=list)
    written: list[tuple[str, str]] = field(default_factory=list)  # who, for which group, in order
    findings: list[Finding] = field(default_factory=list)
    recalls: list[Recall] = field(default_factory=list)

    # Who is what

    def inside(self, who: str, group: str) -> bool:
        return who not in self.closed and who in self.groups[group].places

    def steward(self, who: str, group: str) -> bool:
        return who not in self.closed and self.groups[group].places.get(who, False)

    def mentor_of(self, who: str, group: str) -> bool:
        """A mentor of the trade follows the questions of its open groups."""
        one = self.groups[group]
        listed = not one.by_approval and not one.hidden
        return who not in self.closed and listed and self.has_badge(who, one.sector)

    def has_badge(self, who: str, sector: str) -> bool:
        return (who, sector) in self.mentors and who not in self.frozen

    def has_name_to_lose(self, who: str) -> bool:
        office = who in self.staff or any(one.places.get(who) for one in self.groups.values())
        badge = any(mentor == who for mentor, _sector in self.mentors)
        return office or badge or any(other == who for _giver, other in self.met)

    def electorate(self, group: str) -> set[str]:
        one = self.groups[group]
        return one.long & {*one.places} - self.closed - self.frozen

    def trades(self, who: str) -> set[str]:
        return {one.sector for one in self.groups.values() if who in one.places}

    def reviews(self, who: str, sector: str) -> bool:
        led = {one.sector for one in self.groups.values() if one.places.get(who)}
        speaks = sector in led and self.is_known(who)
        return who in self.staff or self.has_badge(who, sector) or speaks

    def is_known(self, who: str) -> bool:
        """Staff know them, or somebody whom staff know has met them; and they are awake."""
        anchors = (self.staff | {mentor for mentor, _sector in self.mentors}) - self.closed
        met = any(giver in anchors and other == who for giver, other in self.met)
        return who not in self.frozen and (who in anchors or met)

    # Who sees what

    def sees_group(self, who: str, group: str) -> bool:
        one = self.groups[group]
        known = not one.hidden or who in one.places or who in one.invited
        return who not in self.closed and known

    def sees_person(self, who: str, other: str) -> bool:
        if who in self.closed or other in self.closed:
            return False
        shared = any(who in one.places and other in one.places for one in self.groups.values())
        return who == other or (shared and (other, who) not in self.blocks)

    def sees_message(self, who: str, message: Message) -> bool:
        return self.inside(who, message.group)

    def sees_question(self, who: str, question: Question) -> bool:
        near = self.inside(who, question.group) or self.mentor_of(who, question.group)
        return near and (not question.gone_by or who in {question.author, question.gone_by})

    def sees_lesson(self, who: str, lesson: Lesson) -> bool:
        if who in self.closed:
            return False
        if who in self.staff or who == lesson.author:
            return True
        reviews = self.reviews(who, lesson.sector)
        if lesson.state == "published":
            return reviews or lesson.sector in self.trades(who)
        return reviews and lesson.state == "submitted"

    def sees_finding(self, who: str, one: Finding) -> bool:
        concerned = who == one.about or who in self.staff or self.steward(who, one.group)
        return who not in self.closed and concerned

    def sees_recall(self, who: str, one: Recall) -> bool:
        voter = one.electors is not None and who in one.electors
        return who not in self.closed and (who in self.groups[one.group].places or voter)
