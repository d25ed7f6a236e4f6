"""Bringing in a price survey: the whole file, twice, and with bad rows."""

import re
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from community.live.models import Event
from community.members.models import Member
from community.sectors.models import Place
from groups.models import Group
from pricing import watching
from pricing.desk import story
from pricing.models import Cell, Commodity, Entry, Market, Quote, Unit
from tests import world

PART = Path(__file__).parents[2] / "community/front/demo/wfp_prices_kenya.csv"
HEAD = (
    "date,admin1,admin2,market,market_id,latitude,longitude,category,commodity,commodity_id,unit,"
    "priceflag,pricetype,currency,price,usdprice\n"
    "#date,#adm1+name,#adm2+name,#loc+market+name,#loc+market+code,#geo+lat,#geo+lon,#item+type,"
    "#item+name,#item+code,#item+unit,#item+price+flag,#item+price+type,#currency+code,#value,"
    "#value+usd\n"
)
ROW = (
    "2025-06-15,Nairobi,Nairobi,Wakulima (Nairobi),5698,-1.29,36.83,cereals and tubers,"
    '"Maize (white, dry)",67,90 KG,aggregate,Wholesale,KES,4500,34.8\n'
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "prices.csv"


def bring_in(file: Path, text: str | None = None) -> tuple[str, str]:
    if text is not None:
        file.write_text(text)
    out, err = StringIO(), StringIO()
    call_command("import_prices", file, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_row_becomes_a_quote_with_its_market_place_and_unit(file: Path) -> None:
    out, err = bring_in(file, HEAD + ROW)
    quote = Quote.objects.get()
    assert (quote.author, quote.per_base, quote.cell.kind) == (None, Decimal(50), "wholesale")
    market = Market.objects.get()
    assert (market.name, market.latitude, market.place.name) == (
        "Wakulima (Nairobi)",
        -1.29,
        "Nairobi",
    )
    maize = Commodity.objects.get()
    assert (maize.name, maize.name_sw) == ("Maize (white, dry)", "Mahindi makavu")
    assert Unit.objects.get().factor == 90
    assert "1 rows read: 1 new prices, 0 already known, 0 left out" in out
    assert err == ""


def test_a_second_time_is_harmless(file: Path) -> None:
    bring_in(file, HEAD + ROW + ROW)
    out, _err = bring_in(file)
    assert Quote.objects.count() == Commodity.objects.count() == Market.objects.count() == 1
    assert "0 new prices, 2 already known" in out


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("4500", "", "price '' is not a number"),
        ("4500", "-3", "more than zero"),
        ("4500", "0", "more than zero"),
        ("4500", "NaN", "more than zero"),
        ("4500", "1e12", "too large"),
        ("4500", "forty", "'forty' is not a number"),
        ("2025-06-15", "15/06/2025", "not like 2025-06-15"),
        ("2025-06-15", "2125-06-15", "still to come"),
        ("2025-06-15", "", "not like 2025-06-15"),
        ("90 KG", "Sackful", "names no size"),
        ("90 KG", "0 KG", "names no size"),
        ("Wholesale", "Farm Gate", "neither Wholesale nor Retail"),
        ("KES", "shillings", "do not know this currency"),
        ("-1.29", "-91", "not on the globe"),
        ("-1.29", "north", "not a number"),
        ("Wakulima (Nairobi)", "", "no market"),
        ("Wakulima (Nairobi)", "W" * 90, "is no name"),
        ('"Maize (white, dry)"', "???", "no commodity"),
        ('"Maize (white, dry)"', "Ma\x00ize", "is no name"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_rest_goes_in(
    file: Path, old: str, new: str, reason: str
) -> None:
    out, err = bring_in(file, HEAD + ROW + ROW.replace(old, new) + ROW.replace("06-15", "05-15"))
    assert "line 4: " in err
    assert reason in err
    assert "2 new prices, 0 already known, 1 left out" in out
    assert Quote.objects.count() == 2


def test_a_short_row_is_a_bad_row(file: Path) -> None:
    out, err = bring_in(file, HEAD + ROW + "2025-06-15,Nairobi\n")
    assert "line 4: no market" in err
    assert "1 left out" in out


def test_a_file_of_another_kind_is_refused(file: Path) -> None:
    with pytest.raises(CommandError, match="missing columns: date"):
        bring_in(file, "a,b\n1,2\n")
    with pytest.raises(CommandError, match="missing columns"):
        bring_in(file, "")


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        bring_in(tmp_path / "nothing.csv")


def test_nothing_readable_is_a_failure(file: Path) -> None:
    with pytest.raises(CommandError, match="no row could be read"):
        bring_in(file, HEAD + ROW.replace("4500", "x"))


def test_a_market_goes_to_the_town_we_know_in_its_county(file: Path) -> None:
    town = Place.objects.create(slug="eldoret", name="Eldoret", county="Uasin Gishu")
    bring_in(file, HEAD + ROW.replace("Nairobi,Nairobi", "Rift Valley,Uasin Gishu"))
    assert Market.objects.get().place == town


def test_boards_hear_of_what_was_brought_in(file: Path, group: Group) -> None:
    world.sector("Cereals")
    bring_in(file, HEAD + ROW)
    assert [event.subject for event in Event.objects.filter(topic_id=f"board.{group.pk}")] == [
        Cell.objects.get().pk
    ]


def test_a_member_and_the_survey_speak_in_one_cell(file: Path, amina: Member) -> None:
    bring_in(file, HEAD + ROW)
    cell = Cell.objects.get()
    world.quote(amina, "40", commodity=cell.commodity, market=cell.market, kind="wholesale")
    cell.refresh_from_db()
    assert (cell.middle, cell.source, cell.people) == (Decimal(40), "member", 1)


def test_the_part_for_the_demo_goes_in_whole() -> None:
    out, err = bring_in(PART)
    assert "0 left out" in out
    assert err == ""
    assert PART.stat().st_size <= 400_000
    assert not Quote.objects.filter(seen_at__gt="2025-07-01T00:00Z").exists()


def test_thirteen_thousand_rows_go_in_one_go(file: Path) -> None:
    """As many as the whole series holds, made of five parts that lie in different markets."""
    head, tags, *rows = PART.read_text().splitlines(keepends=True)
    parts = [
        re.sub(r"^(.*?,.*?,.*?,[^,]+),(\d+),", rf"\1 {n},{n}\2,", row)
        for n in range(5)
        for row in rows
    ]
    out, err = bring_in(file, head + tags + "".join(parts))
    assert f"{len(parts):,} rows read: {len(parts):,} new prices" in out
    assert len(parts) > 13_000
    assert err == "5,000 rows read\n10,000 rows read\n"
    assert not Cell.objects.filter(middle=None).exists()


def test_a_price_its_source_put_right_is_revised_and_the_old_one_stays_readable(
    file: Path, amina: Member
) -> None:
    bring_in(file, HEAD + ROW)
    first = Quote.objects.get()
    out, _err = bring_in(file, HEAD + ROW.replace("4500", "5400"))
    assert "0 new prices, 0 already known, 1 revised" in out
    now = Quote.objects.get(about=first)
    assert (now.author, now.price, now.word) == (None, 5400, "corrected")
    assert hasattr(Quote.objects.get(pk=first.pk), "withdrawal")
    assert Cell.objects.get().middle == 60
    entry = Entry.objects.get()
    assert (entry.verb, entry.by, entry.quote) == ("revised", None, now)
    assert [str(line.what) for line in story.story(first)] == ["its source revised it to"]


def test_a_revised_file_twice_is_one_revision_and_it_may_go_back(file: Path) -> None:
    bring_in(file, HEAD + ROW)
    for price, middle in (("5400", 60), ("5400", 60), ("4500", 50), ("5400", 60)):
        bring_in(file, HEAD + ROW.replace("4500", price))
        assert Cell.objects.get().middle == middle
        assert Quote.objects.standing().count() == 1
    assert Entry.objects.count() == 3


def test_two_rows_of_one_name_in_a_file_are_no_revision_of_each_other(file: Path) -> None:
    both = HEAD + ROW + ROW.replace("4500", "5400")
    for _turn in range(2):
        bring_in(file, both)
    assert [quote.price for quote in Quote.objects.all()] == [4500]
    assert not Entry.objects.exists()


def test_who_watches_a_price_is_looked_after_when_a_survey_brings_a_new_one(
    file: Path, amina: Member, group: Group
) -> None:
    """Once for each price that is watched, and for none besides."""
    day = f"{timezone.localdate() - timedelta(days=1)}"
    both = HEAD + ROW + ROW.replace("Wakulima (Nairobi),5698", "Gikomba,5699")
    bring_in(file, both)
    cell = Cell.objects.get(market__name="Wakulima (Nairobi)")
    watch = world.watch(amina, cell, below=Decimal(48))
    bring_in(file, both.replace("2025-06-15", day).replace("4500", "4050"))
    [job] = ProcrastinateJob.objects.filter(task_name="pricing.look")
    assert job.args == {"cell": cell.pk}
    watching.look(cell.pk)
    assert watch.alerts.get().middle == 45
