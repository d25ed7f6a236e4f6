from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.reads import place
from mentorship.actions import changes
from mentorship.models import Answer, Help


@transaction.atomic
def mark(by: Member, answer: Answer) -> Help:
    """The asker says that this answer helped; several may, and twice is once."""
    check(by, changes.locked(answer))
    row, new = Help.objects.get_or_create(answer=answer, defaults={"by": by})
    if new:
        changes.record_heard(answer.question, "answer.helped", named(by, answer), answer.pk)
        tell_author(by, answer)
    return row


def named(by: Member, answer: Answer) -> Member | None:
    return changes.actor(by, answer.question)


def tell_author(by: Member, answer: Answer) -> None:
    """Of one who does not give their name to the group, it is not given away here."""
    who = named(by, answer) or gettext_lazy("whoever asked")
    text = format_lazy(gettext_lazy("Your answer helped {who}."), who=who)
    here, url = place([answer.author], answer.question.group), answer.get_absolute_url()
    tell([answer.author], "answer.helped", text=text, url=url, by=by, **here)


@transaction.atomic
def unmark(by: Member, answer: Answer) -> Answer:
    """The asker takes the mark back."""
    check(by, changes.locked(answer))
    if Help.objects.filter(answer=answer).delete()[0]:
        changes.record_heard(answer.question, "answer.unhelped", named(by, answer), answer.pk)
    return answer


def check(by: Member, answer: Answer) -> None:
    if answer.question.author_id != by.pk:
        raise Refusal(_("Only the one who asked can say what helped."))
    if answer.author_id == by.pk:
        raise Refusal(_("Your own answer cannot be what helped you."))
    if answer.withdrawn_at is not None:
        raise Refusal(_("This answer was withdrawn."))
