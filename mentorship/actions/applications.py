from collections.abc import Iterable
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.pictures import keeping
from community.sectors.models import Sector
from community.text import wording
from community.text.refusals import Refusal
from mentorship import tasks, verifying
from mentorship.actions import interests
from mentorship.models import Answer, Application, Tutorial, Verification
from mentorship.models.verification import Area

MOST_PICTURES = 5
TOLD = 10


def apply(
    by: Member,
    key: UUID,
    sector: Sector,
    skill: str,
    words: str,
    declared: bool,
    interests: str = "",
    picture: "File[bytes] | None" = None,
    tutorials: Iterable[Tutorial] = (),
    answers: Iterable[Answer] = (),
    area: str = Area.CRAFT,
) -> Application:
    """A member asks to be verified in one skill, with what they have to show, and tells what they
    earn by; those who can judge it are told."""
    skill, words = wording.line(skill, 60, "skill"), wording.said(words, 1000, "words")
    draft = Application(author=by, key=key, sector=sector, skill=skill, area=area, words=words)
    same = said(sector=sector, skill=skill, words=words)

    def act() -> Application:
        check_area(area)
        check(by, sector, skill, declared)
        made = applied(by, draft, interests)
        add(made, picture, tutorials, answers)
        return made

    return once(Application, by, key, act, same)


def check_area(area: str) -> None:
    if area not in Area:
        raise Refusal(_("Choose what the skill is about."), "area")


def check(by: Member, sector: Sector, skill: str, declared: bool) -> None:
    refuse_unready(by)
    if not declared:
        raise Refusal(
            _("Say what you sell or earn by first, or that there is nothing."), "declared"
        )
    if Application.objects.waiting().filter(author=by, sector=sector, skill__iexact=skill).exists():
        raise Refusal(_("You have applied for this already; others are looking at it."), "skill")
    held = Verification.objects.of_skill(sector, skill).filter(member=by)
    if any(one.is_standing and not one.is_renewable for one in held):
        raise Refusal(_("You hold this badge already."), "skill")
    suspended = Verification.objects.filter(member=by, sector=sector, suspended_at__isnull=False)
    if suspended.exists():
        raise Refusal(_("A badge of yours in this trade is suspended; that is settled first."))
    limiter.spend("applications", by.pk, limit=5, seconds=86_400)


def refuse_unready(by: Member) -> None:
    lacks = verifying.lacks(by)
    if lacks == "phone":
        raise Refusal(_("Confirm your phone number first."))
    if lacks:
        raise Refusal(_("Three who met you in person must vouch for you first."))


def applied(by: Member, draft: Application, earned_by: str) -> Application:
    forgotten = Application.objects.filter(author=by, sector=draft.sector, closed_at=None)
    forgotten.filter(skill__iexact=draft.skill).update(closed_at=timezone.now())
    interests.declare_all(by, draft.key, earned_by.splitlines())
    draft.save()
    tell_verifiers(draft)
    return draft


def add(
    made: Application,
    picture: "File[bytes] | None",
    tutorials: Iterable[Tutorial],
    answers: Iterable[Answer],
) -> None:
    """Only what is the applicant's own."""
    made.tutorials.set([one for one in tutorials if one.author_id == made.author_id])
    made.answers.set([one for one in answers if one.author_id == made.author_id])
    if picture is not None:
        take_in(made, made.key, picture)


def take_in(made: Application, key: UUID, picture: "File[bytes]") -> None:
    kept = keeping.take_in(made.author, key, picture)
    made.pictures.add(kept)
    tasks.develop.defer(picture=kept.pk)


@transaction.atomic
def show(by: Member, one: Application, key: UUID, picture: "File[bytes] | None") -> Application:
    """One more picture of what they can do; the same key twice is one picture."""
    fresh = Application.objects.select_for_update().get(pk=one.pk)
    if fresh.author_id != by.pk or not fresh.is_waiting:
        raise Refusal(_("Nothing can be added to this application any more."), "picture")
    if picture is None:
        raise Refusal(_("Choose a picture first."), "picture")
    if fresh.pictures.filter(author=by, key=key).exists():
        return fresh
    if fresh.pictures.count() >= MOST_PICTURES:
        raise Refusal(_("Five pictures are enough."), "picture")
    take_in(fresh, key, picture)
    return fresh


def withdraw(by: Member, one: Application) -> Application:
    """The applicant takes it back; a second time changes nothing."""
    if one.author_id != by.pk:
        raise Refusal(_("Only the one who applied can take this back."))
    Application.objects.filter(pk=one.pk, closed_at=None).update(closed_at=timezone.now())
    return one


def tell_verifiers(made: Application) -> None:
    """The first few who can judge it, or staff."""
    due = list(verifying.verifiers(made.sector, made.skill, made.author)[:TOLD])
    if len(due) < verifying.ALIKE:
        due += Member.objects.filter(is_staff=True, is_active=True).exclude(pk=made.author_id)
    sentence = gettext_lazy("{who} asks to be verified: {skill}. Look at what they show.")
    text = format_lazy(sentence, who=made.author, skill=made.skill)
    tell(due, "mentor.application", text=text, url=made.get_absolute_url(), by=made.author)
