"""A steward's word on one report: set aside, let stand, or left to the rule again."""

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group
from pricing.desk import rolling
from pricing.desk.book import enter
from pricing.models import Quote, Ruling, Verb, Withdrawal

VERBS = {Ruling.HELD: Verb.HELD, Ruling.KEPT: Verb.KEPT, "": Verb.RELEASED}
TOLD = {
    Ruling.HELD: gettext_lazy("A steward set your price aside: {what}, {where}. {why}"),
    Ruling.KEPT: gettext_lazy("A steward let your price stand: {what}, {where}. {why}"),
    "": gettext_lazy("Your price is left to the rule again: {what}, {where}. {why}"),
}


@transaction.atomic
def rule(by: Member, group: Group, quote: Quote, ruling: str, reason: str) -> Quote:
    """Never deletes: what is set aside stays readable, with the reason, and can be let stand."""
    why = wording.line(reason, 300, "reason", _("Say why: the book keeps it."))
    (cell,) = rolling.locked([quote.cell_id])
    held = Quote.objects.select_related("author", "cell__market").get(pk=quote.pk)
    if held.ruling == ruling:
        return held
    if Withdrawal.objects.filter(quote=held).exists():
        raise Refusal(_("This price was taken back; there is nothing to rule."))
    before, held.ruling = held.ruling, ruling
    held.save(update_fields=["ruling"])
    words = {"before": word(before), "after": word(ruling)}
    enter(VERBS[ruling], by, group, quote=held, reason=why, **words)
    rolling.roll(by, [cell], "quote.ruled")
    tell_author(by, held, why)
    return held


def word(ruling: str) -> str:
    return ruling or "rule"


def tell_author(by: Member, quote: Quote, why: str) -> None:
    if quote.author is not None:
        where = {"what": quote.cell.commodity, "where": quote.cell.market}
        text = format_lazy(TOLD[quote.ruling], why=why, **where)
        url = reverse("pricing:quote", args=[quote.pk])
        tell([quote.author], "price.ruled", text=text, url=url, by=by)
