"""Members end the office of a steward: a petition, a vote in secret, and a result by the clock."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions import wording
from groups.actions.doors import locked, recall_url
from groups.actions.offices import end_office, end_term
from groups.electorate import electorate, signers_needed
from groups.models import Elector, Group, Paper, Recall, Signature
from groups.models.recall import FEWEST, IN_PEACE, QUARTER, TO_SIGN, TO_VOTE, Result

ONCE = timedelta(days=30)
LABELS = {one.value: one.label for one in Result}


def petition(by: Member, group: Group, steward: Member, key: UUID, reason: str) -> Recall:
    """One of the verified says why; a tenth of them must sign before the group votes."""
    why = wording.cause(reason)
    same = said(group_id=group.pk, steward_id=steward.pk)
    return once(Recall, by, key, lambda: petitioned(by, group, steward, key, why), same)


def petitioned(by: Member, group: Group, steward: Member, key: UUID, reason: str) -> Recall:
    refuse_stranger(by, locked(group))
    refuse_again(by, group, steward)
    needed = signers_needed(group, steward)
    times = {"closes_at": timezone.now() + TO_SIGN, "needed": needed}
    words = {"group": group, "steward": steward, "reason": reason}
    made = Recall.objects.create(author=by, key=key, **words, **times)
    Signature.objects.create(author=by, key=key, recall=made)
    record(group.topic, "recall.asked", by=None, subject=made.pk)
    open_if_signed(made)
    return made


def refuse_stranger(by: Member, group: Group) -> None:
    if not electorate(group).filter(pk=by.pk).exists():
        raise Refusal(
            _("Only members with a verified number, in the group for a week, decide on stewards.")
        )


def refuse_again(by: Member, group: Group, steward: Member) -> None:
    if by == steward:
        raise Refusal(_("You can give up the office yourself."))
    if not group.memberships.filter(member=steward, steward=True).exists():
        raise Refusal(_("They are no steward of this group."))
    if Recall.objects.still_open().filter(group=group, steward=steward).exists():
        raise Refusal(_("There is a petition against them already: sign that one."))
    lately = Recall.objects.filter(group=group, closed_at__gt=timezone.now() - IN_PEACE)
    if lately.filter(steward=steward).exists():
        raise Refusal(_("The group has lately decided about them. Ask again after 90 days."))
    own = Recall.objects.filter(
        group=group, author=by, term=False, made_at__gt=timezone.now() - ONCE
    )
    if own.exists():
        raise Refusal(_("You have begun a petition here within the last 30 days."))


def sign(by: Member, recall: Recall, key: UUID) -> Signature:
    """Another of the verified asks for the vote; with enough of them it opens at once."""
    return once(Signature, by, key, lambda: signed(by, recall, key), said(recall_id=recall.pk))


def signed(by: Member, recall: Recall, key: UUID) -> Signature:
    held = Recall.objects.select_for_update(of=["self"]).get(pk=recall.pk)
    refuse_stranger(by, held.group)
    if by.pk == held.steward_id:
        raise Refusal(_("It is about you."))
    if held.is_vote or not held.is_open:
        raise Refusal(_("It is no longer to be signed."))
    row, _new = Signature.objects.get_or_create(author=by, recall=held, defaults={"key": key})
    record(held.group.topic, "recall.signed", by=None, subject=held.pk)
    open_if_signed(held)
    return row


def open_if_signed(recall: Recall) -> None:
    if recall.signatures.count() < recall.needed:
        return
    begin_vote(recall, TO_VOTE)


def begin_vote(recall: Recall, lasts: timedelta) -> None:
    """Who may vote is written down now: whoever is put out meanwhile votes all the same."""
    voters = electorate(recall.group).exclude(pk=recall.steward_id)
    Elector.objects.bulk_create(Elector(recall=recall, member=one) for one in voters)
    recall.opened_at = timezone.now()
    recall.closes_at = recall.opened_at + lasts
    recall.save(update_fields=["opened_at", "closes_at"])
    words = gettext_lazy("{group} votes, in secret, whether {who} stays steward.")
    text = format_lazy(words, group=recall.group, who=recall.steward)
    tell([*voters, recall.steward], "group.recall", text=text, url=recall_url(recall))
    record(recall.group.topic, "recall.opened", by=None, subject=recall.pk)


@transaction.atomic
def vote(by: Member, recall: Recall, key: UUID, ends: bool) -> Elector:
    """One paper each, in secret: it can be neither seen nor changed after."""
    held = Recall.objects.select_for_update(of=["self"]).get(pk=recall.pk)
    mine = held.electors.select_for_update().filter(member=by).first()
    if mine is None:
        raise Refusal(_("Who may vote was written down when the vote opened."))
    if mine.key == key:
        return mine
    if mine.key is not None:
        raise Refusal(_("You have voted. A secret vote cannot be changed."))
    if not held.is_open:
        raise Refusal(_("The vote is over."))
    mine.key = key
    mine.save(update_fields=["key"])
    Paper.objects.create(recall=held, ends=ends)
    return mine


def close_due() -> None:
    """By the clock alone."""
    for one in Recall.objects.due().select_related("group", "steward").order_by("pk"):
        close(one)


@transaction.atomic
def close(recall: Recall) -> None:
    """Claimed by a conditional update: two workers count once."""
    held = Recall.objects.select_for_update(of=["self"]).filter(pk=recall.pk, closed_at=None)
    if not held.exists():
        return
    yes, no = (recall.papers.filter(ends=ends).count() for ends in (True, False))
    result = counted(recall, yes, no)
    facts = {"result": result, "yes": yes, "no": no, "closed_at": timezone.now()}
    Recall.objects.filter(pk=recall.pk).update(**facts)
    recall.refresh_from_db()
    if recall.is_vote:
        entered(recall)
    if recall.term:
        end_term(recall)
    elif result == Result.RECALLED:
        end_office(recall)
    record(recall.group.topic, "recall.closed", by=None, subject=recall.pk)


def counted(recall: Recall, yes: int, no: int) -> Result:
    if not recall.is_vote:
        return Result.UNSIGNED
    electors = recall.electors.count()
    if (yes + no) * QUARTER < electors or yes + no < min(FEWEST, electors):
        return Result.UNHEARD
    return Result.RECALLED if yes > no else Result.KEPT


def entered(recall: Recall) -> None:
    """Into the book, and told to everybody who could vote, and to whom it is about."""
    verb = Verb.STEWARD_RECALLED if recall.result == Result.RECALLED else Verb.STEWARD_KEPT
    box = f"{recall.yes} : {recall.no}, {recall.electors.count()}"
    book.enter(
        verb,
        by=None,
        where=recall.group.topic,
        member=recall.steward,
        subject=recall.pk,
        after=box,
        reason=recall.reason,
    )
    words = gettext_lazy("{group} has voted about {who}: {result}.")
    shown = {"group": recall.group, "who": recall.steward, "result": LABELS[recall.result]}
    voters = Member.objects.filter(pk__in=recall.electors.values("member"))
    due = [*voters, recall.steward]
    tell(due, "group.recall", text=format_lazy(words, **shown), url=recall_url(recall))
