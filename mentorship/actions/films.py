"""The nightly look at the films that lessons link to: what is gone or changed is said."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from community.notices.tell import tell
from mentorship import films, looking
from mentorship.models import Tutorial, Video
from mentorship.models.video import Trouble

SAYS = gettext_lazy("The film in {title}: {trouble}")


def look_at_films(
    connect: looking.Connect | None = None, hosts: frozenset[str] = films.HOSTS
) -> int:
    """Each address once; says how many are in trouble."""
    linked = Tutorial.objects.exclude(published=None).exclude(published__video="")
    addresses = linked.order_by().values_list("published__video", flat=True).distinct()
    return sum(look_at(url, connect, hosts) for url in list(addresses))


def look_at(url: str, connect: looking.Connect | None, hosts: frozenset[str]) -> bool:
    """Outside the transaction: a slow host holds no row."""
    answer = looking.look(url, connect, hosts)
    if answer is None:
        return False
    with transaction.atomic():
        before = Video.objects.select_for_update().filter(url=url).first()
        row = before or Video(url=url)
        was, row.checked_at = row.trouble, timezone.now()
        row.trouble = films.trouble(answer.status, answer.kind, answer.size, row.kind)
        row.kind, row.size = row.kind or answer.kind, answer.size
        row.save()
        if row.trouble and row.trouble != was:
            tell_authors(row)
    return bool(row.trouble)


def tell_authors(video: Video) -> None:
    shown = Tutorial.objects.filter(published__video=video.url)
    for one in shown.select_related("author", "published"):
        words = {"title": one.published, "trouble": Trouble(video.trouble).label}
        text = format_lazy(SAYS, **words)
        tell([one.author], "tutorial.film", text=text, url=one.get_absolute_url(), by=None)
