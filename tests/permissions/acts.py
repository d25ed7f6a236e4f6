"""Who does what: each act says what comes of it, at whatever door it is tried."""

from tests.permissions.model import DONE, HIDDEN, REFUSED, Finding, Message, Question, World


class Acts(World):
    def powerless(self, who: str) -> bool:
        """An office rests with whoever has it."""
        return who in self.frozen

    def join(self, who: str, group: str) -> str:
        one = self.groups[group]
        if not self.sees_group(who, group):
            return HIDDEN
        if who in one.places:
            return DONE
        if who in one.out:
            return REFUSED
        if (one.by_approval or who in one.removed) and who not in one.invited:
            one.asked.setdefault(who, one.edition)
        else:
            one.let_in(who)
        return DONE

    def leave(self, who: str, group: str) -> str:
        one = self.groups[group]
        if not self.sees_group(who, group):
            return HIDDEN
        if who in one.places and one.is_needed(who):
            return REFUSED
        one.asked.pop(who, None)
        one.places.pop(who, None)
        return DONE

    def accept(self, by: str, who: str, group: str) -> str:
        if not self.steward(by, group):
            return HIDDEN
        if self.powerless(by):
            return REFUSED
        self.groups[group].let_in(who, self.groups[group].asked[who])
        return DONE

    def invite(self, by: str, who: str, group: str) -> str:
        if not self.steward(by, group):
            return HIDDEN
        if self.powerless(by) or who in self.closed or who in self.groups[group].places:
            return REFUSED
        self.groups[group].invited.add(who)
        return DONE

    def remove(self, by: str, who: str, group: str) -> str:
        one = self.groups[group]
        if not self.steward(by, group) or who not in one.places:
            return HIDDEN
        if by == who or self.powerless(by):
            return REFUSED
        lost = {(who, other) for giver, other in self.met if giver == who}
        if by not in self.staff:
            lost = {(giver, other) for giver, other in lost if other in one.places}
        self.met -= lost
        self.findings.append(Finding(group, who, by, "", "removed", lost))
        one.removed.add(who)
        del one.places[who]
        return DONE

    def suspend(self, by: str, who: str, group: str, reporter: str) -> str:
        """Of a report that `reporter` made of `who`."""
        one = self.groups[group]
        if not self.steward(by, group):
            return HIDDEN
        if by == who or one.is_needed(who) or self.powerless(by):
            return REFUSED
        self.findings.append(Finding(group, who, by, reporter, "suspended"))
        one.out.add(who)
        del one.places[who]
        return DONE

    def slow(self, by: str, who: str, group: str, reporter: str) -> str:
        if not self.steward(by, group):
            return HIDDEN
        if by == who or self.powerless(by):
            return REFUSED
        self.findings.append(Finding(group, who, by, reporter, "slowed"))
        self.groups[group].slowed.add(who)
        return DONE

    def let_back(self, who: str, group: str) -> None:
        one = self.groups[group]
        one.out.discard(who)
        since = who in one.long
        one.let_in(who, accepted=0)
        one.long |= {who} if since else set()

    def office(self, by: str, who: str, group: str, ending: bool) -> str:
        one = self.groups[group]
        if not self.steward(by, group) or who not in one.places:
            return HIDDEN
        if ending and one.stewards() == {who}:
            return REFUSED
        if not ending and who in one.barred:
            return REFUSED
        if one.places[who] == ending and self.powerless(by):
            return REFUSED
        one.places[who] = not ending
        return DONE

    def say(self, who: str, group: str) -> str:
        if not self.inside(who, group):
            return HIDDEN
        if not self.groups[group].may_write(who):
            return REFUSED
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
        if who != message.author and not message.gone and self.powerless(who):
            return REFUSED
        message.gone = True
        return DONE

    def pin(self, who: str, message: Message) -> str:
        if not self.steward(who, message.group):
            return HIDDEN
        if message.gone or self.powerless(who):
            return REFUSED
        message.pinned = True
        return DONE

    def ask(self, who: str, group: str) -> str:
        if not self.inside(who, group):
            return HIDDEN
        if not self.groups[group].may_write(who):
            return REFUSED
        self.questions.append(Question(group, who))
        return DONE

    def answer(self, who: str, question: Question) -> str:
        if not self.sees_question(who, question):
            return HIDDEN
        unread = self.inside(who, question.group) and not self.groups[question.group].may_write(who)
        return REFUSED if question.gone_by or unread else DONE

    def unask(self, who: str, question: Question) -> str:
        if not self.sees_question(who, question):
            return HIDDEN
        if who != question.author and not self.steward(who, question.group):
            return REFUSED
        if who != question.author and not question.gone_by and self.powerless(who):
            return REFUSED
        question.gone_by = question.gone_by or who
        return DONE
