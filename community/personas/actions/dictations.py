"""Said to a steward at a meeting: the member says yes within a day, or it never was."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from community.machine import limiter
from community.members import book, vouching
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices import purse
from community.notices.preferences import habits_of
from community.notices.tell import tell
from community.personas import wording
from community.personas.actions.personas import persona_of
from community.personas.models import Dictation
from community.sms import outbox
from community.sms.lengths import MOST_PARTS, parts, plain
from community.text.refusals import Refusal
from groups.models import Group

DAY, MOST_BY, MOST_OF = 24 * 60 * 60, 60, 5


def dictate(by: Member, member: Member, group: Group, key: UUID, about: str) -> Dictation:
    """`by`, a steward of `group`, writes down what `member` says of their business."""
    words = {"member": member, "group": group, "about": wording.dictated(about)}
    return once(Dictation, by, key, lambda: dictated(by, key, words), said(**words))


def dictated(by: Member, key: UUID, words: dict[str, object]) -> Dictation:
    made = Dictation(author=by, key=key, **words)
    vouching.hold(made.member)
    refuse_now(made)
    limiter.spend("dictations", by.pk, limit=MOST_BY, seconds=DAY)
    limiter.spend("dictations.of", made.member_id, limit=MOST_OF, seconds=DAY)
    if by.pk not in made.member.folded:
        ask(made)
    made.save()
    where, member = made.group.topic, made.member
    book.enter(Verb.ABOUT_DICTATED, by=by, where=where, member=member, subject=made.pk)
    return made


def refuse_now(made: Dictation) -> None:
    if made.author == made.member:
        raise Refusal(_("Your own business you describe on your own page."))
    if Dictation.objects.waiting().filter(member=made.member).exists():
        waits = _("They have not answered yet to what was written down. Let them say yes or no.")
        raise Refusal(waits)
    if parts(plain(question(made))) > MOST_PARTS:
        raise Refusal(_("This is too long for a text. Write it in fewer words."), "about")


def ask(made: Dictation) -> None:
    """By text after their quiet hours, and on their page."""
    member, now = made.member, timezone.now()
    if member.phone and purse.pay(member):
        after = habits_of(member).quiet_end(now)
        outbox.send(member.phone, question(made), after=after)
        made.texted_at = after or now
    text = format_lazy(
        gettext_lazy("{who} wrote down what you said of your business."), who=made.author
    )
    told = [member] if made.texted_at else []
    page = reverse("personas:mine")
    tell([member], "about.dictated", text=text, url=page, by=made.author, quietly=told)


def question(made: Dictation) -> str:
    """All of it, for a yes is to what was read."""
    with override(made.member.language):
        asks = _(
            '%(who)s wrote this down of your business: "%(words)s". To keep it in place of what'
            " stands on your page reply YES within 24 hours. If not, NO."
        )
        return asks % {"who": made.author, "words": made.words}


@transaction.atomic
def accept(by: Member, dictation: Dictation) -> Dictation:
    """Their words, from now on; shown to whom they show what they say about it."""
    persona = persona_of(by)
    held = Dictation.objects.select_for_update(of=("self",)).to_answer(by)
    row = held.filter(pk=dictation.pk).first()
    if row is None:
        raise Refusal(_("This is past. Tell the steward once more."))
    persona.about, row.accepted_at = row.about, timezone.now()
    persona.save(update_fields=["about"])
    row.save(update_fields=["accepted_at"])
    return row


@transaction.atomic
def decline(by: Member, dictation: Dictation) -> None:
    """Not as they said it: nothing of it is kept."""
    Dictation.objects.waiting().filter(pk=dictation.pk, member=by).delete()


def read_by_text(member: Member) -> Dictation | None:
    """What a YES or NO of theirs speaks of."""
    now = timezone.now()
    return Dictation.objects.to_answer(member).filter(texted_at__lte=now).first()


def forget_lapsed() -> None:
    """By the clock: of what was never answered no word stays."""
    Dictation.objects.filter(accepted_at=None, ends_at__lte=timezone.now()).delete()
