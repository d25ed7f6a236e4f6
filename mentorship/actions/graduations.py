from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.notices.tell import tell
from community.text.refusals import Refusal
from mentorship import learning
from mentorship.actions import terms
from mentorship.models import Term
from mentorship.models.term import Outcome


@transaction.atomic
def graduate(by: Member, term: Term) -> Term:
    """The mentor says that they can do it now: after four weeks, three works looked at, and the
    word of a third. Twice is once."""
    if term.mentor_id != by.pk:
        raise Refusal(_("Only the mentor lets an apprentice graduate."))
    if Term.objects.graduated().filter(pk=term.pk).exists():
        return term
    held = terms.running(by, term)
    learning.refuse_without_badge(held)
    refuse_early(held)
    terms.end(held, Outcome.GRADUATED)
    weigh(held)
    terms.notify(by, held, "term.ended", gettext_lazy("You have graduated: {skill}"))
    return held


def refuse_early(term: Term) -> None:
    lacks = learning.lacks(term)
    if "days" in lacks:
        raise Refusal(_("It takes 28 days at least: %(days)d to go.") % lacks)
    if "works" in lacks:
        raise Refusal(_("Three works must be looked at first: %(works)d to go.") % lacks)
    if lacks:
        raise Refusal(_("A third person must say first what they saw."))


def weigh(term: Term) -> None:
    """Credit for the mentor, unless the two are of one device, circle or ring; what a ring had
    earned before it closed is gone with it, and staff look at it."""
    if learning.earns_credit(term):
        Term.objects.filter(pk=term.pk).update(credited=True)
        return
    learning.in_rings().update(credited=False)
    staff = Member.objects.filter(is_staff=True, is_active=True)
    sentence = gettext_lazy("Graduated within a circle of their own: {one} by {other}. Look at it.")
    text = format_lazy(sentence, one=term.author, other=term.mentor)
    tell(staff, "term.ring", text=text, url=term.badge.get_absolute_url(), by=None)
