"""Whether it is one's turn to write: not in a closed room, nor too soon again in a slowed one or as
one who is slowed down."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.text.refusals import Refusal
from groups.models import Room

A_MINUTE = timedelta(minutes=1)


def refuse_out_of_turn(room: Room) -> None:
    if room.summary_id:
        raise Refusal(_("This room was closed: what came of it stands in its summary."), "text")
    turn, pace = room.turn or (timezone.now(), 0)
    if turn > timezone.now():
        often = ngettext("One message in %d minute here.", "One message in %d minutes here.", pace)
        at = timezone.localtime(turn + A_MINUTE).strftime("%H:%M")
        again = _("You can write again at {time}.").format(time=at)
        raise Refusal(f"{often % pace} {again}", "text", status=429)
