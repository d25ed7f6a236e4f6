import secrets

import phonenumbers
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from community.sms.actions.receiving import receive

LONGEST = 2000


@csrf_exempt
@require_POST
def incoming(request: HttpRequest) -> HttpResponse:
    """The gateway's call: from, text, id and, for a piece of a long text, udh in hexadecimal.

    204 also for what we will not act on (a sender that is no phone), or it would be sent again.
    """
    if not from_gateway(request):
        raise Http404
    sent = request.POST
    phone, gateway_id = sender(sent.get("from", "")), sent.get("id", "")[:100]
    if phone and gateway_id:
        body = sent.get("text", "").replace("\x00", "")[:LONGEST]
        receive(phone, body, gateway_id, sent.get("udh", ""))
    return HttpResponse(status=204)


def from_gateway(request: HttpRequest) -> bool:
    """The token comes as a Bearer header or, from gateways that can send none, as ?token=."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    given = given or request.GET.get("token", "")
    return bool(settings.SMS_TOKEN) and secrets.compare_digest(
        given.encode(), settings.SMS_TOKEN.encode()
    )


def sender(written: str) -> str | None:
    try:
        number = phonenumbers.parse(written if written.startswith("+") else f"+{written}")
    except phonenumbers.NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number)
    return (
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else None
    )
