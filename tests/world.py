"""Builders for the tests: they call the real actions, so that a test's world is a possible one."""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone
from django.utils.text import slugify

from community.alerts.actions import alerts
from community.alerts.actions.alerts import Says as AlertSays
from community.alerts.models import Alert
from community.contacts.actions import cases, contacts
from community.contacts.actions.cases import Told
from community.contacts.models import Case, Contact, Voice
from community.contacts.wording import Says
from community.deals.actions import claims, deals, hearings, results, terms
from community.deals.actions import feedback as said_how
from community.deals.actions.claims import Owed
from community.deals.acts import act_of
from community.deals.models import Claim, Deal, Feedback
from community.deals.wording import Promise
from community.front.seeding import clock
from community.members.actions import blocks, handshakes, joining, vouches
from community.members.models import Member, Vouch
from community.sectors.models import Place, Sector
from community.text import render
from groups.actions import (
    crafts,
    findings,
    groups,
    meetups,
    memberships,
    messages,
    reports,
    rooms,
    synonyms,
    tickets,
)
from groups.models import (
    Craft,
    Finding,
    Group,
    Meetup,
    Message,
    Report,
    Request,
    Room,
    Synonym,
    Ticket,
)
from groups.subjects import subject_of
from mentorship.actions import (
    answers,
    applications,
    attempts,
    attestations,
    corrections,
    dangers,
    editions,
    entries,
    experiments,
    hours,
    keepings,
    mergers,
    questions,
    reviews,
    sightings,
    trials,
    tutorials,
    verifications,
)
from mentorship.actions import terms as learning
from mentorship.models import (
    Answer,
    Application,
    Attempt,
    Danger,
    Edition,
    Entry,
    Experiment,
    Hour,
    Keeping,
    Merger,
    Question,
    Sighting,
    Term,
    Trial,
    Tutorial,
    Verification,
)
from pricing.actions import (
    baskets,
    boards,
    fares,
    invitations,
    offers,
    pledges,
    quotes,
    rounds,
    suppliers,
    watches,
)
from pricing.models import (
    Basket,
    Cell,
    Commodity,
    Fare,
    Invitation,
    Market,
    Offer,
    Pledge,
    Quote,
    Round,
    Watch,
)

PHONES = count(700100000)


def member(name: str = "Amina", language: str = "en") -> Member:
    return joining.join(f"+254{next(PHONES)}", name, language)


def sector(name: str = "Cereals") -> Sector:
    return Sector.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0]


def place(name: str = "Nairobi") -> Place:
    return Place.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0]


def group(
    by: Member, name: str = "Nairobi Cereals", by_approval: bool = False, hidden: bool = False
) -> Group:
    return groups.open_group(by, sector(), place(), name, by_approval=by_approval, hidden=hidden)


def joined(by: Member, into: Group) -> Member:
    memberships.join(by, into)
    return by


def asking(by: Member, at: Group, words: str = "") -> Request:
    memberships.join(by, at, words)
    return at.requests.get(member=by, answered_at=None)


def room(by: Member, into: Group, name: str = "Transport") -> Room:
    return rooms.open_room(by, into, uuid4(), name)


def message(by: Member, into: Group | Room, text: str = "Mahindi imefika Nyamakima.") -> Message:
    """In this room, or in the first room of this group."""
    here = into if isinstance(into, Room) else into.rooms.order_by("pk")[0]
    return messages.post(by, here, uuid4(), text)


def commodity(name: str = "Maize", base: str = "kg") -> Commodity:
    words = {"name": name, "base": base}
    made = Commodity.objects.get_or_create(slug=slugify(name), defaults=words)[0]
    made.sectors.add(sector())
    return made


def market(name: str = "Wakulima", town: str = "Nairobi") -> Market:
    words = {"name": name, "place": place(town)}
    return Market.objects.get_or_create(slug=slugify(name), defaults=words)[0]


def quote(by: Member, price: str = "65", **words: Any) -> Quote:
    """A price by this member: of maize at Wakulima, for a kilo, retail, now, unless said."""
    usual: dict[str, Any] = {"commodity": commodity(), "market": market(), "key": uuid4()}
    with told_in_time(words.get("seen_at")):
        return quotes.report(by, price=Decimal(price), **usual | words)


def told_in_time(seen_at: datetime | None) -> AbstractContextManager[None]:
    """What was seen more than a month ago was told that day too, and so is no late report."""
    old = seen_at and timezone.now() - seen_at > timedelta(days=30)
    return clock.at(seen_at) if seen_at and old else nullcontext()


