from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from community.members.requests import MemberRequest, member_page
from community.text.answers import done
from community.text.refusals import Refusal
from pricing import access, picture, showing
from pricing.actions import cards
from pricing.models import Card


@member_page
@require_POST
def make(request: MemberRequest, cell: int) -> HttpResponse:
    """The card of today, to forward."""
    shown = access.cell(request.user, cell)
    try:
        card = cards.make(request.user, shown)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
        page = reverse("pricing:history", args=[shown.commodity.slug, shown.market.slug])
        return done(request, f"{page}?kind={shown.kind}")
    return done(request, reverse("pricing:card", args=[card.token]))


@require_safe
def card(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever was sent the link, signed in or not, until it ends."""
    shown = access.card(token)
    here = request.build_absolute_uri(reverse("pricing:card", args=[token]))
    text = showing.text(shown, here)
    drawn = reverse("pricing:card_picture", args=[token, request.LANGUAGE_CODE])
    context = {
        "card": shown,
        "title": showing.title(shown),
        "text": text,
        "forward": f"https://wa.me/?text={quote(text)}",
        "picture": drawn,
        "absolute": request.build_absolute_uri(drawn),
    }
    return hidden(render(request, "pricing/cards/card.html", context))


@require_safe
def drawn(request: HttpRequest, token: str, language: str) -> HttpResponse:
    if language not in dict(settings.LANGUAGES):
        raise Http404
    shown: Card = access.card(token)
    with override(language):
        answer = HttpResponse(picture.png(showing.face(shown)), content_type="image/png")
    answer["Cache-Control"] = "private, max-age=86400"
    return hidden(answer)


def hidden(answer: HttpResponse) -> HttpResponse:
    """A link that ends is no page for search engines, nor told to the sites one goes on to."""
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
