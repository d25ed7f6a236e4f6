"""What a member wrote, as the group keeps it; or the reason why it cannot be kept."""

from django.utils.translation import gettext as _

from community.members import names
from community.text import mentions, render
from community.text.refusals import Refusal
from community.text.wording import line, refuse_controls, said
from groups.models import Group

MOST_NAMED = 10
REASON = 300


def message(text: str) -> str:
    """What is said in a room names at most ten people, and is written for people."""
    refuse_controls(text, "text")
    kept = said(text, render.MESSAGE, "text")
    if len(mentions.handles(kept)) > MOST_NAMED:
        raise Refusal(_("Name at most %d people in one message.") % MOST_NAMED, "text")
    return kept


def name(text: str, longest: int) -> str:
    return line(text, longest, "name", _("Give it a name."))


def group_name(text: str, group: Group | None = None) -> str:
    """It claims no office, and is not another listed group's in letters that look like them."""
    kept = name(text, 80)
    if names.misleads_as_group(kept):
        raise Refusal(_("This name could be taken for an office or a company."), "name")
    others = Group.objects.filter(hidden=False).exclude(pk=group.pk if group else 0)
    if any(names.disguises(kept, one) for one in others.values_list("name", flat=True)):
        raise Refusal(_("Another group has this name, in letters that look alike."), "name")
    return kept


def summary(text: str) -> str:
    return said(text, render.MESSAGE, "text", _("Say what came of it."))


def cause(text: str) -> str:
    """Why a steward did it to a whole room."""
    kept = render.clean(text)[:REASON]
    return said(kept, REASON, "reason", _("Say why: everyone in the group can read it."))


def reason(text: str) -> str:
    """Why a steward did it; whoever it is done to reads it."""
    kept = render.clean(text)[:REASON]
    return said(kept, REASON, "reason", _("Say why: the person is told."))
