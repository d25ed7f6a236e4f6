"""Fetch through the person: nothing of mentorship is reached but through these; else 404."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from community.live import replay
from community.members.models import Member
from groups import offices
from groups.access import found
from groups.models import Membership, Message
from mentorship import asked, learning, shelf, verifying
from mentorship.models import (
    Answer,
    Appeal,
    Application,
    Attestation,
    Edition,
    Entry,
    Illustration,
    Interest,
    Keeping,
    Question,
    Relay,
    Review,
    Revocation,
    Term,
    Tutorial,
    Verification,
)
from mentorship.models.keeping import CREDITED
from mentorship.models.tutorial import reviewable
from mentorship.models.verification import VerificationQuerySet


def question_of(member: Member, pk: int) -> Question:
    """With all that its page says of it, see `asked.whole`."""
    seen = Question.objects.seen_by(member).filter(pk=pk)
    return found(asked.whole(seen, member).first())


def answer_of(member: Member, pk: int) -> Answer:
    """With `stewarded`: whether they are a steward of the group it was given in; `speaks`: whether
    they hold a known office of its trade."""
    seen = Question.objects.seen_by(member).values("pk")
    mine = Membership.objects.filter(group=OuterRef("question__group"), member=member, steward=True)
    led = offices.held_by(member).filter(group__sector=OuterRef("question__group__sector"))
    answers = Answer.objects.drawn().annotate(stewarded=Exists(mine), speaks=Exists(led))
    wide = answers.select_related("help", "question__group", "withdrawn_by")
    return found(wide.filter(question__in=seen, pk=pk).first())


def may_watch(member: Member, question: int) -> bool:
    return Question.objects.seen_by(member).filter(pk=question).exists()


def tutorial_of(member: Member, slug: str) -> Tutorial:
    """A published one of their trades, their own, or one they may review."""
    seen = Tutorial.objects.seen_by(member).filter(slug=slug)
    return found(shelf.whole(seen, member).prefetch_related(CREDITED).first())


def tutorial_by_number(member: Member, pk: int) -> Tutorial:
    """A published one, as a report names it."""
    seen = Tutorial.objects.published_for(member).filter(pk=pk)
    return found(seen.select_related("sector", "author", "published").first())


def own_tutorial_of(member: Member, slug: str) -> Tutorial:
    tutorial = tutorial_of(member, slug)
    if tutorial.author_id != member.pk:
        raise Http404
    return tutorial


def published_of(member: Member, slug: str) -> Tutorial:
    tutorial = tutorial_of(member, slug)
    if tutorial.published is None:
        raise Http404
    return tutorial


def editions_of(member: Member, tutorial: Tutorial) -> QuerySet[Edition]:
    """The author sees all; a reviewer what was submitted; every reader what was published."""
    said = Prefetch("reviews", Review.objects.select_related("author").order_by("pk"))
    drawn = Illustration.objects.filter(edition=OuterRef("pk"))
    beside = {"illustrated": Exists(drawn), "head": replay.head_beside("edition")}
    rows = tutorial.editions.select_related("card", "platform").annotate(**beside)
    editions = rows.prefetch_related(said).order_by("-number")
    if tutorial.author_id == member.pk:
        return editions
    submitted = Q(submitted_at__isnull=False, tutorial__sector__in=reviewable(member))
    return editions.filter(Q(published_at__isnull=False) | submitted)


def edition_of(member: Member, slug: str, number: int) -> Edition:
    tutorial = tutorial_of(member, slug)
    edition = found(editions_of(member, tutorial).filter(number=number).first())
    edition.tutorial = tutorial
    return edition


def newest_of(member: Member, tutorial: Tutorial) -> Edition:
    edition = found(editions_of(member, tutorial).first())
    edition.tutorial = tutorial
    return edition


def newer_of(member: Member, tutorial: Tutorial) -> Edition | None:
    """An edition after the published one, where this member may see it."""
    shown = tutorial.published.number if tutorial.published else 0
    if getattr(tutorial, "last", None) == shown:
        return None
    newer = editions_of(member, tutorial).filter(number__gt=shown).first()
    if newer is not None:
        newer.tutorial = tutorial
    return newer


def verification_of(member: Member, pk: int) -> Verification:
    """Any member may see who verified whom and when; the page keeps the proof for staff."""
    names = ("member", "author", "sector", "application", "revocation__author")
    rows = Verification.objects.select_related(*names, "revocation__appeal")
    return found(rows.filter(pk=pk).first())


def application_of(member: Member, pk: int) -> Application:
    """For whoever applied, those who may judge it or have, and staff."""
    wide = Application.objects.select_related("author", "sector", "badge")
    one = found(wide.filter(pk=pk).first())
    mine = member.is_staff or one.author_id == member.pk
    if mine or verifying.may_see(member, one) or one.sightings.filter(author=member).exists():
        return one
    raise Http404


def own_application_of(member: Member, pk: int) -> Application:
    one = application_of(member, pk)
    if one.author_id != member.pk:
        raise Http404
    return one


def interest_of(member: Member, pk: int) -> Interest:
    return found(Interest.objects.standing().filter(author=member, pk=pk).first())


def own_revocation_of(member: Member, pk: int) -> Revocation:
    """For whose badge it was."""
    wide = Revocation.objects.select_related("verification__member", "appeal")
    return found(wide.filter(pk=pk, verification__member=member).first())


def appeal_of(member: Member, pk: int) -> Appeal:
    """Of a badge taken back; who may judge it, the act says."""
    wide = Appeal.objects.select_related("revocation__verification__sector", "author")
    return found(wide.filter(pk=pk).exclude(author=member).first())


def revocable_of(member: Member, pk: int) -> Verification:
    """For staff, and for those who gave the badge."""
    badge = verification_of(member, pk)
    if not verifying.may_revoke(member, badge):
        raise Http404
    return badge


def term_of(member: Member, pk: int) -> Term:
    """For the two whose term it is; `stands`: the badge it stands on; `head`: of its stream."""
    wide = Term.objects.of(member).select_related("author", "mentor", "badge__sector")
    shown = wide.annotate(stands=Exists(learning.badges()), head=replay.head_beside("term"))
    return found(shown.filter(pk=pk).first())


def may_watch_term(member: Member, term: int) -> bool:
    return Term.objects.of(member).filter(pk=term).exists()


def entry_of(member: Member, pk: int) -> Entry:
    wide = Entry.objects.drawn().filter(term__in=Term.objects.of(member).values("pk"))
    names = ("term__author", "term__mentor", "term__badge__sector")
    return found(
        wide.select_related(*names, "author", "picture", "correction").filter(pk=pk).first()
    )


def attestation_of(member: Member, pk: int) -> Attestation:
    """For the third who was asked."""
    wide = Attestation.objects.select_related("term__author", "term__mentor", "term__badge")
    return found(wide.filter(pk=pk, member=member).first())


def relay_of(member: Member, pk: int) -> Relay:
    """For the mentor who is asked to go on with a term."""
    wide = Relay.objects.select_related("author", "term__author", "term__mentor", "badge__sector")
    return found(wide.filter(pk=pk, mentor=member).first())


def badges_of(handle: str) -> VerificationQuerySet:
    """Anybody signed in may look at who has a badge, and at which."""
    standing = Verification.objects.standing().filter(member__is_active=True)
    return standing.filter(member__handle=handle)


def badge_to_learn_from(pk: int) -> Verification:
    standing = Verification.objects.standing().select_related("member", "sector")
    return found(standing.filter(pk=pk).first())


def keeping_of(member: Member, pk: int) -> Keeping:
    """For who keeps it, and for those whose words it holds."""
    mine = Q(author=member) | Q(pk__in=member.credits.values("keeping"))
    wide = Keeping.objects.select_related("author", "room__group", "tutorial", "question", "answer")
    return found(wide.filter(mine, pk=pk).first())


def own_keeping_of(member: Member, pk: int) -> Keeping:
    keeping = keeping_of(member, pk)
    if keeping.author_id != member.pk:
        raise Http404
    return keeping


def spoken_of(member: Member, pks: Collection[int]) -> list[Message]:
    """Messages this member can read, all of them, in the order in which they were said."""
    wide = Message.objects.inside(member).select_related("author", "withdrawal")
    said = list(wide.filter(pk__in=pks).order_by("pk"))
    if len(said) < len(set(pks)):
        raise Http404
    return said


def reviewers_only(member: Member) -> None:
    if not reviewable(member).exists():
        raise Http404


def staff_only(member: Member) -> None:
    if not member.is_staff:
        raise Http404
