"""Who may do what, in two hundred lines of plain Python: what the whole site must agree with.

Nothing here knows of Django. Each act says what comes of it: done, refused (with a sentence), or
hidden, as if the thing were not there, which is all that a stranger ever learns.
"""

from dataclasses import dataclass, field

DONE, REFUSED, HIDDEN = "done", "refused", "hidden"


@dataclass
class Group:
    sector: str
    by_approval: bool = False
    hidden: bool = False
    places: dict[str, bool] = field(default_factory=dict)  # who is in, and whether as steward
    asked: set[str] = field(default_factory=set)
    invited: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    out: set[str] = field(default_factory=set)  # for some days
    slowed: set[str] = field(default_factory=set)  # for the day

    def stewards(self) -> set[str]:
        return {who for who, steward in self.places.items() if steward}

    def let_in(self, who: str) -> None:
        """Whoever enters an empty group is its steward."""
        self.places.setdefault(who, not self.places)
        self.invited.discard(who)
        self.asked.discard(who)

    def is_needed(self, who: str) -> bool:
        return self.stewards() == {who} and len(self.places) > 1


@dataclass
class Message:
    group: str
    author: str
    gone: bool = False


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
class World:
    groups: dict[str, Group]
    staff: set[str]
    closed: set[str] = field(default_factory=set)
    blocks: set[tuple[str, str]] = field(default_factory=set)
    mentors: set[tuple[str, str]] = field(default_factory=set)  # who, of which trade
    messages: list[Message] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)

    # Who is what

    def inside(self, who: str, group: str) -> bool:
        return who not in self.closed and who in self.groups[group].places

    def steward(self, who: str, group: str) -> bool:
        return who not in self.closed and self.groups[group].places.get(who, False)

    def mentor_of(self, who: str, group: str) -> bool:
        """A mentor of the trade follows the questions of its open groups."""
        one = self.groups[group]
        listed = not one.by_approval and not one.hidden
        return who not in self.closed and listed and (who, one.sector) in self.mentors

    def trades(self, who: str) -> set[str]:
        return {one.sector for one in self.groups.values() if who in one.places}

    def reviews(self, who: str, sector: str) -> bool:
        stewarded = {one.sector for one in self.groups.values() if one.places.get(who)}
        return who in self.staff or (who, sector) in self.mentors or sector in stewarded

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

    # Who does what

    def join(self, who: str, group: str) -> str:
        one = self.groups[group]
        if not self.sees_group(who, group):
            return HIDDEN
        if who in one.places:
            return DONE
        if who in one.out:
            return REFUSED
        if (one.by_approval or who in one.removed) and who not in one.invited:
            one.asked.add(who)
        else:
            one.let_in(who)
        return DONE

    def leave(self, who: str, group: str) -> str:
        one = self.groups[group]
        if not self.sees_group(who, group):
            return HIDDEN
        if who in one.places and one.is_needed(who):
            return REFUSED
        one.asked.discard(who)
        one.places.pop(who, None)
        return DONE

    def accept(self, by: str, who: str, group: str) -> str:
        if not self.steward(by, group):
            return HIDDEN
        self.groups[group].let_in(who)
        return DONE

    def invite(self, by: str, who: str, group: str) -> str:
        if not self.steward(by, group):
            return HIDDEN
        if who in self.closed or who in self.groups[group].places:
            return REFUSED
        self.groups[group].invited.add(who)
        return DONE

    def remove(self, by: str, who: str, group: str) -> str:
        one = self.groups[group]
        if not self.steward(by, group) or who not in one.places:
            return HIDDEN
        if by == who:
            return REFUSED
        one.removed.add(who)
        del one.places[who]
        return DONE

    def suspend(self, by: str, who: str, group: str) -> str:
        """Of a report that somebody else made of `who`."""
        one = self.groups[group]
        if not self.steward(by, group):
            return HIDDEN
        if by == who or one.is_needed(who):
            return REFUSED
        one.out.add(who)
        del one.places[who]
        return DONE

    def slow(self, by: str, who: str, group: str) -> str:
        if not self.steward(by, group):
            return HIDDEN
        if by == who:
            return REFUSED
        self.groups[group].slowed.add(who)
        return DONE

    def let_back(self, who: str, group: str) -> None:
        self.groups[group].out.discard(who)
        self.groups[group].let_in(who)

    def office(self, by: str, who: str, group: str, ending: bool) -> str:
        one = self.groups[group]
        if not self.steward(by, group) or who not in one.places:
            return HIDDEN
        if ending and one.stewards() == {who}:
            return REFUSED
        one.places[who] = not ending
        return DONE

    def say(self, who: str, group: str) -> str:
        if not self.inside(who, group):
            return HIDDEN
        spoke = any(one.group == group and one.author == who for one in self.messages)
        if spoke and who in self.groups[group].slowed:
            return REFUSED  # no history takes ten minutes
        self.messages.append(Message(group, who))
        return DONE

    def unsay(self, who: str, message: Message) -> str:
        if not self.sees_message(who, message):
            return HIDDEN
        if who != message.author and not self.steward(who, message.group):
            return REFUSED
        message.gone = True
        return DONE

    def pin(self, who: str, message: Message) -> str:
        if not self.steward(who, message.group):
            return HIDDEN
        return REFUSED if message.gone else DONE

    def ask(self, who: str, group: str) -> str:
        if not self.inside(who, group):
            return HIDDEN
        self.questions.append(Question(group, who))
        return DONE

    def answer(self, who: str, question: Question) -> str:
        if not self.sees_question(who, question):
            return HIDDEN
        return REFUSED if question.gone_by else DONE

    def unask(self, who: str, question: Question) -> str:
        if not self.sees_question(who, question):
            return HIDDEN
        if who != question.author and not self.steward(who, question.group):
            return REFUSED
        question.gone_by = question.gone_by or who
        return DONE
