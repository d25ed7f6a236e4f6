"""A text comes in. There is no `by`: the phone it came from is all we know of the sender."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from community.sms import outbox, read, udh
from community.sms.lengths import fitting
from community.sms.models import Part, Received, Stop, Text
from community.text.masking import masked
from community.text.refusals import Refusal

STOPPED = _("No more texts from Sokoni, but for codes you ask for. START undoes this.")
STARTED = _("You get texts from Sokoni again.")
HELP = _("Sokoni does not know this word. STOP ends our texts.")
HELP_EVERY = timedelta(minutes=10)


@transaction.atomic
def receive(phone: str, body: str, gateway_id: str, header: str = "") -> None:
    """Acts on a text once, however often the gateway repeats its id; a piece waits for the rest."""
    one_at_a_time(phone)
    if known(gateway_id):
        return
    piece = udh.place(header)
    whole = joined(phone, body, gateway_id, piece) if piece else body
    if whole is None:
        return
    Received.objects.create(gateway_id=gateway_id, phone=phone, body=masked(whole))
    reply = answer(read.split(phone, whole, gateway_id))
    if reply:
        outbox.send(phone, fitted(reply))


def one_at_a_time(phone: str) -> None:
    """Two pieces, or two repeats, that arrive at once would not see each other's rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"sms:{phone}"])


def known(gateway_id: str) -> bool:
    return any(model.objects.filter(gateway_id=gateway_id).exists() for model in (Received, Part))


def joined(phone: str, body: str, gateway_id: str, piece: udh.Place) -> str | None:
    """The whole text once its last piece is here; references come round again, pieces do not."""
    pieces = Part.objects.filter(phone=phone, reference=piece.reference, total=piece.total)
    pieces.filter(number=piece.number).delete()
    Part.objects.create(gateway_id=gateway_id, phone=phone, body=body, **piece._asdict())
    bodies = list(pieces.order_by("number").values_list("body", flat=True))
    if len(bodies) < piece.total:
        return None
    pieces.update(reference=f"joined {gateway_id}"[:100])
    return "".join(bodies)


def fitted(reply: str) -> str:
    """In one text, unless the room says otherwise; who wants the rest finds it on the page."""
    said = reply if isinstance(reply, read.Reply) else read.Reply(reply)
    return fitting(said, said.most, outbox.address(said.page))


def answer(words: read.Words) -> str:
    """STOP beats everything, START undoes it, then the rooms' words; for others a line of help."""
    if words.word in read.STOP:
        return stop(words.phone)
    if words.word in read.START:
        Stop.objects.filter(phone=words.phone).delete()
        return both(STARTED)
    known = read.keywords()
    handler = known.get(words.word) or known.get(read.ANYTHING)
    try:
        return (handler and handler(words)) or help_line(words.phone)
    except Refusal as refusal:
        return str(refusal.reason)


def stop(phone: str) -> str:
    """What waits for the morning is not sent either. Said before the row is there that would
    withhold it; a second STOP needs no answer."""
    waiting = Text.objects.filter(to=phone, code=False, sent_at=None, withheld_at=None)
    waiting.filter(due_from__gt=timezone.now()).update(withheld_at=timezone.now())
    if not Stop.objects.filter(phone=phone).exists():
        outbox.send(phone, both(STOPPED))
        Stop.objects.create(phone=phone)
    return ""


def help_line(phone: str) -> str:
    line = both(HELP)
    lately = timezone.now() - HELP_EVERY
    helped = Text.objects.filter(to=phone, body=line, made_at__gt=lately).exists()
    return "" if helped else line


def both(sentence: Promise) -> str:
    """In English and Swahili: whose phone this is, this floor does not know."""
    said = []
    for language in ("en", "sw"):
        with override(language):
            said.append(str(sentence))
    return " / ".join(dict.fromkeys(said))
