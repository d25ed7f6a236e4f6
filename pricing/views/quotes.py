from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members import trust
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.refusals import Refusal
from pricing import access, lines, reads
from pricing.actions import quotes
from pricing.desk import access as desk
from pricing.desk import items, story
from pricing.echo import echo
from pricing.forms import QuoteForm, start
from pricing.models import Quote
from pricing.said import usual_kind


@member_page
def new(request: MemberRequest, slug: str) -> HttpResponse:
    """A price in three fields, the rest as last time."""
    group = access.group_of(request.user, slug)
    recent = reads.last_used(request.user)
    asked = {name: request.GET.get(name, "") for name in ("commodity", "market", "kind", "unit")}
    line = request.GET.get("line", "").strip()[: lines.LONGEST]
    said = lines.laid(line, request.user, group) if line else lines.NOTHING
    first = start(recent, asked, said.words)
    if not (asked["kind"] or said.words.get("kind")):
        first["kind"] = usual_kind(request.user, first.get("commodity", ""))
    own = items.own(request.user, group)
    form = QuoteForm(group, recent, request.POST or None, own=list(own), initial=first)
    context = {"group": group, "tab": "prices", "form": form, "units": reads.unit_names(group)}
    context |= {"line": line, "question": said.question or form.question(said.words or asked)}
    if request.method != "POST":
        return render(request, "pricing/quotes/new.html", context)
    quote = attempt(form, quotes.report, by=request.user)
    if quote is None:
        return refused(request, form, "pricing/quotes/new.html", context)
    page = reverse("pricing:quote", args=[quote.pk])
    link = format_html('<a href="{}">{}</a>', page, _("Wrong? Take it back"))
    messages.success(request, format_html("{}. {}", echo(quote), link))
    return done(request, reverse("pricing:board", args=[group.slug]))


@member_page
def from_message(request: MemberRequest, pk: int) -> HttpResponse:
    """What one said in a room, on the way to the board; words of others are theirs to report."""
    message = access.message_of(request.user, pk)
    group = message.room.group.slug
    if message.author_id != request.user.pk:
        return redirect("pricing:board", group)
    page = reverse("pricing:quote_new", args=[group])
    return redirect(f"{page}?{urlencode({'line': message.text})}")


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes one's own quote back; posted with undo, lets it stand again."""
    quote = access.quote_of(request.user, pk)
    act = quotes.restore if request.POST.get("undo") else quotes.withdraw
    try:
        act(request.user, quote)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
    return done(request, reverse("pricing:quote", args=[quote.pk]))


@member_page
def shown(request: MemberRequest, pk: int) -> HttpResponse:
    """One report with all that was ever said of it."""
    quote = desk.quote_of(request.user, pk)
    colleagues, said = reads.colleagues(request.user, quote.cell), list(story.story(quote))
    who = [one for one in (quote.author, *(line.who for line in said)) if one]
    context = {
        "quote": quote,
        "cell": quote.cell,
        "state": story.state(quote),
        "lines": said,
        "colleagues": colleagues,
        "trust": trust.lines(one for one in who if one.pk in colleagues),
        "group": desk.desk_with(request.user, quote),
        "disputed": quote.disputes.standing().filter(author=request.user).exists(),
        "key": uuid4(),
    }
    return render(request, "pricing/quotes/quote.html", context)


def history(quote: Quote) -> str:
    cell = quote.cell
    page = reverse("pricing:history", args=[cell.commodity.slug, cell.market.slug])
    return f"{page}?kind={cell.kind}"
