"""Two yeses make something of a find: the steward's, then its author's."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.imports.accepting import accept
from community.imports.actions import finds, imports, writers
from community.imports.models import Find, Import, Writer
from community.imports.models.writer import masked
from community.imports.reading import read_through
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import memberships
from groups.models import Group
from mentorship.models import Tutorial
from pricing.models import Cell, Quote
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(group: Group, bakari: Member, file: Any) -> Import:
    brought = imports.take_in(bakari, group, uuid4(), file())
    read_through(brought.pk)
    return brought


@pytest.fixture
def hers(one: Import, amina: Member) -> Find:
    return Find.objects.get(writer__phone=amina.phone)


def the(sort: str) -> Find:
    return Find.objects.get(sort=sort)


def named(by: Member, name: str, member: Member | None) -> Writer:
    return writers.name(by, Writer.objects.get(name=name), member)


def test_amina_is_asked_once_however_much_of_hers_is_kept(
    one: Import, amina: Member, bakari: Member, hers: Find
) -> None:
    finds.keep(bakari, hers)
    finds.keep(bakari, Find.objects.get(pk=hers.pk))
    finds.keep_all(bakari, one, "price")
    notice = Notice.objects.calling().get(member=amina)
    assert (notice.kind, notice.url) == ("import.kept", "/me/imports/")


def test_what_no_steward_kept_its_author_does_not_even_see(
    as_: As, amina: Member, bakari: Member, hers: Find
) -> None:
    assert "3400" not in as_(amina).get("/me/imports/").content.decode()
    assert as_(amina).post(f"/finds/{hers.pk}/acceptance/").status_code == 404
    finds.keep(bakari, hers)
    assert "Maize 90kg 3400" in as_(amina).get("/me/imports/").content.decode()
    finds.pass_over(bakari, hers)
    assert as_(amina).post(f"/finds/{hers.pk}/acceptance/").status_code == 404
    assert not Quote.objects.exists()


def test_her_yes_makes_a_quote_of_its_own_day_once(
    as_: As, amina: Member, bakari: Member, hers: Find
) -> None:
    finds.keep(bakari, hers)
    for _turn in range(2):
        assert as_(amina).post(f"/finds/{hers.pk}/acceptance/").status_code == 302
    quote = Quote.objects.get()
    assert (quote.author, quote.seen_at, quote.price) == (amina, hers.said_at, 3400)
    assert quote.late, "an old price moves no figure of today"
    assert not Cell.objects.filled().exists()
    assert "3400" not in as_(amina).get("/me/imports/").content.decode()


def test_her_no_makes_nothing_and_she_may_still_say_yes(
    as_: As, amina: Member, bakari: Member, hers: Find
) -> None:
    finds.keep(bakari, hers)
    assert as_(amina).post(f"/finds/{hers.pk}/refusal/").status_code == 302
    page = as_(amina).get("/me/imports/").content.decode()
    assert "3400" in page.partition("You said no (1)")[2], "she may think better of it"
    assert not Quote.objects.exists()
    accept(amina, hers)
    assert Quote.objects.count() == 1
    finds.refuse(amina, hers)
    finds.pass_over(bakari, hers)
    hers.refresh_from_db()
    assert hers.refused_at is None
    assert hers.kept_at


def test_one_yes_does_for_all_that_the_page_shows(
    as_: As, one: Import, amina: Member, bakari: Member, hers: Find
) -> None:
    """A price, one that must be asked about, one she refused, and one of somebody else."""
    asked = copied(hers, about={**hers.about, "market": ""})
    no = copied(hers, refused_at=hers.said_at)
    theirs = Find.objects.filter(sort="price").exclude(writer=hers.writer).get()
    Find.objects.update(kept_at=hers.said_at)
    page = as_(amina).get("/me/imports/").content.decode()
    assert "Accept these 2" in page
    for _turn in range(2):
        shown = [hers.pk, asked.pk, no.pk, theirs.pk, "x"]
        went = as_(amina).post("/me/imports/acceptances/", {"find": shown})
        assert went["Location"] == "/me/imports/?left=1"
    assert Quote.objects.get().author == amina
    page = as_(amina).get(went["Location"]).content.decode()
    assert "The rest must be asked about one by one." in page
    assert set(Find.objects.exclude(accepted_at=None)) == {hers}


def test_one_yes_to_nothing_changes_nothing(as_: As, amina: Member, hers: Find) -> None:
    for shown in ([], ["", "-1", "9" * 30]):
        sent = as_(amina).post("/me/imports/acceptances/", {"find": shown})
        assert sent.status_code == 302
    assert not Quote.objects.exists()


def copied(find: Find, **words: Any) -> Find:
    """The same said again, in a message of its own."""
    return Find.objects.create(
        **{
            "imported": find.imported,
            "group": find.group,
            "writer": find.writer,
            "sort": find.sort,
            "text": find.text,
            "about": find.about,
            "said_at": find.said_at,
            "kept_at": find.said_at,
            "fingerprint": uuid4(),
            **words,
        }
    )


def test_nobody_accepts_for_another(
    as_: As, bakari: Member, wanjiru: Member, chidi: Member, hers: Find
) -> None:
    finds.keep(bakari, hers)
    for member in (bakari, wanjiru, chidi):
        assert as_(member).get(f"/finds/{hers.pk}/acceptance/").status_code == 404
        assert as_(member).post(f"/finds/{hers.pk}/acceptance/").status_code == 404
        assert as_(member).post(f"/finds/{hers.pk}/refusal/").status_code == 404
    assert not Quote.objects.exists()


def test_a_steward_says_who_mama_wanjiru_is_and_she_is_asked(
    as_: As, one: Import, bakari: Member, wanjiru: Member
) -> None:
    finds.keep(bakari, the("lesson"))
    assert not Notice.objects.filter(member=wanjiru).exists()
    writer = Writer.objects.get(name="Mama Wanjiru")
    url = f"/imports/writers/{writer.pk}/"
    assert as_(bakari).post(url, {"member": wanjiru.pk}).status_code == 302
    assert as_(bakari).post(url, {"member": wanjiru.pk}).status_code == 302
    assert Notice.objects.filter(member=wanjiru).count() == 1
    assert "weevils" in as_(wanjiru).get("/me/imports/").content.decode()


def test_only_members_of_the_group_can_be_named(
    as_: As, one: Import, bakari: Member, chidi: Member
) -> None:
    writer = Writer.objects.get(name="Mama Wanjiru")
    answer = as_(bakari).post(f"/imports/writers/{writer.pk}/", {"member": chidi.pk})
    assert answer.status_code == 422
    with pytest.raises(Refusal):
        writers.name(bakari, writer, chidi)
    writer.refresh_from_db()
    assert writer.member is None


def test_a_name_put_right_takes_the_question_along_until_it_is_answered(
    one: Import, bakari: Member, amina: Member, wanjiru: Member
) -> None:
    lesson = the("lesson")
    finds.keep(bakari, lesson)
    named(bakari, "Mama Wanjiru", amina)
    named(bakari, "Mama Wanjiru", wanjiru)
    assert not Find.objects.asked_of(amina).filter(pk=lesson.pk).exists()
    accept(wanjiru, lesson)
    with pytest.raises(Refusal):
        named(bakari, "Mama Wanjiru", amina)


def test_a_lesson_becomes_her_draft_with_credit_and_goes_the_way_of_all(
    as_: As, one: Import, bakari: Member, amina: Member, wanjiru: Member
) -> None:
    lesson = the("lesson")
    finds.keep(bakari, lesson)
    named(bakari, "Mama Wanjiru", wanjiru)
    for _turn in range(2):
        accept(wanjiru, lesson)
    tutorial = Tutorial.objects.get()
    edition = tutorial.editions.get()
    assert (tutorial.author, tutorial.published) == (wanjiru, None)
    assert edition.title == "How to keep weevils out of maize"
    assert "Said by Wanjiru in Nairobi Cereals on 15 March 2026" in edition.text
    assert as_(amina).get(tutorial.get_absolute_url()).status_code == 404, "a draft is hers alone"


def test_a_suppliers_number_is_half_hidden_until_both_have_said_yes(
    as_: As, one: Import, group: Group, bakari: Member, wanjiru: Member
) -> None:
    supplier = the("supplier")
    shown = as_(bakari).get(f"/imports/{one.pk}/?sort=supplier").content.decode()
    assert "Otieno Stores" in shown
    assert "0712 345 678" not in shown
    assert "0712 ••• •78" in shown
    finds.keep(bakari, supplier)
    named(bakari, "Mama Wanjiru", wanjiru)
    assert "0712 345 678" not in as_(bakari).get(f"/groups/{group.slug}/import/").content.decode()
    accept(wanjiru, supplier)
    assert "0712 345 678" in as_(bakari).get(f"/groups/{group.slug}/import/").content.decode()


def test_who_is_no_member_stays_a_proposal_and_may_come_in_time(
    as_: As, one: Import, group: Group, bakari: Member
) -> None:
    find = Find.objects.get(writer__phone="+254722000999")
    finds.keep(bakari, find)
    assert (
        "waits until we know who said it" in as_(bakari).get(f"/imports/{one.pk}/").content.decode()
    )
    late = world.member("Baraka")
    Member.objects.filter(pk=late.pk).update(phone="+254722000999")
    late.refresh_from_db()
    assert as_(late).get(f"/finds/{find.pk}/acceptance/").status_code == 404, "not in the group"
    memberships.join(late, group)
    assert "3500" in as_(late).get("/me/imports/").content.decode()
    assert as_(late).post(f"/finds/{find.pk}/acceptance/").status_code == 302
    assert Quote.objects.get().author == late


def test_who_has_left_the_group_accepts_nothing_in_its_name(
    group: Group, amina: Member, bakari: Member, hers: Find
) -> None:
    finds.keep(bakari, hers)
    memberships.leave(amina, group)
    with pytest.raises(Refusal):
        accept(amina, hers)
    assert not Quote.objects.exists()


def test_where_the_line_names_no_market_its_author_is_asked(
    as_: As, group: Group, bakari: Member, amina: Member, file: Any
) -> None:
    world.commodity("Maize")
    world.market("Wakulima", "Nairobi")
    other = world.market("Gikomba", "Nairobi")
    line = f"13/03/2026, 14:06 - {amina.phone}: Maize 90kg 3400"
    brought = imports.take_in(bakari, group, uuid4(), file(line))
    read_through(brought.pk)
    find = Find.objects.get()
    finds.keep(bakari, find)
    browser = as_(amina)
    asked = browser.post(f"/finds/{find.pk}/acceptance/")
    assert asked.status_code == 422
    assert b"In which market" in asked.content
    assert browser.post(f"/finds/{find.pk}/acceptance/", {"market": other.pk}).status_code == 302
    assert Quote.objects.get().cell.market == other


def test_a_price_of_this_week_far_from_what_others_say_is_asked_back(
    as_: As, group: Group, bakari: Member, amina: Member, wanjiru: Member, file: Any
) -> None:
    for someone in (bakari, wanjiru, world.member("Zawadi")):
        world.quote(someone, "40", kind="wholesale")
    yesterday = timezone.localtime() - timedelta(days=1)
    line = f"{yesterday:%Y/%m/%d}, 14:06 - {amina.phone}: Maize 90kg 3400 wakulima"
    read_through(imports.take_in(bakari, group, uuid4(), file(line)).pk)
    find = Find.objects.get()
    find.about |= dict.fromkeys(("price", "high"), "34000.00")
    find.save()
    finds.keep(bakari, find)
    url = f"/finds/{find.pk}/acceptance/"
    asked = as_(amina).post(url)
    assert asked.status_code == 422
    assert b"Really?" in asked.content
    assert as_(amina).post(url, {"sure": "on"}).status_code == 302
    assert Quote.objects.get(author=amina).price == 34000


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("0712 345 678", "0712 ••• •78"),
        ("+254 712 345 678", "+254 712 ••• •78"),
        ("+254712345678", "+254712••••78"),
        ("Otieno", "Otieno"),
    ],
)
def test_a_number_is_known_again_and_cannot_be_called(phone: str, shown: str) -> None:
    assert masked(phone) == shown
