"""Prices as a table for others: as they came in, and nothing of a single member."""

import csv
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing import publishing, reads, writing
from pricing.models import Commodity, Market, Quote
from pricing.wfp import COLUMNS as KEPT
from tests import world
from tests.pricing.conftest import signed_in

DEMO = Path(__file__).parents[2] / "community/front/demo/wfp_prices_kenya.csv"
NUMBERS = ("price", "usdprice", "latitude", "longitude")
OURS = {"asked": "", "grade": ""}
pytestmark = pytest.mark.django_db


def brought_in(file: Path) -> None:
    call_command("import_prices", file, stdout=StringIO(), stderr=StringIO())


def told() -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(writing.table(reads.open_prices())))))


def test_a_survey_comes_out_as_it_went_in_and_in_again_changes_nothing(tmp_path: Path) -> None:
    lines = DEMO.read_text().splitlines()
    part = tmp_path / "part.csv"
    part.write_text("\n".join([*lines[:2], *lines[2::40]]))
    brought_in(part)
    before, out = Quote.objects.count(), tmp_path / "out.csv"
    call_command("export_prices", out)
    brought_in(out)
    assert Quote.objects.count() == before > 50
    given = list(csv.DictReader(part.open()))[1:]
    shown = list(csv.DictReader(out.open()))[1:]
    assert sorted(map(same, shown)) == sorted(map(same, given))


def same(row: dict[str, str]) -> tuple[str, ...]:
    row = {**OURS, **row}
    words = [row[name] for name in KEPT if name not in NUMBERS]
    return (*words, *(f"{float(row[name]):.10g}" if row[name] else "" for name in NUMBERS))


def test_region_number_and_dollars_come_back_and_what_was_there_before_learns_them(
    tmp_path: Path,
) -> None:
    lines = DEMO.read_text().splitlines()[:3]
    bare, whole = tmp_path / "bare.csv", tmp_path / "whole.csv"
    whole.write_text("\n".join(lines))
    rows = [one.split(",") for one in lines]
    less = [index for index, name in enumerate(rows[0]) if name not in {"admin1", "usdprice"}]
    bare.write_text("\n".join(",".join(row[index] for index in less) for row in rows))
    brought_in(bare)
    [_, row] = told()
    assert (row["admin1"], row["commodity_id"], row["usdprice"]) == ("", "67", "")
    assert Market.objects.get().region == ""
    brought_in(whole)
    [_, row] = told()
    assert (row["admin1"], row["commodity_id"]) == ("Rift Valley", "67")
    assert row["usdprice"] == "", "what is known is not written anew"
    Quote.objects.all().delete()
    brought_in(whole)
    assert told()[1]["usdprice"] == "16.58"


@pytest.mark.parametrize("written", ["x", "-1", "1e12", "NaN"])
def test_dollars_that_make_no_sense_are_a_fault_of_that_row_alone(
    written: str, tmp_path: Path
) -> None:
    lines = DEMO.read_text().splitlines()[:4]
    lines[2] = f"{lines[2].rpartition(',')[0]},{written}"
    (tmp_path / "part.csv").write_text("\n".join(lines))
    brought_in(tmp_path / "part.csv")
    assert Quote.objects.count() == 1


def test_the_second_row_carries_the_tags() -> None:
    assert told() == [writing.HEAD]


def test_of_members_only_a_figure_of_three_and_a_day_goes_out(
    amina: Member, bakari: Member, dalia: Member
) -> None:
    for member in (amina, bakari):
        world.quote(member)
    assert len(told()) == 1
    world.quote(dalia)
    assert len(told()) == 1
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert len(told()) == 1
        publishing.publish_all()
        [_, row] = told()
    assert (row["priceflag"], row["price"], row["commodity"]) == ("aggregate", "65.00", "Maize")
    assert not any("Amina" in word for word in row.values())


def test_the_board_is_a_table_for_its_members_and_404_for_chidi(
    client: Client, amina: Member, chidi: Member, group: Group
) -> None:
    world.quote(amina)
    answer = signed_in(client, amina).get(f"/groups/{group.slug}/board.csv")
    assert answer["Content-Type"] == "text/csv"
    assert "Maize" in answer.content.decode()
    assert signed_in(client, chidi).get(f"/groups/{group.slug}/board.csv").status_code == 404


def test_the_table_tells_paid_from_asked_and_grades_and_so_they_come_back(
    client: Client, amina: Member, group: Group, tmp_path: Path
) -> None:
    Commodity.objects.filter(pk=world.commodity().pk).update(grades="grade 1")
    world.quote(amina, "65", kind="wholesale")
    world.quote(amina, "50", kind="wholesale", asked=True)
    world.quote(amina, "80", kind="wholesale", grade="grade 1")
    table = signed_in(client, amina).get(f"/groups/{group.slug}/board.csv").content.decode()
    told = {(row["asked"], row["grade"]): row["price"] for row in csv.DictReader(StringIO(table))}
    del told["#item+price+asked", "#item+grade"]
    assert told == {("", ""): "65.00", ("asked", ""): "50.00", ("", "grade 1"): "80.00"}
    (tmp_path / "board.csv").write_text(table)
    brought_in(tmp_path / "board.csv")
    again = Quote.objects.filter(author=None).values_list("cell__asked", "cell__grade", "price")
    assert {*again} == {(False, "", 65), (True, "", 50), (False, "grade 1", 80)}