def fare(by: Member, of: Group, per_trip: str = "500", **words: Any) -> Fare:
    """What the trip from Wakulima to Nairobi cost this member, unless said."""
    usual: dict[str, Any] = {"market": market(), "place": place(), "key": uuid4()}
    return fares.enter(by, group=of, per_trip=Decimal(per_trip), **usual | words)


def watch(by: Member, cell: Cell, **words: Any) -> Watch:
    """Below 60 for a kilo, unless said."""
    return watches.begin(by, uuid4(), cell, **(words or {"below": Decimal(60)}))


def basket(by: Member, *lines: tuple[str, str, str]) -> Basket:
    """A list with so many of this unit of each of these goods."""
    made = baskets.begin(by, uuid4(), "Monday")
    for name, quantity, unit in lines:
        baskets.put(by, uuid4(), commodity(name), Decimal(quantity), unit, basket=made)
    return made


def badge(by: Member, mentor: Member, group: Group, skill: str = "Grading maize") -> Verification:
    return verifications.verify(by, mentor, uuid4(), group.sector, skill, "Saw her grade 40 bags.")


def question(by: Member, group: Group, title: str = "How do I keep weevils out?") -> Question:
    return questions.ask(by, group, uuid4(), title)


def answer(by: Member, to: Question, text: str = "Dry it to **13 %** first.") -> Answer:
    return answers.answer(by, to, uuid4(), text)


def danger(by: Member, of: Answer, why: str = "The dose is poison.") -> Danger:
    return dangers.warn(by, of, uuid4(), why)


def lesson(by: Member, group: Group, title: str = "Dry maize well") -> Tutorial:
    """A draft; nobody but its author sees it."""
    day = timezone.localdate()
    text = "## Why\n\nWet maize rots.\n\n- spread it\n- turn it"
    return tutorials.draft(by, uuid4(), group.sector, "en", "skills", title, text, day)


def submitted(tutorial: Tutorial) -> Edition:
    newest = tutorial.editions.order_by("-number")[0]
    return editions.submit(tutorial.author, newest)


def trusted(steward: Member) -> Member:
    """Staff have met them; as a steward they speak for the trade."""
    known = Member.objects.filter(display_name="Founder").first()
    founder = known or member("Founder")
    Member.objects.filter(pk=founder.pk).update(is_staff=True)
    if not Vouch.objects.standing().filter(author=founder, member=steward).exists():
        met(founder, steward)
    return steward


def published(by: Member, tutorial: Tutorial) -> Tutorial:
    """Submitted by its author, published by this reviewer, a steward whom staff know, and one who
    knows neither."""
    edition = submitted(tutorial)
    if by.memberships.filter(steward=True).exists():
        trusted(by)
    for reviewer in (by, second_reviewer()):
        reviews.publish(reviewer, edition, uuid4())
    tutorial.refresh_from_db()
    return tutorial


def second_reviewer() -> Member:
    """Of the staff, with nobody's vouch."""
    known = Member.objects.filter(display_name="Second").first()
    second = known or member("Second")
    second.is_staff = True
    second.save(update_fields=["is_staff"])
    return second


def long_here(*members: Member) -> None:
    """Here for three months: their word weighs as much as that of any whom nobody vouches for."""
    for one in members:
        one.joined_at = timezone.now() - timedelta(days=90)
        one.save(update_fields=["joined_at"])


def trial(by: Member, tutorial: Tutorial, outcome: str = "worked", **words: Any) -> Trial:
    return trials.report(by, tutorial, uuid4(), outcome, **words)


def said(by: Member, room: Room, text: str) -> Message:
    """A line of a long talk: a row like post makes it, without its event."""
    words = {"text": text, "html": render.message(text)}
    return Message.objects.create(author=by, room=room, key=uuid4(), **words)


def alert(by: Member, sort: str = "flood", text: str = "Water to the knee.", **words: Any) -> Alert:
    """At the place of this member, for six hours, unless said."""
    where = words.get("place") or by.place or place()
    says = AlertSays(sort, words.get("spot", ""), text, words.get("hours", 6))
    return alerts.warn(by, words.get("key") or uuid4(), where, says)


def meetup(by: Member, group: Group, hours: int = 3, about: str = "Scales and grades") -> Meetup:
    at = timezone.now() + timedelta(hours=hours)
    return meetups.call(by, group, uuid4(), about, "Nyamakima, gate B", at)


def synonym(by: Member, group: Group, words: str = "sukari = sugar") -> Synonym:
    return synonyms.teach(by, group, uuid4(), words)


