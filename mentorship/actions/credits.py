"""What those whose words were taken up say to it, and what follows from their no."""

import re

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.notices.tell import tell
from community.text.refusals import Refusal
from mentorship.models import Keeping, Tutorial
from mentorship.models.keeping import CreditQuerySet

# Fewer words than these anybody might say: they are looked for as a line of their own.
FEW = 3


@transaction.atomic
def refuse(by: Member, keeping: Keeping) -> Keeping:
    """One of those credited says no: nothing of theirs is published; who keeps it is told."""
    mine = open_credits(by, keeping).filter(refused_at=None)
    if mine.update(refused_at=timezone.now()):
        sentence = gettext_lazy("{who} said no: take their words out of your draft.")
        url, text = keeping.get_absolute_url(), format_lazy(sentence, who=by)
        tell([keeping.author], "keeping.refused", text=text, url=url, by=by)
    return keeping


@transaction.atomic
def allow(by: Member, keeping: Keeping) -> Keeping:
    """They may be used after all."""
    open_credits(by, keeping).update(refused_at=None)
    return keeping


def open_credits(by: Member, keeping: Keeping) -> CreditQuerySet:
    """This member's, held, while it is not published."""
    fresh = held(keeping)
    if fresh.is_published:
        raise Refusal(_("It is published already. Report it where it stands, or ask a steward."))
    return fresh.credits.filter(member=by)


def held(keeping: Keeping) -> Keeping:
    """Locked against being published meanwhile, as a review locks its tutorial."""
    fresh = Keeping.objects.select_for_update(of=["self"]).get(pk=keeping.pk)
    if fresh.tutorial_id:
        lessons = Tutorial.objects.select_for_update(of=["self"])
        fresh.tutorial = lessons.get(pk=fresh.tutorial_id)
    return fresh


def check_gone(credits: CreditQuerySet, text: str) -> None:
    """Nothing that was taken back stands in what is published, nor the line that names its author
    unless other words of theirs carry it."""
    lines = {bare(line) for line in text.splitlines()}
    named = {bare(one.line) for one in credits.standing()}
    for credit in credits.gone().whole():
        said = {bare(line) for line in credit.text.splitlines()} - {""}
        if any(stands(one, lines) for one in said) or bare(credit.line) in lines - named:
            excerpt = Truncator(credit.text).chars(60)
            sentence = _("%(who)s took this back: take it out first, with the name. “%(words)s”")
            raise Refusal(sentence % {"who": credit.member, "words": excerpt}, "text")


def stands(said: str, lines: set[str]) -> bool:
    if said.count(" ") + 1 < FEW:
        return said in lines
    return any(f" {said} " in f" {line} " for line in lines)


def bare(line: str) -> str:
    """Its words alone, whatever marks stand between them."""
    return " ".join(re.findall(r"\w+", line.casefold()))
