from uuid import UUID

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from mentorship import verifying
from mentorship.actions import badges
from mentorship.actions.applications import refuse_unready
from mentorship.models import Application, Sighting


def see(by: Member, one: Application, key: UUID, agrees: bool, words: str) -> Sighting:
    """One who can judge it looked at the evidence, and says yes or no and why. Two yes give the
    badge, two no end the application."""
    line = wording.line(words, 300, "words", _("Say in one line what you saw."))
    same = said(application=one, agrees=agrees, words=line)
    return once(Sighting, by, key, lambda: seen(by, one, key, agrees, line), same)


def seen(by: Member, one: Application, key: UUID, agrees: bool, words: str) -> Sighting:
    fresh = Application.objects.select_for_update(of=["self"]).select_related("author", "sector")
    held = fresh.get(pk=one.pk)
    check(by, held)
    able = verifying.verifiers(held.sector, held.skill, held.author).filter(pk=by.pk).exists()
    row = {"agrees": agrees, "words": words, "as_staff": not able}
    sighting = Sighting.objects.create(author=by, key=key, application=held, **row)
    if agrees and verifying.are_enough(held):
        grant(by, sighting)
    elif not agrees and Sighting.objects.filter(application=held, agrees=False).count() > 1:
        turn_down(by, held)
    record(f"member.{held.author_id}", "sighting.given", by=by, subject=sighting.pk)
    return sighting


def check(by: Member, one: Application) -> None:
    if not verifying.may_see(by, one):
        raise Refusal(_("Others judge this application."))
    if not one.is_waiting:
        raise Refusal(_("It was answered already."))
    if Sighting.objects.filter(application=one, author=by).exists():
        raise Refusal(_("You have said your word on this."))


def grant(by: Member, sighting: Sighting) -> None:
    one = sighting.application
    refuse_unready(one.author)
    close(one)
    words = {"member": one.author, "sector": one.sector, "skill": one.skill, "proof": one.words}
    badges.give(by, sighting.key, application=one, area=one.area, **words)


def turn_down(by: Member, one: Application) -> None:
    close(one)
    sentence = gettext_lazy("Two looked at your proof for {skill} and say: not yet. Read why.")
    text = format_lazy(sentence, skill=one.skill)
    tell([one.author], "mentor.badge", text=text, url=one.get_absolute_url(), by=by)


def close(one: Application) -> None:
    Application.objects.filter(pk=one.pk).update(closed_at=timezone.now())
