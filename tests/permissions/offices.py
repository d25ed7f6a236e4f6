"""What needs an office or touches one: freezes, rules, ways in, appeals, and votes on stewards."""

from math import ceil

from tests.permissions.acts import Acts
from tests.permissions.model import DONE, HIDDEN, REFUSED, Finding, Recall, Ticket


class Offices(Acts):
    # Whose badges rest

    def freeze(self, who: str) -> None:
        self.frozen.add(who)
        self.words[who] = set()

    def thaw(self, who: str) -> None:
        self.frozen.discard(who)
        self.words.pop(who, None)

    def confirm(self, by: str, who: str, group: str) -> str:
        """By a steward; nobody judges themselves."""
        inside = by != who and who in self.groups[group].places and who in self.frozen
        if not self.steward(by, group) or not inside:
            return HIDDEN
        if self.powerless(by):
            return REFUSED
        self.thaw(who)
        return DONE

    def witness(self, by: str, who: str) -> str:
        """By one who had met them; two such words are enough."""
        if by in self.closed or (by, who) not in self.met:
            return HIDDEN
        if who not in self.frozen or self.powerless(by):
            return REFUSED
        self.words[who].add(by)
        heard = {one for one in self.words[who] if self.is_heard(one, who)}
        if len(heard) > 1:
            self.thaw(who)
        return DONE

    def is_heard(self, one: str, who: str) -> bool:
        return (one, who) in self.met and one not in self.frozen | self.closed

    # Rules

    def rule(self, by: str, group: str) -> str:
        if not self.steward(by, group):
            return HIDDEN
        if self.powerless(by):
            return REFUSED
        self.groups[group].edition += 1
        return self.keep(by, group)

    def keep(self, who: str, group: str) -> str:
        if not self.inside(who, group):
            return HIDDEN
        self.groups[group].accepted[who] = self.groups[group].edition
        return DONE

    # Ways in

    def invite_all(self, by: str, group: str) -> str:
        if not self.steward(by, group):
            return HIDDEN
        if self.powerless(by):
            return REFUSED
        self.tickets.append(Ticket(group))
        return DONE

    def revoke(self, by: str, ticket: Ticket) -> str:
        if not self.steward(by, ticket.group):
            return HIDDEN
        if not ticket.revoked and self.powerless(by):
            return REFUSED
        ticket.revoked = True
        return DONE

    def enter(self, who: str, ticket: Ticket, read: bool) -> str:
        """`read`: the rules, which no text tells."""
        one = self.groups[ticket.group]
        if who in self.closed:
            return HIDDEN
        if who in one.places:
            return DONE
        if ticket.revoked or who in one.out | one.removed:
            return REFUSED
        one.let_in(who, None if read else 0)
        return DONE

    def write_down(self, by: str, who: str, group: str) -> str:
        if not self.steward(by, group):
            return HIDDEN
        if self.powerless(by):
            return REFUSED
        self.written = [one for one in self.written if one != (who, group)] + [(who, group)]
        return DONE

    def say_yes(self, who: str, group: str, read: bool) -> str:
        one = self.groups[group]
        if who in self.closed or (who, group) not in self.written:
            return HIDDEN
        if who in one.out | one.removed:
            return REFUSED
        one.let_in(who, None if read else 0)
        self.written.remove((who, group))
        return DONE

    # Appeals

    def appeal(self, who: str, one: Finding) -> str:
        if not self.sees_finding(who, one):
            return HIDDEN
        if who != one.about or one.appealed:
            return REFUSED
        one.appealed = True
        return DONE

    def judges(self, one: Finding) -> set[str]:
        party = {one.by, one.about, one.reporter}
        return self.groups[one.group].stewards() - party - self.frozen - self.closed

    def is_for_staff(self, one: Finding) -> bool:
        """Where those who are left cannot bring two alike together."""
        waiting = len(self.judges(one) - {*one.opinions})
        lifting = sum(one.opinions.values())
        return max(lifting, len(one.opinions) - lifting) + waiting < 2

    def opine(self, by: str, one: Finding, lifts: bool) -> str:
        if not self.sees_finding(by, one):
            return HIDDEN
        staff = by in self.staff and by != one.by and self.is_for_staff(one)
        if by == one.about or not (staff or by in self.judges(one)) or self.powerless(by):
            return REFUSED
        if one.answered or by in one.opinions:
            return REFUSED
        one.opinions[by] = lifts
        if staff or [*one.opinions.values()].count(lifts) > 1:
            one.answered, one.lifted = True, lifts
            self.undo(one) if lifts else None
        return DONE

    def undo(self, one: Finding) -> None:
        """Who was put out by it is in again, unless put out for something else since."""
        group, later = self.groups[one.group], self.findings[self.findings.index(one) + 1 :]
        if one.outcome == "suspended" and one.about in group.out:
            self.let_back(one.about, one.group)
        if one.outcome == "removed":
            self.met |= one.lost
            again = [other for other in later if self.puts_out(other, one)]
            others = [other for other in self.findings if self.puts_out(other, one)]
            if not others:
                group.removed.discard(one.about)
            if not again and one.about not in group.out:
                group.let_in(one.about, accepted=0)

    def puts_out(self, other: Finding, one: Finding) -> bool:
        same = (other.group, other.about) == (one.group, one.about)
        return same and other is not one and other.outcome == "removed" and not other.lifted

    # Votes on stewards

    def petition(self, by: str, steward: str, group: str) -> str:
        if not self.inside(by, group) or steward not in self.groups[group].stewards():
            return HIDDEN
        of = [one for one in self.recalls if one.group == group]
        again = any(steward == one.steward or by == one.by for one in of)
        if by not in self.electorate(group) or by == steward or again:
            return REFUSED
        many = len(self.electorate(group) - {steward})
        needed = min(max(3, ceil(many / 10)), max(many, 2))
        self.recalls.append(Recall(group, steward, by, needed, {by}))
        self.open(self.recalls[-1])
        return DONE

    def sign(self, by: str, one: Recall) -> str:
        if not self.sees_recall(by, one):
            return HIDDEN
        stranger = by not in self.electorate(one.group) or by == one.steward
        if stranger or one.electors is not None or one.closed:
            return REFUSED
        one.signers.add(by)
        self.open(one)
        return DONE

    def open(self, one: Recall) -> None:
        if len(one.signers) >= one.needed:
            one.electors = self.electorate(one.group) - {one.steward}

    def vote(self, by: str, one: Recall, ends: bool) -> str:
        if not self.sees_recall(by, one):
            return HIDDEN
        if by not in (one.electors or set()) or by in one.papers or one.closed:
            return REFUSED
        one.papers[by] = ends
        return DONE

    def count(self, one: Recall) -> None:
        """By the clock."""
        one.closed = True
        cast, yes, group = len(one.papers), sum(one.papers.values()), self.groups[one.group]
        heard = one.electors and cast * 4 >= len(one.electors)
        if heard and cast >= min(3, len(one.electors or ())) and yes > cast - yes:
            group.barred.add(one.steward)
            if one.steward in group.places:
                group.places[one.steward] = False
