from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.live.replay import head
from community.members import trust
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups.models import Group
from pricing import access as prices
from pricing import reads as board_reads
from pricing.actions import rounds
from pricing.forms.rounds import (
    AnswerForm,
    DeliveryForm,
    OrderForm,
    PledgeForm,
    ReasonForm,
    RoundForm,
    WhoForm,
    again,
    from_line,
)
from pricing.models import Round
from pricing.rounds import access, reads, unsealed

PAGE = 20
TEMPLATE = "pricing/rounds/round.html"


@member_page
def listed(request: MemberRequest, slug: str) -> HttpResponse:
    """The group's rounds, open ones first."""
    group = access.buying_group_of(request.user, slug)
    context = {
        "group": group,
        "tab": "prices",
        "page": Paginator(reads.rounds(request.user, group), PAGE).get_page(
            request.GET.get("page")
        ),
        "steward": prices.is_steward(request.user, group),
    }
    return render(request, "pricing/rounds/list.html", context)


@member_page
def new(request: MemberRequest, slug: str) -> HttpResponse:
    """A steward opens a round from a line of the board, or as the last one was."""
    group = access.buying_group_stewarded_by(request.user, slug)
    form = RoundForm(group, request.POST or None, initial=start(request, group))
    units = board_reads.unit_names(group)
    context = {"group": group, "tab": "prices", "form": form, "units": units}
    if request.method != "POST":
        return render(request, "pricing/rounds/new.html", context)
    round = attempt(form, rounds.open_round, by=request.user, group=group)
    if round is None:
        return refused(request, form, "pricing/rounds/new.html", context)
    return done(request, url(round))


def start(request: MemberRequest, group: Group) -> dict[str, Any]:
    """What the link asked for: a line of the board, or an earlier round once more."""
    earlier = reads.earlier(request.user, group, request.GET.get("again", ""))
    if earlier is not None:
        return again(earlier, reads.line_like(earlier))
    return from_line(reads.line(group, request.GET.get("line", "")))


@member_page
def shown(request: MemberRequest, pk: int) -> HttpResponse:
    return render(request, TEMPLATE, context(request, pk))


def context(request: MemberRequest, pk: int) -> dict[str, Any]:
    """All that the reader may see of it now; the head is read before the rows."""
    after = head(f"round.{pk}")
    round = reads.seen(request.user, pk)
    award = reads.award_of(round)
    share = reads.share(request.user, round, award)
    steward = prices.is_steward(request.user, round.group)
    table = unsealed.table(round, award)
    return {
        "group": round.group,
        "tab": "prices",
        "round": round,
        "head": after,
        "award": award,
        "share": share,
        "table": table,
        "trust": trust.lines(one.offer.author for one in table.quoted) if table else {},
        "saved": unsealed.saved(round, award),
        "minutes": reads.minutes(request.user, round),
        "steward": steward,
        **(reads.desk(round) if steward else {}),
        **forms(round, share),
    }


def forms(round: Round, share: reads.Share) -> dict[str, Form]:
    return {
        "pledging": PledgeForm.of(share.pledge),
        "leaving": Form(),
        "inviting": WhoForm(),
        "ending": ReasonForm(),
        "answering": AnswerForm(),
        "ordering": OrderForm(),
        "receiving": DeliveryForm.of(round),
    }


def answer(request: MemberRequest, round: Round, name: str, form: Form) -> HttpResponse:
    """The page of the round: anew where the act was done, with the form's reasons where not."""
    if form.errors:
        return refused(request, form, TEMPLATE, context(request, round.pk) | {name: form})
    return done(request, url(round))


def url(round: Round) -> str:
    return reverse("pricing:round", args=[round.pk])


@member_page
@require_POST
def cancellation(request: MemberRequest, pk: int) -> HttpResponse:
    round = access.round_stewarded_by(request.user, pk)
    form = ReasonForm(request.POST)
    attempt(form, rounds.call_off, by=request.user, round=round)
    return answer(request, round, "ending", form)