def round_for(by: Member, group: Group, threshold: str = "40", **words: Any) -> Round:
    """Bags of maize at Wakulima, from the line of the board; three days to pledge."""
    line = quote(by, "60", sure=True).cell
    later = timezone.now() + timedelta(days=3)
    usual = {"line": line, "unit": "bag 90 kg", "closes_at": later, "key": uuid4()}
    usual |= {"delivery_on": timezone.localdate(later), "threshold": Decimal(threshold)}
    return rounds.open_round(by, group, **usual | words)


def pledge(by: Member, at: Round, quantity: str, limit: str = "6000") -> Pledge:
    return pledges.pledge(by, at, uuid4(), Decimal(quantity), Decimal(limit))


def asked(supplier: Member, at: Round) -> Invitation:
    return invitations.invite(at.author, at, f"@{supplier.handle}")


def offer(by: Member, at: Round, *steps: tuple[str, str], transport: str = "0") -> Offer:
    """The steward asks this supplier, who quotes: from so many bags on, so much."""
    rows = [(Decimal(least), Decimal(price)) for least, price in steps]
    until = timezone.localdate(at.closes_at) + timedelta(days=7)
    return offers.quote(by, asked(by, at), uuid4(), rows, Decimal(transport), until)


def sells_to(by: Member, group: Group, member: Member) -> Member:
    suppliers.name_supplier(by, group, member.handle)
    return member


def experiment(by: Member, group: Group, change: str = "The photo of the sauce") -> Experiment:
    ways = ("the bottle alone", "the sauce in use")
    return experiments.begin(by, uuid4(), group.sector, change, *ways)


def tallied(experiment: Experiment, days: int = 1, a: int = 4, b: int = 9, saw: int = 40) -> None:
    """So many days up to today, on each of which so many of those who saw came."""
    for ago in range(days):
        day = timezone.localdate() - timedelta(days=ago)
        experiments.count(experiment.author, experiment, uuid4(), day, saw, a, saw, b)


def blocked(by: Member, member: Member) -> Member:
    blocks.block(by, member, uuid4())
    return by


def finding(by: Member, of: Report, outcome: str = "warned", days: int = 7) -> Finding:
    words = (of.noun, of.subject, outcome, "Against the rules", days)
    return findings.find(by, of.group, uuid4(), *words)


def report(by: Member, noun: str, pk: int, kind: str = "scam", words: str = "") -> Report:
    return reports.report(by, subject_of(by, noun, pk), uuid4(), kind, words)


def met(one: Member, other: Member) -> None:
    """Face to face: each shows the other six digits, each enters the other's."""
    mine = handshakes.show(one, other, uuid4()).digits
    handshakes.enter(other, one, uuid4(), mine)
    theirs = handshakes.show(other, one, uuid4()).digits
    handshakes.enter(one, other, uuid4(), theirs)


def vouch(by: Member, member: Member) -> Vouch:
    return vouches.online(by, member, uuid4())


def tried(by: Member, given: Answer, result: str = "better", words: str = "") -> Attempt:
    return attempts.tell(by, given, result, words)


def board(of: Group) -> None:
    """The group's board shows every commodity in every market there is by now."""
    steward = of.stewards()[0]
    boards.choose(steward, of, list(Commodity.objects.all()), list(Market.objects.all()))


def keeping(by: Member, *said: Message, title: str = "Maize from Busia") -> Keeping:
    """These messages, of one room, as the draft of a lesson."""
    room = said[0].room
    return keepings.into_lesson(by, room, uuid4(), said, title, "selling", "en")


def kept_answer(by: Member, to: Question, *said: Message) -> Keeping:
    """These messages as the draft of an answer."""
    return keepings.into_answer(by, said[0].room, uuid4(), said, to.pk)


