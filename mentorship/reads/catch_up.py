"""What a member comes back to: answers to them, what waits for a mentor, the best new lesson."""

from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.members.models import Member
from community.notices.items import Item, Kind
from mentorship.models import Answer, Question, Tutorial
from mentorship.models.question import Wave
from mentorship.models.trial import Outcome
from mentorship.reads.mine import answers_heard, questions_heard, unheard
from mentorship.reads.tutorials import to_review

AFTER = timedelta(hours=12)  # until then those who were asked have time


def catch_up(member: Member, since: datetime) -> list[Item]:
    """Three kinds; the newest of each is enough for six lines."""
    answered = [to_me(one) for one in newest_each(member, since)]
    asked = [for_me(one) for one in waiting(member, since)]
    return answered + asked + reviews(member, since) + lessons(member, since)


def newest_each(member: Member, since: datetime) -> list[Answer]:
    """One line for a question, however many answered it."""
    found = answers_heard(member).filter(made_at__gt=since)[:30]
    return list({one.question_id: one for one in reversed(found)}.values())


def to_me(answer: Answer) -> Item:
    text = _("{who} answered: {title}").format(who=answer.author, title=answer.question.title)
    return Item(Kind.TO_ME, text, answer.get_absolute_url(), answer.made_at)


def waiting(member: Member, since: datetime) -> list[Question]:
    """What they were asked, and the newest that nobody answered and so is asked of everyone."""
    mine = questions_heard(member).filter(made_at__gt=since)[:6]
    raised = unheard(member).filter(made_at__gt=since - AFTER)[:1]
    wanted = Q(pk__in=mine.values("pk")) | Q(pk__in=raised.values("pk"))
    return list(Question.objects.filter(wanted).select_related("group").order_by("-pk"))


def for_me(question: Question) -> Item:
    asks = _("{group} asks: {title}")
    if question.wave > Wave.FIRST:
        asks = _("Nobody in {group} has answered: {title}")
    text = asks.format(group=question.group, title=question.title)
    return Item(Kind.MENTOR, text, question.get_absolute_url(), question.made_at)


def reviews(member: Member, since: datetime) -> list[Item]:
    waiting = list(to_review(member).filter(submitted_at__gt=since)[:20])
    many = len(waiting)
    if not many:
        return []
    say = ngettext("{n} lesson waits for a reviewer", "{n} lessons wait for a reviewer", many)
    at = max(one.submitted_at for one in waiting if one.submitted_at)
    url = reverse("mentorship:reviews")
    return [Item(Kind.MENTOR, say.format(n=many), url, at)]


def lessons(member: Member, since: datetime) -> list[Item]:
    """New in my trades, by how many say that it worked."""
    worked = Count("trials__author", filter=Q(trials__outcome=Outcome.WORKED), distinct=True)
    new = Tutorial.objects.published_for(member).filter(published_at__gt=since)
    others = new.exclude(author=member).select_related("published").annotate(worked=worked)
    best = others.order_by("-worked", "-published_at", "-pk").first()
    if best is None or best.published is None or best.published_at is None:
        return []
    text = _("New lesson: {title}").format(title=best.published.title)
    return [Item(Kind.LESSON, text, best.get_absolute_url(), best.published_at)]
