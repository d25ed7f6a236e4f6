from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.deals import judging, weighing
from community.deals.models import Deal, Feedback, Hearing
from community.live.record import record
from community.machine import limiter
from community.members.acts import LATELY, Act
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group

GIVEN = gettext_lazy("{name} said how it went. For three days only you two read it.")
MEND = gettext_lazy(
    "{name} said how it went: not all was well. You have three days to put it right."
)
MENDED = gettext_lazy("{name} wants to put it right: {words}")
GONE = gettext_lazy("{name} took back what they said of you.")
REPLIED = gettext_lazy("{name} answered what you said of them.")


def give(by: Member, of: Act, key: UUID, answers: tuple[bool, bool, bool], words: str) -> Feedback:
    """`by` says of an act on record how the other was: once, three answers and perhaps words."""
    kept = wording.short(words, 300, "words")
    first, second, third = answers
    row = {"first": first, "second": second, "third": third, "words": kept}
    same = said(noun=of.noun, subject=of.pk, **row)
    return once(Feedback, by, key, lambda: given(by, of, key, row), same)


def given(by: Member, of: Act, key: UUID, row: dict[str, Any]) -> Feedback:
    check(by, of)
    limiter.spend("feedback", by.pk, limit=20, seconds=86_400)
    deal = Deal.objects.get(pk=of.pk) if of.noun == "deal" else None
    about = {"noun": of.noun, "subject": of.pk, "member": of.other, "role": of.role}
    weighs = weighing.at_first(by, of.other)
    made = Feedback.objects.create(author=by, key=key, deal=deal, weighs=weighs, **about, **row)
    tell_of(made, of.other, GIVEN if made.yes == len(made.answers) else MEND, by, name=by)
    record(f"member.{by.pk}", "feedback.given", by=by, subject=made.pk)
    return made


def check(by: Member, of: Act) -> None:
    if timezone.now() - of.at > LATELY:
        raise Refusal(_("This is more than thirty days ago."))
    if not of.other.is_active:
        raise Refusal(_("This account is closed."))
    mine = Feedback.objects.filter(author=by, noun=of.noun, subject=of.pk, taken_back_at=None)
    if mine.exists():
        raise Refusal(_("You have said how it went already."))


def tell_of(made: Feedback, to: Member, text: Any, by: Member, **words: object) -> None:
    url = reverse("deals:feedback", args=[made.pk])
    tell([to], "deal.feedback", text=format_lazy(text, **words), url=url, by=by)


@transaction.atomic
def mend(by: Member, made: Feedback, words: str) -> Feedback:
    """Whom it is about puts it right, or offers to, before anybody else reads it."""
    kept = wording.said(words, 300, "words", _("Say how you put it right."))
    made = held(made)
    if made.mending == kept:
        return made
    if made.member_id != by.pk or made.mended_at or not made.stands or made.is_public:
        raise Refusal(_("It is too late for that: you can answer instead."))
    made.mending, made.mended_at = kept, timezone.now()
    made.save(update_fields=["mending", "mended_at"])
    tell_of(made, made.author, MENDED, by, name=by, words=kept)
    return made


@transaction.atomic
def take_back(by: Member, made: Feedback) -> Feedback:
    """Whoever gave it, at any time; they may then say it anew, as it is now."""
    made = held(made)
    if made.author_id != by.pk:
        raise Refusal(_("It is not yours to take back."))
    if made.taken_back_at is None:
        made.taken_back_at = timezone.now()
        made.save(update_fields=["taken_back_at"])
        made.hearings.update(closed_at=timezone.now())
        tell_of(made, made.member, GONE, by, name=by)
    return made


@transaction.atomic
def reply(by: Member, made: Feedback, words: str) -> Feedback:
    """Whom it is about answers, once; it stands beside it wherever it is read."""
    kept = wording.said(words, 300, "words", _("Write something first."))
    made = held(made)
    if made.reply == kept:
        return made
    if made.member_id != by.pk or made.replied_at or not made.stands:
        raise Refusal(_("It was answered already."))
    made.reply, made.replied_at = kept, timezone.now()
    made.save(update_fields=["reply", "replied_at"])
    tell_of(made, made.author, REPLIED, by, name=by)
    return made


def held(made: Feedback) -> Feedback:
    return Feedback.objects.select_for_update(of=["self"]).get(pk=made.pk)


def appeal(by: Member, made: Feedback, key: UUID, words: str) -> Hearing:
    """Whom it is about says once why it is not so; two stewards with no part in it judge."""
    kept = wording.said(words, 1000, "words", _("Say why it is wrong."))
    return once(Hearing, by, key, lambda: appealed(by, made, key, kept), said(feedback=made))


def appealed(by: Member, made: Feedback, key: UUID, words: str) -> Hearing:
    made = held(made)
    if made.member_id != by.pk or not made.may_be_appealed:
        raise Refusal(_("It can no longer be appealed."))
    both = Group.objects.of(by).filter(pk__in=Group.objects.of(made.author)).order_by("pk")
    now, group = timezone.now(), made.deal.group if made.deal else both.first()
    rows = {"feedback": made, "group": group, "appeal": True, "words": words}
    hearing = Hearing.objects.create(author=by, key=key, opens_at=now, told_at=now, **rows)
    judging.tell_judges(hearing)
    return hearing