def deal(by: Member, member: Member, agreed: bool = True, **words: Any) -> Deal:
    """`by` sells ten bags of maize, to be handed over tomorrow; the other has agreed."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    usual = {"what": "bags of maize, 90 kg", "quantity": Decimal(10), "price": Decimal(45000)}
    usual |= {"currency": "KES", "deposit": Decimal(5000), "due_on": tomorrow, "place": "Gate B"}
    made = deals.draft(by, member, uuid4(), True, Promise(**usual | words))
    return terms.agree(member, made.promised) if agreed else made


def dealt(by: Member, member: Member) -> Deal:
    """Agreed, handed over, and both said so."""
    made = deal(by, member)
    for one in (by, member):
        results.report(one, made, uuid4(), True)
    made.refresh_from_db()
    return made


def known(member: Member, times: int = 3) -> Member:
    """So many have met them, each of whom is outside their own circle."""
    for number in range(times):
        met(globals()["member"](f"Friend {number} {member.pk}"), member)
    return member


def application(
    by: Member, group: Group, skill: str = "Grading maize", **words: Any
) -> Application:
    usual = {"words": "I graded for ten years.", "interests": "I sell maize", "declared": True}
    return applications.apply(by, uuid4(), group.sector, skill, **usual | words)


def saw(by: Member, one: Application, agrees: bool = True) -> Sighting:
    return sightings.see(by, one, uuid4(), agrees, "Saw the sacks." if agrees else "No sacks.")


def ticket(by: Member, group: Group, most: int = 20, days: int = 7) -> Ticket:
    return tickets.make(by, group, uuid4(), most, days)


def claim(by: Member, phone: str, amount: str = "4000") -> Claim:
    """`by` was not paid by whoever has this number."""
    owed = Owed("Three articles, written", Decimal(amount), "KES", timezone.localdate())
    return claims.claim(by, uuid4(), phone, owed)


def heard(made: Claim, says: str, *judges: Member) -> Claim:
    """The one it is about has answered; each of these judges says the same."""
    if made.member is not None and made.replied_at is None:
        claims.reply(made.member, made, "It was never delivered.")
    for one in judges:
        hearing = made.hearings.get(appeal=False)
        hearings.judge(one, hearing, uuid4(), says, "Both sides read")
    made.refresh_from_db()
    return made


def term(by: Member, mentor: Member, goals: str = "Grade a bag alone", weeks: int = 4) -> Term:
    """Asked for, of the mentor's first badge."""
    held = mentor.verifications.order_by("pk")[0]
    return learning.request(by, held, uuid4(), goals, weeks)


def apprenticeship(by: Member, mentor: Member) -> Term:
    """Asked for and taken on."""
    return learning.accept(mentor, term(by, mentor))


def work(of: Term, words: str = "Graded ten bags.") -> Entry:
    return entries.show(of.author, of, uuid4(), words)


def corrected(entry: Entry, mistakes: str = "Two stones left") -> Entry:
    corrections.correct(entry.term.mentor, entry, uuid4(), mistakes)
    return entry


def attested(of: Term, third: Member) -> None:
    one = attestations.ask(of.author, of, uuid4(), third.handle)
    attestations.attest(third, one, "Saw her grade a lorry.")


def ripe(of: Term, third: Member) -> Term:
    """All that a graduation needs but the days."""
    for _three in range(3):
        corrected(work(of))
    attested(of, third)
    return of


def feedback(
    by: Member, of: Deal, answers: tuple[bool, bool, bool] = (True, True, True), words: str = ""
) -> Feedback:
    return said_how.give(by, act_of(by, "deal", of.pk), uuid4(), answers, words)


def card(by: Member, group: Group, title: str = "Soko Online", platform: str = "") -> Tutorial:
    """The draft of a platform's card."""
    lines = {"fees": "12 % of each sale", "penalties": "KSh 500", "payout": "Fridays"}
    words = (title, "Read it before you list.", timezone.localdate())
    kinds = (uuid4(), group.sector, "en", "platform")
    return tutorials.draft(by, *kinds, *words, card=lines, platform=platform)


def edited(lesson: Tutorial, text: str) -> Edition:
    words = ("Dry maize well", text, timezone.localdate())
    return editions.edit(lesson.author, lesson, uuid4(), *words)


def hour(by: Member, group: Group, about: str = "Grading maize") -> Hour:
    """Of this mentor, in the group's first room, in three hours."""
    at = timezone.now() + timedelta(hours=3)
    return hours.announce(by, group.rooms.order_by("pk")[0], uuid4(), about, at)


def merged(by: Member, question: Question, into: Question) -> Merger:
    return mergers.merge(by, question, uuid4(), into)


def contact(by: Member, group: Group, name: str = "Soko Online", **words: Any) -> Contact:
    says = {"name": name, "purpose": "Refunds and lost orders", "phone": "020 222 2222"}
    says |= {"email": "", "spot": "", "checked_on": timezone.localdate(), **words}
    return contacts.add(by, group, uuid4(), Says(**says))


def case(by: Member, group: Group, about: str = "Soko Online") -> Case:
    until = timezone.localdate() + timedelta(days=30)
    return cases.begin(by, group, uuid4(), about, "Paid out a month late.", until)


def voice(by: Member, of: Case, **words: Any) -> Voice:
    told = {"line": "Waited 31 days.", "happened_on": timezone.localdate(), "currency": "KES"}
    told |= {"amount": Decimal(4500), "evidence": "Their message", "named": False, **words}
    return cases.join(by, of, uuid4(), Told(**told))


def craft(
    by: Member, group: Group, what: str = "Mend scales, a visit", price: Decimal | None = None
) -> Craft:
    return crafts.offer(by, group, uuid4(), what, price)
