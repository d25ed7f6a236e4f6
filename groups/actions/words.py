"""What it does to their word when somebody is put out: it no longer stands behind others.

A steward whom nobody trusted knows could have opened the group for this alone: theirs ends only
what was said of those inside. Where the steward's own word weighs something, all of it ends.
"""

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members import vouching
from community.members.models import Member, Standing
from community.notices.tell import tell
from groups.models import Finding, Group


def end_words(by: Member, group: Group, finding: Finding) -> None:
    about = finding.about
    receivers = vouching.end_given(about, finding.pk, reach(by, group))
    text = format_lazy(_("The word of {who} for you counts no more."), who=about)
    tell(receivers, "vouch.ended", text=text, url=reverse("members:vouches"))


def reach(by: Member, group: Group) -> list[int] | None:
    known = by.is_staff or Standing.objects.filter(member=by, flow__gt=0).exists()
    return None if known else [*group.memberships.values_list("member", flat=True)]
