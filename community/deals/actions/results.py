from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.deals.actions.terms import end, opened
from community.deals.models import Deal, Result
from community.deals.models.deal import Ending
from community.deals.telling import texted, told
from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.text import wording
from community.text.refusals import Refusal

DAY = 24 * 60 * 60
DONE = gettext_lazy("Deal {number} is done: you both said so. You can now say that you traded.")
ONE = gettext_lazy("{name} says that deal {number} is done. Do you say so too?")
WRONG = gettext_lazy("{name} says that something went wrong with deal {number}: {words}")
PROOF = gettext_lazy("Deal {number} is done: {seller} and {buyer} both said so.")


def report(by: Member, deal: Deal, key: UUID, done: bool, words: str = "") -> Result:
    """One of the two says that it is done, or what went wrong; both say so, and it is over."""
    why = str(_("Say what went wrong: the other reads it, and can put it right."))
    kept = wording.short(words, 300, "words") if done else wording.said(words, 300, "words", why)
    same = said(deal=deal, done=done, words=kept)
    return once(Result, by, key, lambda: reported(by, deal, key, done, kept), same)


def reported(by: Member, deal: Deal, key: UUID, done: bool, words: str) -> Result:
    here = opened(deal)
    if not here.is_agreed:
        raise Refusal(_("First both of you agree to the deal."))
    limiter.spend("deals.results", by.pk, limit=40, seconds=DAY)
    result = Result.objects.create(author=by, key=key, deal=here, done=done, words=words)
    settle(here)
    tell(here, result, by)
    return result


def settle(deal: Deal) -> None:
    """Over once both say the same; alone, where the other's account is closed."""
    last = {one.author_id: one.done for one in deal.results.order_by("pk")}
    here = [one for one in deal.parties if one.is_active]
    if {last.get(one.pk) for one in here} == {True}:
        end(deal, Ending.DONE if len(here) > 1 else Ending.LAPSED)
    elif {last.get(one.pk) for one in here} == {False}:
        end(deal, Ending.WRONG)


def tell(deal: Deal, result: Result, by: Member) -> None:
    if deal.is_done:
        told(deal, "deal.done", DONE, by=by)
        sides = {"number": deal.pk, "seller": deal.seller, "buyer": deal.buyer}
        texted(deal.parties, PROOF, **sides)
    elif result.done:
        told(deal, "deal.done", ONE, by=by, name=by)
    else:
        told(deal, "deal.wrong", WRONG, by=by, name=by, words=result.words)
