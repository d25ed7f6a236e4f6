"""What a member did lately, for the rules of `community.front.tips`: one query, nothing kept."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from community.front.telling import heard
from community.front.tips import OFTEN, Activity, Answered, Price, Tip, Trial, tips
from community.members.models import Member
from community.notices.matters import Matter, Way
from community.notices.models import Preference
from community.personas.models import Persona
from mentorship.models import Answer, Experiment, Question
from pricing.models import Cell, Quote, Watch

MONTH = timedelta(days=30)
LATELY = timedelta(days=14)
ME = OuterRef("pk")


def tip(member: Member) -> Tip | None:
    """At most one line; none for who wants none."""
    did = activity(member)
    return heard(member, tips(did)) if did else None


def activity(member: Member) -> Activity | None:
    off = Preference.objects.filter(member=ME, matter=Matter.TIP, way=Way.SILENT)
    bare = Persona.objects.filter(member=ME, open_at__isnull=False, hours="")
    row = Member.objects.filter(pk=member.pk).values_list(
        Exists(off),
        Subquery(reported().values("said")[:1]),
        Subquery(uncounted().values("said")[:1]),
        Subquery(answered().values("said")[:1]),
        Exists(bare),
    )
    silent, price, trial, answer, open_without_hours = row.get()
    if silent:
        return None
    return Activity(told(price), trial_of(trial), answer_of(answer), open_without_hours)


def reported() -> QuerySet[Any]:
    """The price reported most this month of those one does not watch."""
    watched = Watch.objects.standing().filter(author=OuterRef("author"), cell=OuterRef("cell"))
    lately = Quote.objects.standing().filter(made_at__gte=timezone.now() - MONTH)
    mine = lately.filter(~Exists(watched), author=ME, cell__commodity__in_use=True)
    often = mine.values("cell").annotate(times=Count("pk")).filter(times__gte=OFTEN)
    return often.order_by("-times", "cell").values(said=JSONObject(cell="cell", times="times"))


def uncounted() -> QuerySet[Any]:
    """The trial that goes on and was not counted for the longest."""
    mine = Experiment.objects.filter(author=ME, ended_at=None)
    last = mine.annotate(last=Coalesce(Max("tallies__day"), F("made_at__date")))
    words = {"pk": "pk", "change": "idea__change", "last": "last"}
    return last.order_by("last", "pk").values(said=JSONObject(**words))


def answered() -> QuerySet[Any]:
    """The newest question of the last two weeks with an answer, and no word of what came of it."""
    given = Answer.objects.standing().filter(question=OuterRef("pk"))
    said = given.filter(help__isnull=False) | given.filter(attempts__member=OuterRef("author"))
    since = timezone.now() - LATELY
    mine = Question.objects.standing().filter(author=ME, same_as=None, made_at__gte=since)
    first = given.order_by("made_at").values("made_at")[:1]
    open_still = mine.annotate(answered_at=Subquery(first)).filter(~Exists(said))
    words = {"pk": "pk", "title": "title", "at": "answered_at"}
    kept = open_still.filter(answered_at__isnull=False).order_by("-pk")
    return kept.values(said=JSONObject(**words))


def told(said: dict[str, int] | None) -> Price | None:
    """With the names in the reader's language, which only the things themselves know."""
    if said is None:
        return None
    cell = Cell.objects.select_related("commodity", "market").get(pk=said["cell"])
    return Price(cell.pk, str(cell.commodity), str(cell.market), said["times"])


def trial_of(said: dict[str, Any] | None) -> Trial | None:
    return Trial(said["pk"], said["change"], since(said["last"])) if said else None


def answer_of(said: dict[str, Any] | None) -> Answered | None:
    return Answered(said["pk"], said["title"], since(said["at"])) if said else None


def since(day: str) -> int:
    """In whole days, of a day or a moment as Postgres writes it."""
    moment = datetime.fromisoformat(day)
    on: date = timezone.localdate(moment) if moment.tzinfo else moment.date()
    return (timezone.localdate() - on).days
