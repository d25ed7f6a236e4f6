from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live.record import record
from community.members.models import Member
from community.notices.tell import tell
from community.text.refusals import Refusal
from mentorship.actions import changes
from mentorship.models import Answer, Help


@transaction.atomic
def mark(by: Member, answer: Answer) -> Help:
    """The asker says that this answer helped; several may, and twice is once."""
    check(by, changes.locked(answer))
    row, new = Help.objects.get_or_create(answer=answer, defaults={"by": by})
    if new:
        record(answer.question.topic, "answer.helped", by=by, subject=answer.pk)
        sentence = gettext_lazy("Your answer helped {who}.")
        url = answer.get_absolute_url()
        tell([answer.author], "answer.helped", text=format_lazy(sentence, who=by), url=url, by=by)
    return row


@transaction.atomic
def unmark(by: Member, answer: Answer) -> Answer:
    """The asker takes the mark back."""
    check(by, changes.locked(answer))
    if Help.objects.filter(answer=answer).delete()[0]:
        record(answer.question.topic, "answer.unhelped", by=by, subject=answer.pk)
    return answer


def check(by: Member, answer: Answer) -> None:
    if answer.question.author_id != by.pk:
        raise Refusal(_("Only the one who asked can say what helped."))
    if answer.author_id == by.pk:
        raise Refusal(_("Your own answer cannot be what helped you."))
    if answer.withdrawn_at is not None:
        raise Refusal(_("This answer was withdrawn."))
