"""A steward brings in a chat; it is read by a job, found things in it wait for two yeses."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from community.imports import tasks
from community.imports.accepting import accept
from community.imports.actions import finds, imports
from community.imports.models import Find, Import, Writer
from community.imports.reading import read_through
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing.models import Quote
from tests import world
from tests.doors import As
from tests.imports.conftest import STRANGER

pytestmark = pytest.mark.django_db


def brought(by: Member, group: Group, file: Any) -> Import:
    one = imports.take_in(by, group, uuid4(), file)
    read_through(one.pk)
    one.refresh_from_db()
    return one


def test_prices_lessons_and_suppliers_are_found_and_nothing_is_published(
    group: Group, amina: Member, bakari: Member, file: Any
) -> None:
    one = brought(bakari, group, file())
    assert sorted(Find.objects.values_list("sort", flat=True)) == [
        *("lesson", "price", "price", "supplier")
    ]
    price = Find.objects.get(writer__phone=amina.phone)
    assert (price.about["commodity"], price.about["price"]) == ("maize", "3400.00")
    assert timezone.localtime(price.said_at).isoformat() == "2026-03-13T14:06:00+03:00"
    assert not Quote.objects.exists()
    assert not Notice.objects.filter(member=amina).exists(), "she is asked when it is kept"
    assert one.read_at
    assert one.text == "", "what has been read is not kept"


def test_a_number_is_matched_with_the_member_who_has_it_and_with_nobody_outside(
    group: Group, amina: Member, bakari: Member, chidi: Member, text: str, file: Any
) -> None:
    outside = text.replace(STRANGER, chidi.phone or "")
    brought(bakari, group, file(outside))
    known = dict(Writer.objects.values_list("phone", "member"))
    assert known[amina.phone] == amina.pk
    assert known[chidi.phone] is None, "that he has an account is told to nobody"


def test_the_steward_is_told_when_it_has_been_read(group: Group, bakari: Member, file: Any) -> None:
    one = brought(bakari, group, file())
    told = Notice.objects.get(member=bakari, kind="import.read")
    assert told.url == f"/imports/{one.pk}/"


def test_the_same_file_twice_and_a_longer_one_later_find_each_thing_once(
    group: Group, bakari: Member, text: str, file: Any
) -> None:
    first = brought(bakari, group, file())
    assert brought(bakari, group, file()) == first
    read_through(first.pk)
    found = set(Find.objects.values_list("pk", flat=True))
    longer = text + "\n16/03/2026, 09:00 - Mama Wanjiru: Maize 90kg 3600 wakulima"
    assert brought(bakari, group, file(longer)) != first
    assert Find.objects.count() == len(found) + 1


def test_the_same_chat_from_the_other_phone_finds_nothing_twice(
    group: Group, bakari: Member, text: str, file: Any
) -> None:
    brought(bakari, group, file())
    before = Find.objects.count()
    android = re.compile(r"^(\d\d/\d\d/\d{4}), (\d\d:\d\d) - ", re.MULTILINE)
    iphone = android.sub(r"[\1, \2:07] ", text)
    brought(bakari, group, file(iphone))
    assert Import.objects.count() == 2
    assert Find.objects.count() == before


def test_a_job_that_died_and_is_done_again_keeps_each_once(
    group: Group, bakari: Member, file: Any
) -> None:
    one = brought(bakari, group, file())
    before, text = Find.objects.count(), file().read().decode()
    Import.objects.update(read_at=None, text=text)
    read_through(one.pk)
    assert Find.objects.count() == before
    assert Notice.objects.filter(kind="import.read").count() == 2


def test_where_the_order_of_the_dates_is_not_told_it_is_asked_and_not_read_before(
    as_: As, group: Group, bakari: Member, file: Any, text: str
) -> None:
    doubtful = "\n".join(line for line in text.split("\n") if "14:06" in line)
    doubtful = doubtful.replace("13/03", "04/03")
    one = imports.take_in(bakari, group, uuid4(), file(doubtful))
    read_through(one.pk)
    assert not ProcrastinateJob.objects.exists()
    assert not Find.objects.exists()
    page = as_(bakari).get(f"/imports/{one.pk}/").content.decode()
    assert "two ways" in page
    assert as_(bakari).post(f"/imports/{one.pk}/order/", {"order": "ydm"}).status_code == 422
    assert as_(bakari).post(f"/imports/{one.pk}/order/", {"order": "mdy"}).status_code == 302
    assert as_(bakari).post(f"/imports/{one.pk}/order/", {"order": "dmy"}).status_code == 302
    assert ProcrastinateJob.objects.count() == 1, "told once, it stays"
    read_through(one.pk)
    assert (Find.objects.get().said_at.month, Find.objects.get().said_at.day) == (4, 3)


@pytest.mark.parametrize("data", [b"", b"no export", b"\x89PNG\x00\x01", b"PK\x03\x04bad"])
def test_a_file_that_is_no_export_is_refused_and_nothing_is_kept(
    as_: As, group: Group, bakari: Member, data: bytes
) -> None:
    url = reverse("imports:imports", args=[group.slug])
    words = {"key": str(uuid4()), "file": SimpleUploadedFile("chat.txt", data)}
    answer = as_(bakari).post(url, words)
    assert answer.status_code == 422
    assert b"errorlist" in answer.content
    assert not Import.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_a_steward_uploads_and_sees_how_far_it_is(
    as_: As, group: Group, bakari: Member, text: str
) -> None:
    url = reverse("imports:imports", args=[group.slug])
    sent = SimpleUploadedFile("chat.txt", text.encode())
    answer = as_(bakari).post(url, {"key": str(uuid4()), "file": sent})
    one = Import.objects.get()
    assert answer["Location"] == f"/imports/{one.pk}/"
    page = as_(bakari).get(f"/imports/{one.pk}/").content.decode()
    assert "<progress" in page
    assert 'http-equiv="refresh"' in page
    read_through(one.pk)
    page = as_(bakari).get(f"/imports/{one.pk}/").content.decode()
    assert "<progress" not in page
    assert "Maize 90kg 3500 wakulima" in page


def test_only_stewards_of_the_group_reach_any_of_it(
    as_: As, group: Group, bakari: Member, amina: Member, chidi: Member, file: Any
) -> None:
    one = brought(bakari, group, file())
    find, writer = Find.objects.all()[0], Writer.objects.all()[0]
    pages = [
        reverse("imports:imports", args=[group.slug]),
        *(f"/imports/{one.pk}/", f"/imports/{one.pk}/writers/", f"/imports/{one.pk}/dropping/"),
        f"/imports/writers/{writer.pk}/",
    ]
    posts = [
        f"/imports/{one.pk}/order/",
        f"/imports/{one.pk}/keeping/",
        f"/finds/{find.pk}/keeping/",
    ]
    for member in (amina, chidi):
        assert {as_(member).get(url).status_code for url in pages} == {404}
        assert {as_(member).post(url).status_code for url in posts} == {404}
    assert {as_(bakari).get(url).status_code for url in pages} == {200}


def test_the_pages_cost_the_same_however_much_was_found(
    as_: As, group: Group, bakari: Member, file: Any, django_assert_max_num_queries: Any
) -> None:
    rows = "\n".join(
        f"{day}/03/2026, 10:{minute} - Trader {minute}: Maize 90kg {3000 + minute} wakulima"
        for day in (13, 14)
        for minute in range(10, 25)
    )
    one = brought(bakari, group, file(rows))
    client = as_(bakari)
    for url in (f"/imports/{one.pk}/", f"/imports/{one.pk}/writers/"):
        client.get(url)
        with django_assert_max_num_queries(12):
            client.get(url)


def test_after_thirty_days_all_is_gone_but_what_was_accepted(
    group: Group, amina: Member, bakari: Member, file: Any
) -> None:
    one = brought(bakari, group, file())
    hers = Find.objects.get(writer__phone=amina.phone)
    finds.keep(bakari, hers)
    accept(amina, hers)
    asked = Import.objects.create(
        author=bakari, key=uuid4(), group=group, digest="x", text="raw", messages=1
    )
    tasks.drop_the_old()
    assert Find.objects.count() == 4, "not before"
    Import.objects.update(made_at=timezone.now() - timedelta(days=31))
    tasks.drop_the_old()
    assert [(left.pk, left.text) for left in Find.objects.all()] == [(hers.pk, "")]
    assert Writer.objects.get().phone == amina.phone
    assert not Import.objects.filter(pk=asked.pk).exists()
    assert Import.objects.get().pk == one.pk


def test_the_wrong_chat_can_be_deleted_before_anyone_accepts(
    as_: As, group: Group, bakari: Member, file: Any
) -> None:
    one = brought(bakari, group, file())
    assert as_(bakari).get(f"/imports/{one.pk}/dropping/").status_code == 200
    assert as_(bakari).post(f"/imports/{one.pk}/dropping/").status_code == 302
    assert not Import.objects.exists()
    assert not Writer.objects.exists()


def test_ten_chats_a_day_are_the_most(group: Group, bakari: Member, text: str, file: Any) -> None:
    for turn in range(10):
        imports.take_in(bakari, group, uuid4(), file(f"{text} {turn}"))
    with pytest.raises(Refusal):
        imports.take_in(bakari, group, uuid4(), file(f"{text} more"))


def test_a_group_of_elsewhere_finds_the_same_words_for_itself(
    group: Group, bakari: Member, file: Any
) -> None:
    brought(bakari, group, file())
    before = Find.objects.count()
    brought(bakari, world.group(bakari, "Other Cereals"), file())
    assert Find.objects.count() == 2 * before
